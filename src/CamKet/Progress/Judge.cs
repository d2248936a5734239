using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>
/// Judges what was promised by what the facts say, as of a date. Exact: targets are compared with n/d, never with a
/// rounded percentage, and the forecast is made in whole cases.
/// </summary>
public static class Judge
{
    /// <summary>
    /// An item with all its targets, met only together: the worst decides. "Duy trì" without a target promises not to be
    /// worse than the baseline, in the measure's direction.
    /// </summary>
    public static ItemProgress Item(CommitmentItem item, ItemFacts facts)
    {
        var wanted = Promised(item, facts.Measure);
        var targets = wanted.Select(t => Target(t, item, facts)).ToList();
        var worst = targets.Count == 0 ? null : targets.MaxBy(t => Severity(t.Status));
        var calendar = facts.Measure?.Calendar ?? ReportingCalendar.Reform;
        return new ItemProgress(
            item.Path,
            item.Group.ToString().ToLowerInvariant(),
            item.Text,
            item.Owner,
            item.Baseline,
            targets,
            worst?.Status ?? Status.NoData,
            worst?.Sentence ?? Sentence.NothingPromised,
            facts.Reading?.Window,
            facts.Reading?.EvaluationEnd ?? item.EvaluationEnd(calendar, facts.Year),
            facts.Reading?.DataUntil,
            item.EvidenceCount)
        {
            ItemId = item.Id,
            Asked = facts.Reading?.Figure is { } figure ? figure.Knowing == Knowing.NotBegun ? figure.Window : figure.Question.Asked : null,
        };
    }

    /// <summary>
    /// The item of a unit that ended on <paramref name="ended"/>: closed where it was still to be judged and the question is
    /// asked for a later day, whatever was judged of it; what was met before stays met.
    /// </summary>
    public static ItemProgress Closed(ItemProgress item, DateOnly asOf, int year, DateOnly ended, IReadOnlyCollection<string> successors)
    {
        var due = item.EvaluationEnd ?? ReportingCalendar.Reform.Year(year).To;
        if (asOf <= ended || due <= ended || item.Status == Status.Met)
        {
            return item;
        }

        var sentence = Sentence.Closed(ended, successors);
        return item with
        {
            Status = Status.Closed,
            Sentence = sentence,
            Targets = [.. item.Targets.Select(t => t.Status == Status.Met ? t : t with { Status = Status.Closed, Sentence = sentence, Gap = null, Forecast = null })],
        };
    }

    /// <summary>What an item promises: its targets, else its baseline as the level not to fall behind.</summary>
    public static IReadOnlyList<Target> Promised(CommitmentItem item, MeasureDefinition? measure)
    {
        if (item.Targets.Count > 0)
        {
            return [.. item.Targets.SelectMany(t => t.Also.Prepend(t with { Also = [] })).Select(t => Directed(t, measure))];
        }

        return item.Baseline is { } baseline && item.Group == ItemGroup.Maintain
            ? [.. baseline.Also.Prepend(baseline with { Also = [] }).Select(t => Directed(NotWorse(t), measure))]
            : [];
    }

    public static TargetProgress Target(Target target, CommitmentItem item, ItemFacts facts) => target.Type switch
    {
        TargetType.Percent or TargetType.Count or TargetType.Amount => Measured(target, facts),
        TargetType.Score or TargetType.Rank or TargetType.Grade => StandingJudge.Judge(target, facts),
        TargetType.Milestone => Milestone(target, item, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    /// <summary>How much a status says against an item whose parts are met only together; the highest speaks for it.</summary>
    private static int Severity(Status status) => status switch
    {
        Status.Missed => 8,
        Status.OutOfReach => 7,
        Status.AtRisk => 6,
        Status.NoData => 5,
        Status.NoDate => 4,
        Status.OnTrack => 3,
        Status.Secured => 2,
        Status.Met => 1,
        Status.NotApplicable or Status.Closed => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    // A target without an operator asks for the measure's own direction: fewer supplements, not more.
    private static Target Directed(Target target, MeasureDefinition? measure) => target switch
    {
        { Implied: true, Op: Operator.AtLeast, Type: TargetType.Percent or TargetType.Count or TargetType.Amount }
            when measure?.Direction == Direction.Lower => target with { Op = Operator.AtMost },
        _ => target,
    };

    private static Target NotWorse(Target baseline) => baseline with
    {
        Op = baseline.Type == TargetType.Rank ? Operator.AtMost : Operator.AtLeast,
        Implied = true,
    };

    private static TargetProgress Measured(Target target, ItemFacts facts)
    {
        if (facts.Measure is not { } measure)
        {
            return Unmeasured(target, null, Status.NoData, Sentence.NoMeasure);
        }

        if (measure.Shape == MeasureShape.Score || target.Number is not { } wanted || !Fits(target.Type, measure))
        {
            return Unmeasured(target, measure.Code, Status.NoData, Sentence.DoesNotFit(target, measure));
        }

        if (facts.Reading is not { Values: { } } reading)
        {
            return Unmeasured(target, measure.Code, Status.NoData, Sentence.Missing(facts.Reading?.Figure));
        }

        return measure.Shape switch
        {
            MeasureShape.Count => MeasureJudge.Count(target, wanted, reading),
            MeasureShape.Fixed when target.Type == TargetType.Amount => MeasureJudge.Amount(target, wanted, reading),
            MeasureShape.Fixed => MeasureJudge.Fixed(target, wanted, reading),
            MeasureShape.Open => MeasureJudge.Open(target, wanted, reading),
            MeasureShape.Distinct => MeasureJudge.Distinct(target, wanted, reading),
            MeasureShape.Survey => MeasureJudge.Survey(target, wanted, reading),
            MeasureShape.Score => throw new InvalidOperationException("Scores are judged by standings."),
            _ => throw new ArgumentOutOfRangeException(nameof(facts)),
        };
    }

    /// <summary>Whether a measure can tell a target of this type; nothing counted tells a milestone, only standings a rank.</summary>
    public static bool Fits(TargetType type, MeasureDefinition measure) => measure.CanBePromised && type switch
    {
        TargetType.Percent => measure.Denominator.Count > 0,
        TargetType.Count => measure.Shape == MeasureShape.Count,
        TargetType.Amount => measure.Shape == MeasureShape.Fixed,
        TargetType.Score or TargetType.Rank => measure.Shape == MeasureShape.Score,
        TargetType.Grade => measure.Shape is MeasureShape.Score or MeasureShape.Survey,
        _ => false,
    };

    /// <summary>Something done by a day. Without a bound date nothing is late: "chưa có hạn".</summary>
    private static TargetProgress Milestone(Target target, CommitmentItem item, ItemFacts facts)
    {
        var due = item.Deadline ?? target.Due ?? item.Due;
        // The date that is judged is the one that is printed, wherever it was entered.
        target = target with { Date = due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        if (facts.DoneOn is { } done && done <= facts.AsOf)
        {
            return due is { } limit && done > limit
                ? Unmeasured(target, null, Status.Missed, Sentence.DoneLate(done, limit))
                : Unmeasured(target, null, Status.Met, Sentence.Done(done));
        }

        if (due is not { } day)
        {
            return Unmeasured(target, null, Status.NoDate, Sentence.NoDate);
        }

        var left = day.DayNumber - facts.AsOf.DayNumber;
        return left < 0
            ? Unmeasured(target, null, Status.Missed, Sentence.NotDone(day))
            : Unmeasured(target, null, left <= MilestoneWarning ? Status.AtRisk : Status.OnTrack, Sentence.DueIn(day, left));
    }

    /// <summary>A milestone not reached is at risk from the day of its first reminder, T−7.</summary>
    private const int MilestoneWarning = 7;

    internal static TargetProgress Unmeasured(Target target, string? measure, Status status, string sentence) =>
        new(target, measure, Ratio.Missing, null, null, null, status, sentence, null);
}
