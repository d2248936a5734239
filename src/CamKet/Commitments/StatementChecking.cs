using System.Globalization;
using CamKet.Documents;
using CamKet.Figures;

namespace CamKet.Commitments;

/// <summary>Reads the typed statements of a draft; figures and sums are judged anew from what is typed.</summary>
public static class StatementChecking
{
    /// <summary>The figure as typed, judged; null while something in it cannot be read.</summary>
    public static StatedFigure? Read(this DraftFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var faults = new List<DraftFault>();
        return Figure(figure, "", "", faults) is { } read && faults.Count == 0 ? read : null;
    }

    /// <summary>The sum as typed, judged; null while something in it cannot be read.</summary>
    public static StatedSum? Read(this DraftSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        var faults = new List<DraftFault>();
        return Sum(sum, "", "", faults) is { } read && faults.Count == 0 ? read : null;
    }

    internal static DocumentStatements Read(Draft draft, List<DraftFault> faults)
    {
        var typed = draft.Statements ?? DraftStatements.None;
        var citations = Each(typed.Citations, "citations", "Văn bản viện dẫn", faults, Citation);
        var signer = new Signer(Text(typed.SignerCapacity), Text(typed.SignerTitle), Text(typed.SignerName));
        return new DocumentStatements(
            Enum.TryParse<DocumentKind>(draft.Kind, out var kind) ? kind : DocumentKind.Other,
            Text(typed.Place), Text(typed.Subject),
            [.. typed.Recipients.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            signer == new Signer(null, null, null) ? null : signer,
            [.. citations.Where(c => c.Basis).Select(c => c.Citation)], [.. citations.Select(c => c.Citation)],
            Each(typed.Thresholds, "thresholds", "Mức yêu cầu", faults, Threshold),
            Each(typed.Figures, "figures", "Tỷ lệ", faults, Figure),
            Each(typed.Sums, "sums", "Tổng", faults, Sum),
            Each(typed.Scores, "scores", "Điểm, thứ hạng", faults, Score),
            [.. draft.Items.Where(i => i.Keep && i.Result.Trim().Length > 0).Select(i => new ItemResult(i.Path.Trim(), i.Result.Trim()))]);
    }

    private static List<TRead> Each<TTyped, TRead>(
        IReadOnlyList<TTyped> typed, string list, string name, List<DraftFault> faults, Func<TTyped, string, string, List<DraftFault>, TRead?> one)
        where TRead : class =>
        [.. typed.Select((t, i) => one(t, DraftField.At(list, i), $"{name} thứ {(i + 1).ToString(CultureInfo.InvariantCulture)}", faults)).OfType<TRead>()];

    private sealed record Cited(Citation Citation, bool Basis);

    private static Cited? Citation(DraftCitation d, string at, string name, List<DraftFault> faults)
    {
        var date = TypedField.DateOrMonth(d.Date, at + ".date", name + ", ngày", faults);
        if (Text(d.Number) is { } number)
        {
            return new Cited(new Citation(number, date), d.Basis);
        }

        faults.Add(new(at + ".number", $"{name} chưa có số, ký hiệu: ghi như 50/UBND-VP, hoặc bỏ dòng này."));
        return null;
    }

    private static Threshold? Threshold(DraftThreshold d, string at, string name, List<DraftFault> faults)
    {
        if (Text(d.Text) is null)
        {
            faults.Add(new(at + ".text", $"{name} chưa có nội dung: ghi nội dung được yêu cầu, hoặc bỏ dòng này."));
        }

        var value = TypedField.Number(d.Value, at + ".value", name, faults);
        return Text(d.Text) is { } text && value is { } v && Operators.FromCode(d.Op) is { } op
            ? new Threshold(text, op, v, d.Unit, Text(d.Owner))
            : null;
    }

    private static StatedFigure? Figure(DraftFigure d, string at, string name, List<DraftFault> faults)
    {
        var stated = TypedField.Number(d.Stated, at + ".stated", name, faults);
        var numerator = TypedField.NumberOrNone(d.Numerator, at + ".numerator", name + ", tử số", faults);
        var denominator = TypedField.NumberOrNone(d.Denominator, at + ".denominator", name + ", mẫu số", faults);
        if (d.Numerator.Trim().Length == 0 != (d.Denominator.Trim().Length == 0))
        {
            var lacking = d.Numerator.Trim().Length == 0 ? ("numerator", "tử số") : ("denominator", "mẫu số");
            faults.Add(new($"{at}.{lacking.Item1}", $"{name}: thiếu {lacking.Item2}; ghi đủ tử số và mẫu số, hoặc để trống cả hai."));
        }

        var written = d.Stated.Trim().TrimEnd('%').Trim();
        return stated is { } value && VietnameseNumber.Read(written) is NumberReading.Number { Decimals: var decimals }
            ? StatedFigure.Judge(written + "%", value, decimals, numerator, denominator)
            : null;
    }

    private static StatedSum? Sum(DraftSum d, string at, string name, List<DraftFault> faults)
    {
        var total = TypedField.Number(d.Total, at + ".total", name, faults);
        var parts = d.Parts.Split('+', StringSplitOptions.TrimEntries).Select(p => TypedField.Number(p, at + ".parts", name + ", số hạng", faults)).ToList();
        return total is { } t && parts.TrueForAll(p => p is not null) ? StatedSum.Judge(t, [.. parts.OfType<decimal>()]) : null;
    }

    private static StatedScore? Score(DraftScore d, string at, string name, List<DraftFault> faults)
    {
        var rankChange = TypedField.Signed(d.RankChange, at + ".rankChange", name + ", số bậc thay đổi", faults);
        if (rankChange is { } places && (places != Math.Truncate(places) || Math.Abs(places) > 1_000_000))
        {
            faults.Add(new(at + ".rankChange", $"{name}, số bậc thay đổi: “{d.RankChange.Trim()}” không phải là số nguyên."));
            rankChange = null;
        }

        var score = new StatedScore(
            TypedField.NumberOrNone(d.Value, at + ".value", name + ", điểm", faults), TypedField.Signed(d.Change, at + ".change", name + ", điểm thay đổi", faults),
            Text(d.Class), TypedField.Whole(d.Rank, at + ".rank", name + ", thứ hạng", faults), (int?)rankChange,
            TypedField.Whole(d.Of, at + ".of", name + ", tổng số đơn vị", faults), Text(d.Scope), TypedField.Whole(d.Year, at + ".year", name + ", năm", faults));
        if (new[] { d.Value, d.Class, d.Rank }.All(t => t.Trim().Length == 0))
        {
            faults.Add(new(at + ".value", $"{name}: ghi điểm, xếp loại hoặc thứ hạng, hoặc bỏ dòng này."));
        }

        return score;
    }

    private static string? Text(string text) => TypedField.Text(text);
}
