using CamKet.App.Asking;
using CamKet.App.Board;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;

namespace CamKet.App.Commitments;

/// <summary>
/// One press of a button on the draft's form. Whatever the button, the fields are stored first as they were typed: nothing
/// typed is lost, whether what follows succeeds or not.
/// </summary>
internal static class Correct
{
    public static async Task<IResult> Post(Guid id, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await DraftStore.Find(scoped.Connection, province, id) is not { } stored)
        {
            return Results.NotFound();
        }

        var here = $"/cam-ket/du-thao/{id}";
        var draft = DraftForm.Read(form, stored.Form);
        var act = form["viec"].ToString();
        draft = act switch
        {
            "them-muc" => draft with { Items = [.. draft.Items, DraftItem.Empty("")] },
            "them-viec" => draft with { Duties = [.. draft.Duties, new DraftDuty("", "once", "", "", "", "", true, "", true)] },
            _ => draft,
        };
        var pressed = StatementForm.Press(act, draft.Statements ?? DraftStatements.None);
        draft = pressed is { } row ? draft with { Statements = row.Statements } : draft;
        if (!await DraftStore.Save(scoped.Connection, province, id, draft, time.GetUtcNow()))
        {
            // Confirmed or discarded in another window: its page says so.
            return Results.Redirect(here);
        }

        var next = act switch
        {
            "xac-nhan" => await Confirm.Run(scoped.Connection, province, stored with { Form = draft }, http.User.Identity?.Name ?? "", form["ly-do"].ToString(), time.GetUtcNow(), home, ct) switch
            {
                Confirm.Outcome.Made made => $"/don-vi/{made.Slug}?cam-ket-moi={made.Id}",
                Confirm.Outcome.Faulty => here + "?kiem-tra=1#loi",
                _ => throw new InvalidOperationException("The outcomes are closed."),
            },
            "bo" => await Discard(scoped, province, id, time, "/cam-ket"),
            "them-muc" => here + "#muc-cuoi",
            "them-viec" => here + "#viec-cuoi",
            _ when pressed is { } at => $"{here}?mo={at.List}#{at.Anchor}",
            _ => here + "?da-luu=1#noi-dung",
        };
        await scoped.Commit(ct);
        return Results.Redirect(next);
    }

    /// <summary>A confirmed commitment is opened as a new draft; confirming that makes the next version.</summary>
    public static async Task<IResult> Reopen(Guid id, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await CommitmentStore.Find(scoped.Connection, province, id) is not { } commitment)
        {
            return Results.NotFound();
        }

        var now = time.GetUtcNow();
        var source = await DraftStore.SourceOf(scoped.Connection, province, id);
        var draft = new StoredDraft(
            commitment.UnitNo, Guid.CreateVersion7(now), source?.FileName ?? "", commitment.SourceSha256 ?? "", source?.Source ?? [],
            Reopened(commitment, await CommitmentStore.Statements(scoped.Connection, province, id), source?.Source ?? []), "open", id, now, http.User.Identity?.Name ?? "", now);
        await DraftStore.Add(scoped.Connection, province, draft);
        await scoped.Commit(ct);
        return Results.Redirect($"/cam-ket/du-thao/{draft.DraftId}");
    }

    /// <summary>A version confirmed before its statements were kept shows what its source says.</summary>
    private static Draft Reopened(Commitment commitment, DocumentStatements? statements, IReadOnlyList<Block> source)
    {
        var draft = Proposal.From(commitment, statements);
        return statements is null && source.Count > 0 ? draft with { Statements = DraftStatements.From(DocumentReader.Read(source)) } : draft;
    }

    private static async Task<string> Discard(ScopedTransaction scoped, int province, Guid id, TimeProvider time, string next)
    {
        await DraftStore.Close(scoped.Connection, province, id, "discarded", null, null, time.GetUtcNow());
        return next;
    }
}
