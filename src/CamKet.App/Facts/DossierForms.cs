using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Facts;

/// <summary>The form of one dossier. What is refused comes back as it was typed.</summary>
internal static class DossierForms
{
    /// <param name="done">The batch of a correction just made, of which the page says that it was.</param>
    public static string Address(string slug, string code, long? done = null) =>
        Links.With("/ho-so/" + slug, ("ma", code), ("xong", done?.ToString(CultureInfo.InvariantCulture)));

    public static async Task<IResult> Correct(string slug, IFormCollection form, FindUnit find, CorrectDossier correct, ClaimsPrincipal person, CancellationToken ct)
    {
        var code = form["ma"].ToString();
        if (await find.BySlug(slug, Reader.Staff, ct) is not { } unit)
        {
            return Results.NotFound();
        }

        var texts = DossierForm.Fields.Where(f => form.ContainsKey("o-" + f.Code)).ToDictionary(f => f.Code, f => form["o-" + f.Code].ToString().Trim(), StringComparer.Ordinal);
        var reason = form["ly-do"].ToString().Trim();
        long? seen = long.TryParse(form["ban"], NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? batch : null;
        return await correct.Run(unit, code, texts, reason, seen, person.Identity?.Name ?? "", ct) switch
        {
            CorrectionOutcome.Done done => TypedResults.LocalRedirect(Address(slug, code, done.Batch)),
            CorrectionOutcome.Refused refused => new RazorComponentResult<DossierPage>(new { Slug = slug, Typed = new TypedCorrection(code, reason, refused) }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
            _ => TypedResults.LocalRedirect(Address(slug, code)),
        };
    }
}

/// <summary>What a person typed into a form that was refused, and why it was.</summary>
public sealed class TypedCorrection
{
    internal TypedCorrection(string code, string reason, CorrectionOutcome.Refused why) => (Code, Reason, Why) = (code, reason, why);

    public string Code { get; }

    public string Reason { get; }

    internal CorrectionOutcome.Refused Why { get; }
}
