using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Board;

/// <summary>The forms of a promise's page. Each ends on its page again, in the window it was sent from, with what was typed where it was refused.</summary>
internal static class ItemForms
{
    public static async Task<IResult> BindDate(Guid item, IFormCollection form, HttpRequest request, BindDate bind, ClaimsPrincipal person, CancellationToken ct)
    {
        var (typed, source) = (form["ngay"].ToString().Trim(), form["can-cu"].ToString().Trim());
        return await bind.Run(item, typed, source, By(person), ct) switch
        {
            ItemFormOutcome.Done { At: var at } => Results.LocalRedirect(at.At("han", request.QueryString.ToString())),
            ItemFormOutcome.Refused refused => Again(refused.At, new(StringComparer.Ordinal) { ["han-sai"] = refused.Field, ["ngay"] = typed, ["can-cu"] = source }),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> AddEvidence(Guid item, IFormCollection form, HttpRequest request, AddEvidence add, ClaimsPrincipal person, CancellationToken ct)
    {
        string Field(string name) => form[name].ToString().Trim();
        var typed = new TypedEvidence(Field("so"), Field("ngay"), Field("noi-dung"), Field("dia-chi"));
        return await add.Run(item, typed, By(person), ct) switch
        {
            ItemFormOutcome.Done { At: var at } => Results.LocalRedirect(at.At("tai-lieu", request.QueryString.ToString())),
            ItemFormOutcome.Refused refused => Again(refused.At, new(StringComparer.Ordinal)
            {
                ["tai-lieu-sai"] = refused.Field, ["so"] = typed.Number, ["ngay-tl"] = typed.Day, ["noi-dung"] = typed.Text, ["dia-chi"] = typed.Url,
            }),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> WithdrawEvidence(Guid item, IFormCollection form, HttpRequest request, WithdrawEvidence withdraw, ClaimsPrincipal person, CancellationToken ct)
    {
        var (evidence, reason) = (form["tai-lieu"].ToString(), form["ly-do"].ToString().Trim());
        return await withdraw.Run(item, evidence, reason, By(person), ct) switch
        {
            ItemFormOutcome.Done { At: var at } => Results.LocalRedirect(at.At("tai-lieu", request.QueryString.ToString())),
            ItemFormOutcome.Refused refused => Again(refused.At, new(StringComparer.Ordinal) { ["rut-sai"] = refused.Field, ["rut"] = evidence, ["ly-do"] = reason }),
            _ => Results.NotFound(),
        };
    }

    /// <summary>The address of a form, opened as a page: the promise's page lies under its unit, not above the form.</summary>
    public static async Task<IResult> LeadTo(Guid item, string form, HttpRequest request, FindItem find, CancellationToken ct) =>
        await find.Run(item, ct) is { } at ? Results.LocalRedirect(at.At(form, request.QueryString.ToString())) : Results.NotFound();

    /// <summary>The same by the number the promise bears in a commitment.</summary>
    public static async Task<IResult> LeadTo(Guid id, string path, string form, HttpRequest request, FindItem find, CancellationToken ct) =>
        await find.ByNumber(id, path, ct) is { } at ? Results.LocalRedirect(at.At(form, request.QueryString.ToString())) : Results.NotFound();

    /// <param name="typed">By the names the page asks for, with the name of the form's fault and the field that has it.</param>
    private static RazorComponentResult<ItemPage> Again(ItemAddress at, Dictionary<string, string> typed) =>
        new(new { at.Slug, Id = at.ItemId, Typed = typed }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static string By(ClaimsPrincipal person) => person.Identity?.Name ?? "";
}
