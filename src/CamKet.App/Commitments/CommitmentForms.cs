using System.Security.Claims;
using CamKet.Commitments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Commitments;

/// <summary>The forms of the pages of commitments. Each ends in a redirect, or in the page with why it was refused.</summary>
internal static class CommitmentForms
{
    public static async Task<IResult> Propose(IFormFile? file, Propose propose, ClaimsPrincipal person, CancellationToken ct)
    {
        if (file is null || file.FileName.Length == 0)
        {
            return Refused("Chưa chọn tệp: chọn tệp văn bản (.docx, .pdf, .doc, .odt hoặc .txt) rồi bấm Đọc văn bản.");
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        return await propose.Run(file.FileName, memory.ToArray(), By(person), ct) switch
        {
            ProposeOutcome.Stored stored => Results.Redirect($"/cam-ket/du-thao/{stored.DraftId}", preserveMethod: false),
            ProposeOutcome.Already already => Results.Redirect($"/cam-ket/du-thao/{already.DraftId}?co-san=1", preserveMethod: false),
            ProposeOutcome.Refused refused => Refused(refused.Sentence),
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    /// <summary>One press of a button on the draft's form.</summary>
    public static async Task<IResult> Correct(Guid id, IFormCollection form, Correct correct, ClaimsPrincipal person, CancellationToken ct)
    {
        var (here, act) = ($"/cam-ket/du-thao/{id}", form["viec"].ToString());
        (DraftStatements Statements, string List, string Anchor)? pressed = null;
        var step = act switch { "xac-nhan" => DraftStep.Confirm, "bo" => DraftStep.Discard, _ => DraftStep.Keep };
        return await correct.Run(id, Typed, step, form["ly-do"].ToString(), By(person), ct) switch
        {
            CorrectOutcome.NotThere => Results.NotFound(),
            CorrectOutcome.Closed => Results.Redirect(here),
            CorrectOutcome.Made made => Results.Redirect($"/don-vi/{made.Slug}?cam-ket-moi={made.Id}"),
            CorrectOutcome.Faulty => Results.Redirect(here + "?kiem-tra=1#loi"),
            CorrectOutcome.Discarded => Results.Redirect("/cam-ket"),
            CorrectOutcome.Kept => Results.Redirect(act switch
            {
                "them-muc" => here + "#muc-cuoi",
                "them-viec" => here + "#viec-cuoi",
                _ when pressed is { } at => $"{here}?mo={at.List}#{at.Anchor}",
                _ => here + "?da-luu=1#noi-dung",
            }),
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };

        Draft Typed(Draft stored)
        {
            var draft = DraftForm.Read(form, stored);
            draft = act switch
            {
                "them-muc" => draft with { Items = [.. draft.Items, DraftItem.Empty("")] },
                "them-viec" => draft with { Duties = [.. draft.Duties, new DraftDuty("", "once", "", "", "", "", true, "", true)] },
                _ => draft,
            };
            pressed = StatementForm.Press(act, draft.Statements ?? DraftStatements.None);
            return pressed is { } row ? draft with { Statements = row.Statements } : draft;
        }
    }

    public static async Task<IResult> Reopen(Guid id, IFormCollection form, ReopenCommitment reopen, ClaimsPrincipal person, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        return await reopen.Run(id, By(person), ct) is { } draft ? Results.Redirect($"/cam-ket/du-thao/{draft}") : Results.NotFound();
    }

    public static async Task<IResult> Withdraw(Guid id, IFormCollection form, WithdrawCommitment withdraw, ClaimsPrincipal person, CancellationToken ct)
    {
        var reason = form["ly-do"].ToString();
        return await withdraw.Run(id, reason, By(person), ct) is { } refused ? Refused(refused, id, reason) : Results.LocalRedirect("/cam-ket?da-rut=1#da-rut");
    }

    public static async Task<IResult> Match(Guid item, IFormCollection form, MatchItem match, ClaimsPrincipal person, CancellationToken ct) =>
        await match.Run(item, form["la"].ToString(), By(person), ct) is { } refused ? Refused(refused) : Results.LocalRedirect("/cam-ket");

    /// <summary>The page again with the reason on top.</summary>
    /// <param name="withdrawing">The commitment whose withdrawal was refused, and what was typed for it.</param>
    private static RazorComponentResult<CommitmentsPage> Refused(string sentence, Guid? withdrawing = null, string? typed = null) =>
        new(new { Problem = sentence, Withdrawing = withdrawing, TypedReason = typed })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            // The page loads its lists first; without this an empty frame would be sent ahead of them.
            PreventStreamingRendering = true,
        };

    private static string By(ClaimsPrincipal person) => person.Identity?.Name ?? "";
}
