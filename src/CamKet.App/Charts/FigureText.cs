using System.Globalization;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;

namespace CamKet.App.Charts;

/// <summary>A target's present figure in the words a table cell has room for.</summary>
public static class FigureText
{
    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>"38,60%", "thứ 12/22", "3", "Tốt"; "–" for not applicable, "chưa có" where nothing is known.</summary>
    public static string Now(TargetProgress progress, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Actual.State == RatioState.NotApplicable)
        {
            return "–";
        }

        if (progress.Actual.IsMeasured)
        {
            return progress.Target is { Type: TargetType.Percent, Number: { } wanted, Op: var op }
                ? Print.PercentAgainst(progress.Actual, op, wanted, decimals)
                : Print.Percent(progress.Actual, decimals);
        }

        return progress switch
        {
            { Value: { } place, Target.Type: TargetType.Rank } => "thứ " + Print.Short(place) + Provisional(progress),
            { Value: { } value, Target.Type: TargetType.Percent } => Print.Stated(value),
            { Value: { } value, Target.Type: TargetType.Amount } => Money(value),
            { Value: { } value } => Print.Short(value) + Provisional(progress),
            { Word: { } word } => word + Provisional(progress),
            { Status: Status.NotApplicable or Status.NoDate } or { Target.Type: TargetType.Milestone } => "–",
            _ => "chưa có",
        };
    }

    private static string Provisional(TargetProgress progress) => progress.IsProvisional ? " (tạm tính)" : "";

    /// <summary>Under the bullet: "1.138/2.948", "2,61/4,99 tỷ đồng", or nothing.</summary>
    public static string? Parts(TargetProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress is { Value: { } place, Target: { Type: TargetType.Rank, Of: { } of } })
        {
            return $"xếp thứ {Print.Short(place)}/{Print.Number(of)}";
        }

        return Parts(progress.Actual);
    }

    /// <summary>The numerator and denominator alone; null where nothing was counted.</summary>
    public static string? Parts(Ratio ratio)
    {
        if (ratio.State == RatioState.Missing)
        {
            return null;
        }

        return ratio.Denominator >= 1_000_000_000m
            ? Billions(ratio.Numerator) + "/" + Billions(ratio.Denominator) + " tỷ đồng"
            : Print.Fraction(ratio);
    }

    /// <summary>"2,61 tỷ đồng" from a billion on, else the whole amount.</summary>
    public static string Money(decimal value) => value >= 1_000_000_000m ? Billions(value) + " tỷ đồng" : Print.Number(value) + " đồng";

    /// <summary>A coordinate: point for the decimal, at most two of them.</summary>
    public static string Svg(decimal value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"một", "ba", "mười hai"… up to ten in words, then in digits, as a sentence would have it.</summary>
    public static string Words(int count) => count switch
    {
        1 => "một",
        2 => "hai",
        3 => "ba",
        4 => "bốn",
        5 => "năm",
        6 => "sáu",
        7 => "bảy",
        8 => "tám",
        9 => "chín",
        10 => "mười",
        _ => Print.Number(count),
    };

    public static string Capital(string sentence) =>
        sentence.Length == 0 ? sentence : char.ToUpper(sentence[0], Vietnamese) + sentence[1..];

    private static string Billions(decimal value) => Print.Number(value / 1_000_000_000m, 2);
}
