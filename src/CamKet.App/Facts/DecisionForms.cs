using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Facts;

/// <summary>The forms of what waits for a person: rows held back, and what is gone from a later extract.</summary>
internal static class DecisionForms
{
    public static async Task<IResult> Correct(HttpRequest request, ReplayRow replay, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        if (!int.TryParse(form["tinh"], CultureInfo.InvariantCulture, out var province) || !long.TryParse(form["lan"], CultureInfo.InvariantCulture, out var extract) || !int.TryParse(form["dong"], CultureInfo.InvariantCulture, out var row))
        {
            return TypedResults.LocalRedirect("/so-lieu/cho-sua");
        }

        var key = new QuarantineKey(province, extract, form["trang"].ToString(), row);
        var by = person.Identity?.Name ?? "";
        var outcome = form.ContainsKey("bo")
            ? await replay.Dismiss(key, "bỏ trên trang", by, ct)
            : await replay.Run(key, form.Where(pair => pair.Key.StartsWith("o-", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[2..], pair => pair.Value.ToString(), StringComparer.Ordinal), by, ct);
        // A row still refused says so itself.
        var said = outcome switch
        {
            ReplayOutcome.Taken { Older: true } => QuarantinePage.Older,
            ReplayOutcome.Taken => QuarantinePage.Taken,
            ReplayOutcome.Dismissed => QuarantinePage.Dismissed,
            ReplayOutcome.NotThere => QuarantinePage.NotThere,
            ReplayOutcome.Busy => QuarantinePage.Busy,
            _ => null,
        };
        return TypedResults.LocalRedirect(Links.With(
            "/so-lieu/cho-sua", ("trang", Listed(form)), ("xong", said), ("dong", said is null ? null : row.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>What is refused comes back as it was ticked and typed.</summary>
    public static async Task<IResult> Gone(HttpRequest request, DecideGone decide, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var chosen = form[form["ca-trang"] == "true" ? "o-trang" : "chon"].Select(GoneKey.Read).OfType<GoneKey>().Distinct().ToList();
        var (removes, reason) = (form.ContainsKey("xoa"), form["ly-do"].ToString().Trim());
        return await decide.Run(chosen, removes, reason, person.Identity?.Name ?? "", ct) switch
        {
            Outcome<int>.Done { Value: var decided } => TypedResults.LocalRedirect(Links.With(
                "/so-lieu/bien-mat", ("trang", Listed(form)), ("xong", removes ? GonePage.Removed : GonePage.Kept), ("so", decided.ToString(CultureInfo.InvariantCulture)))),
            Outcome<int>.Refused refused => new RazorComponentResult<GonePage>(new { Typed = new TypedDecision([.. chosen], reason, Listed(form), refused.Sentence) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    /// <summary>The page of the list a form stood on; null: the first.</summary>
    private static string? Listed(IFormCollection form) => form["danh-sach"] is [{ } page] && page != "1" ? page : null;
}

/// <summary>Which row of what is gone, as a field of the form names it: province, extract, unit, code.</summary>
public sealed record GoneKey(int Province, long ExtractId, int UnitNo, string Code)
{
    public override string ToString() => FormattableString.Invariant($"{Province}/{ExtractId}/{UnitNo}/{Code}");

    /// <summary>Null for what is no key.</summary>
    public static GoneKey? Read(string? text) =>
        text?.Split('/', 4) is [var province, var extract, var unit, var code]
        && int.TryParse(province, NumberStyles.None, CultureInfo.InvariantCulture, out var provinceId)
        && long.TryParse(extract, NumberStyles.None, CultureInfo.InvariantCulture, out var extractId)
        && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitNo)
            ? new(provinceId, extractId, unitNo, code)
            : null;
}

/// <summary>A decision as it was typed, and why it was refused.</summary>
public sealed record TypedDecision(IReadOnlyList<GoneKey> Chosen, string Reason, string? Page, string Fault);
