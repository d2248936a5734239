using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>
/// Rank, score and grade, from the newest standing of the item's list and year. A provisional one never ends the matter
/// before the evaluation end, and is always called provisional.
/// </summary>
internal static class StandingJudge
{
    public static TargetProgress Judge(Target target, ItemFacts facts)
    {
        if (facts.Measure is not { } list)
        {
            return Progress.Judge.Unmeasured(target, null, Status.NoData, Sentence.NoList);
        }

        var own = facts.Standings.Where(s => string.Equals(s.List, list.Code, StringComparison.Ordinal)).ToList();
        var standing = own
            .Where(s => s.Year == facts.Year && (s.DecisionDay is null || s.DecisionDay <= facts.AsOf))
            .OrderBy(s => s.Provisional)
            .ThenByDescending(s => s.DecisionDay)
            .FirstOrDefault();
        if (standing is null || !Says(target, standing))
        {
            return Progress.Judge.Unmeasured(target, list.Code, Status.NoData, Sentence.NoStanding(list.Name, facts.Year));
        }

        return target.Type == TargetType.Grade ? Grade(target, standing, facts) : Number(target, standing, facts);
    }

    private static bool Says(Target target, Standing standing) => target.Type switch
    {
        TargetType.Rank => standing.Rank is not null,
        TargetType.Score => standing.Score is not null,
        _ => standing.Grade is not null,
    };

    private static TargetProgress Number(Target target, Standing standing, ItemFacts facts)
    {
        var isRank = target.Type == TargetType.Rank;
        decimal value = isRank ? standing.Rank!.Value : standing.Score!.Value;
        if (target.Number is not { } wanted)
        {
            return Progress.Judge.Unmeasured(target, facts.Measure!.Code, Status.NoData, Sentence.NothingPromised);
        }

        // Place 10 is better than place 15: a rank without a written operator is a place not to fall behind.
        var op = isRank && target.Implied ? Operator.AtMost : target.Op;
        var status = StatusOf(op.Holds(value, wanted), standing, facts);
        var sentence = isRank ? Sentence.Rank(op, value, wanted, standing) : Sentence.Score(op, value, wanted, standing);
        return new TargetProgress(target, facts.Measure!.Code, Ratio.Missing, value, Word(standing), Sentence.Gap(op, value, wanted), status, sentence, null)
        {
            IsProvisional = standing.Provisional,
        };
    }

    private static TargetProgress Grade(Target target, Standing standing, ItemFacts facts)
    {
        var ladder = facts.Ladders.FirstOrDefault(l => string.Equals(l.Code, target.Ladder, StringComparison.Ordinal) && l.Step(target.Word) is not null)
            ?? facts.Ladders.FirstOrDefault(l => l.Step(target.Word) is not null && l.Step(standing.Grade) is not null);
        if (ladder?.Step(target.Word) is not { } wanted || ladder.Step(standing.Grade) is not { } reached)
        {
            return Progress.Judge.Unmeasured(target, facts.Measure!.Code, Status.NoData, Sentence.NoLadder(target.Word, standing.Grade));
        }

        var op = target.Op == Operator.Equal ? Operator.AtLeast : target.Op;
        var status = StatusOf(op.Holds(reached, wanted), standing, facts);
        return new TargetProgress(target, facts.Measure!.Code, Ratio.Missing, null, standing.Grade, reached - wanted, status, Sentence.Grade(target.Word!, reached - wanted, standing), null)
        {
            IsProvisional = standing.Provisional,
        };
    }

    private static Status StatusOf(bool holds, Standing standing, ItemFacts facts)
    {
        var final = !standing.Provisional || facts.AsOf >= facts.Measure!.Calendar.Year(facts.Year).To;
        return (holds, final) switch
        {
            (true, true) => Status.Met,
            (false, true) => Status.Missed,
            (true, false) => Status.OnTrack,
            (false, false) => Status.AtRisk,
        };
    }

    private static string? Word(Standing standing) => standing.Provisional ? Sentence.Provisional : null;
}
