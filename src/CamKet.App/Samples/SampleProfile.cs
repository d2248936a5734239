using CamKet.Targets;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>A number of cases in a window, and how many of them lie in its last 90 days without Tết: what a pace is taken from.</summary>
internal readonly record struct Part(int All, int Recent)
{
    /// <summary>So many thousandths of all and of the recent ones, rounded.</summary>
    public static Part Of(Part whole, int thousandths, int recentThousandths)
    {
        var recent = ((whole.Recent * recentThousandths) + 500) / 1000;
        var all = Math.Max(recent, ((whole.All * thousandths) + 500) / 1000);
        return new(Math.Min(all, whole.All - whole.Recent + recent), recent);
    }
}

/// <summary>What one window's dossiers of a unit must add up to, exactly.</summary>
/// <param name="Received">Newly received in the window.</param>
/// <param name="Postal">Of those not online, so many by post; the others directly.</param>
/// <param name="Payments">Dossiers with one payment transaction each, all of fee-bearing procedures.</param>
/// <param name="Interlinked">Dossiers of interlinked procedures, none of them fee-bearing.</param>
/// <param name="Procedures">Different procedures.</param>
/// <param name="Late">Resolved late, without <paramref name="Overdue"/>.</param>
/// <param name="Letters">Of the late and overdue ones, so many with an apology letter; every second of them in time.</param>
/// <param name="Open">Open in time at the window's end; those of an earlier year are finished in the days after it.</param>
/// <param name="Ended">Withdrawn, refused or stopped.</param>
/// <param name="ResultsMissing">Resolved ones whose result is not digitised.</param>
internal sealed record DossierPlan(
    Window Window, Part Received, Part Online, int Postal, Part Payments, Part PaymentsOnline, Part Interlinked, Part InterlinkedElectronic,
    int Procedures, int Late, int Overdue, int Letters, int Open, int Paused, int Ended, int InputsMissing, int ResultsMissing);

/// <param name="Leader">Of the signed ones.</param>
internal sealed record RegisterPlan(Window Window, Part Outgoing, Part Signed, Part Leader, Part Incoming, Part Processed);

/// <summary>A budget line's amounts in đồng, as of days in order.</summary>
internal sealed record BudgetPlan(string Line, decimal Estimate, IReadOnlyList<(DateOnly Day, decimal Actual)> Steps);

/// <summary>Survey answers n1…n5 and missing of one group and wave.</summary>
internal sealed record SurveyPlan(string Group, DateOnly From, DateOnly To, IReadOnlyList<int> Answers, int Missing);

/// <summary>One row: kind, day, count.</summary>
internal sealed record ActivityPlan(string Kind, DateOnly Day, int Count, string Title, string? Evidence);

/// <summary>How a unit's system prints its extract.</summary>
internal enum ExtractStyle
{
    /// <summary>Workbook: blank first column, stacked merged heads, a (1)(2)(3) row, dates as text, a totals row.</summary>
    Stacked,

    /// <summary>Workbook: one head row, dates as Excel serial numbers.</summary>
    Serial,

    /// <summary>Semicolon-separated text with byte order mark, dates as text.</summary>
    Text,
}

internal sealed record SampleUnit(
    string Code, string Name, string District, string Slug, ExtractStyle Style, IReadOnlyList<DossierPlan> Dossiers,
    IReadOnlyList<RegisterPlan> Registers, IReadOnlyList<BudgetPlan> Budget, IReadOnlyList<SurveyPlan> Surveys,
    IReadOnlyList<ActivityPlan> Activities, SampleCommitment Commitment);

/// <param name="Path">Section ("A", "B.I") the item stands in; numbering within it follows the order.</param>
/// <param name="Baseline">As written in the column of last year's result.</param>
internal sealed record SampleItem(string Path, string Text, string Baseline, string Target, string Note = "");

internal sealed record SampleCommitment(string Number, DateOnly Day, string Issuer, string Place, string Receiver, IReadOnlyList<SampleItem> Items);
