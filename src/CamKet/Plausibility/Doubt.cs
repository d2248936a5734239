using CamKet.Time;

namespace CamKet.Plausibility;

/// <summary>What makes a figure doubtful.</summary>
public enum DoubtRule
{
    /// <summary>A form whose columns do not add up.</summary>
    Balance,

    /// <summary>A measure that moved further in a month than measures move.</summary>
    Jump,

    /// <summary>100 % month after month.</summary>
    Perfect,

    /// <summary>A figure typed in a document is not the one computed.</summary>
    Stated,

    /// <summary>Two systems tell the same days.</summary>
    TwoSystems,

    /// <summary>A later extract tells a finished dossier otherwise.</summary>
    Rewritten,

    /// <summary>Working days on end without a dossier, where there should have been some.</summary>
    Silence,
}

/// <summary>A figure a person should look at before it is reported. It proves nothing: it is cleared up, or dismissed with a reason.</summary>
/// <param name="Key">What it is about, the same as long as it is about the same thing.</param>
/// <param name="Figures">The figures it rests on: a dismissal holds for these and no others.</param>
/// <param name="Where">The window or document.</param>
/// <param name="Link">Where to look, as a path of the program.</param>
public sealed record Doubt(DoubtRule Rule, string Key, string Figures, string What, string Where, string Why, string Do, string? Link);

/// <summary>From where a figure is doubted; dated data of the catalog, each with its reason.</summary>
/// <param name="JumpPoints">More than so many percentage points from one month to the next …</param>
/// <param name="JumpCases">… with at least so many cases in both.</param>
/// <param name="PerfectMonths">100 % in so many months on end …</param>
/// <param name="PerfectCases">… with at least so many cases in each.</param>
/// <param name="SilentDays">Working days on end without a dossier …</param>
/// <param name="SilentExpected">… in which, at the unit's own pace, at least so many were to be expected.</param>
public sealed record DoubtLimits(decimal JumpPoints, decimal JumpCases, int PerfectMonths, decimal PerfectCases, int SilentDays, decimal SilentExpected);

/// <summary>A dismissal as recorded.</summary>
public sealed record Dismissal(string Key, string Figures, string Reason, DateTimeOffset At, string By)
{
    /// <summary>It holds while the figures are those it was given for.</summary>
    public bool Covers(Doubt doubt)
    {
        ArgumentNullException.ThrowIfNull(doubt);
        return doubt.Key == Key && doubt.Figures == Figures;
    }
}

public static class DoubtWords
{
    public static string Name(this DoubtRule rule) => rule switch
    {
        DoubtRule.Balance => "Biểu không khớp",
        DoubtRule.Jump => "Số nhảy so với tháng trước",
        DoubtRule.Perfect => "100% nhiều tháng liền",
        DoubtRule.Stated => "Số ghi trong văn bản khác số tính",
        DoubtRule.TwoSystems => "Hai hệ thống cùng một kỳ",
        DoubtRule.Rewritten => "Tệp sau ghi khác tệp trước",
        DoubtRule.Silence => "Nhiều ngày không có hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Days(Window window) => $"tu={Iso(window.From)}&den={Iso(window.To)}";
}
