using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Ledger;
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

    /// <summary>Several at once, for one reason. All of them or none: what cannot be decided any more is said, and the rest stays ticked.</summary>
    public static async Task<IResult> DecideGone(HttpRequest request, Database database, TimeProvider time, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var chosen = form[form["ca-trang"] == "true" ? "o-trang" : "chon"].Select(GoneKey.Read).OfType<GoneKey>().Distinct().ToList();
        var (removes, reason) = (form.ContainsKey("xoa"), form["ly-do"].ToString().Trim());
        if (chosen.Count == 0)
        {
            return Back("Chưa chọn dòng nào: hãy đánh dấu các dòng cần quyết định, rồi bấm lại.");
        }

        if (removes && reason.Length is 0 or > GoneStore.LongestReason)
        {
            return Back(reason.Length == 0
                ? "Hãy ghi lý do các hồ sơ đã chọn không còn ở hệ thống nguồn (ví dụ: nhập trùng, số văn bản huỷ), rồi bấm lại."
                : $"Lý do dài {reason.Length} ký tự: hãy ghi gọn trong {GoneStore.LongestReason} ký tự.");
        }

        var province = chosen[0].Province;
        if (chosen.Exists(key => key.Province != province))
        {
            // Two provinces are two transactions: of one of them it could be said neither that all was decided nor that nothing was.
            return Back("Chưa quyết định gì: các dòng đã chọn là của hai tỉnh khác nhau; hãy chọn dòng của từng tỉnh một rồi bấm lại.");
        }

        // Each extract that misses a dossier may list it: it leaves the facts once, and takes what the others listed with it.
        var decided = removes ? [.. chosen.GroupBy(key => (key.UnitNo, key.Code)).Select(same => same.MaxBy(key => key.ExtractId)!)] : chosen;
        var (at, by) = (time.GetUtcNow(), person.Identity?.Name ?? "");
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        if (removes && !await BatchStore.TryLock(transaction.Connection, province, ct))
        {
            return Back(BatchStore.Busy);
        }

        foreach (var key in decided)
        {
            var done = removes
                ? await GoneStore.Remove(transaction.Connection, key.Province, key.UnitNo, key.ExtractId, key.Code, reason, at, by, ct)
                : await GoneStore.Keep(transaction.Connection, key.Province, key.UnitNo, key.ExtractId, key.Code, at, by, ct);
            if (!done)
            {
                return Back($"Chưa quyết định gì: {key.Code} đã được quyết định, hoặc một lần nạp sau lại có, hoặc không phải hồ sơ nên không bỏ được. Hãy bỏ đánh dấu dòng ấy rồi bấm lại.");
            }
        }

        await transaction.Commit(ct);
        return TypedResults.LocalRedirect(Links.With(
            "/so-lieu/bien-mat", ("trang", Listed(form)), ("xong", removes ? GonePage.Removed : GonePage.Kept), ("so", decided.Count.ToString(CultureInfo.InvariantCulture))));

        RazorComponentResult<GonePage> Back(string sentence) => new(new { Typed = new TypedDecision([.. chosen], reason, Listed(form), sentence) })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
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
