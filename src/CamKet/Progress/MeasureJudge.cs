using CamKet.Figures;
using CamKet.Targets;

namespace CamKet.Progress;

/// <summary>Targets in percent, counts and amounts, by the shape of their measure. From the evaluation end n/d decides.</summary>
internal static class MeasureJudge
{
    public static TargetProgress Open(Target target, decimal wanted, MeasureReading reading)
    {
        if (reading.IsUnassigned)
        {
            return Unassigned(target, wanted, reading);
        }

        var actual = reading.Actual;
        if (reading.IsFinal)
        {
            return Final(target, wanted, reading);
        }

        if (reading.Open() is not { } outlook)
        {
            return Judge.Unmeasured(target, reading.Measure.Code, Status.NoData, Sentence.Missing(reading.Figure));
        }

        var status = outlook.StatusFor(target.Op, wanted);
        var forecast = new Forecast(
            outlook.Needed(target.Op, wanted),
            outlook.Remaining,
            outlook.MostMore,
            outlook.Share,
            outlook.ProjectedPercent);
        return Told(target, wanted, reading, status, OpenSentence.Say(target.Op, wanted, actual, outlook, status, reading.Measure), forecast) with
        {
            InDocument = OpenSentence.Say(target.Op, wanted, actual, outlook, status, reading.Measure, parts: true),
        };
    }

    public static TargetProgress Fixed(Target target, decimal wanted, MeasureReading reading)
    {
        if (reading.IsUnassigned)
        {
            return Unassigned(target, wanted, reading);
        }

        if (reading.IsFinal)
        {
            return Final(target, wanted, reading);
        }

        if (reading.Fixed() is not { } outlook)
        {
            return Judge.Unmeasured(target, reading.Measure.Code, Status.NoData, Sentence.Missing(reading.Figure));
        }

        var status = outlook.StatusFor(target.Op, wanted);
        return Told(target, wanted, reading, status, FixedSentence.Say(target.Op, wanted, reading.Actual, outlook, status, reading.Measure), ForecastOf(outlook, wanted)) with
        {
            InDocument = FixedSentence.Say(target.Op, wanted, reading.Actual, outlook, status, reading.Measure, parts: true),
        };
    }

    /// <summary>An amount of đồng is a whole of which 100% is promised.</summary>
    public static TargetProgress Amount(Target target, decimal wanted, MeasureReading reading)
    {
        var done = reading.Number!.Value;
        if (reading.IsFinal || reading.Fixed(wanted) is not { } outlook)
        {
            var held = target.Op.Holds(done, wanted);
            return Number(target, reading, done, wanted, held ? Status.Met : Status.Missed, Sentence.NumberVerdict(target.Op, done, wanted, "đồng"), null);
        }

        var status = outlook.StatusFor(target.Op, 100);
        var ratio = wanted > 0 ? Ratio.Of(done, wanted) : Ratio.NotApplicable;
        return Number(target, reading, done, wanted, status, FixedSentence.Say(target.Op, 100, ratio, outlook, status, reading.Measure), ForecastOf(outlook, 100)) with
        {
            InDocument = FixedSentence.Say(target.Op, 100, ratio, outlook, status, reading.Measure, parts: true),
        };
    }

    public static TargetProgress Count(Target target, decimal wanted, MeasureReading reading)
    {
        var done = reading.Number!.Value;
        if (reading.IsFinal)
        {
            var held = target.Op.Holds(done, wanted);
            return Number(target, reading, done, wanted, held ? Status.Met : Status.Missed, Sentence.NumberVerdict(target.Op, done, wanted, reading.Measure.Noun), null);
        }

        if (reading.Measure.IsStock)
        {
            var stands = target.Op.Holds(done, wanted) ? Status.OnTrack : Status.AtRisk;
            return Number(target, reading, done, wanted, stands, Sentence.Stock(target.Op, done, wanted, reading.Measure.Noun, reading.EvaluationEnd), null);
        }

        var outlook = new CountOutlook(done, reading.Year?.WorkingDaysLeft ?? 0, reading.Year?.WorkingDaysElapsed ?? 0);
        var status = outlook.StatusFor(target.Op, wanted);
        var forecast = new Forecast(Math.Max(0, wanted - done), outlook.WorkingDaysLeft, null, Ratio.NotApplicable, null);
        return Number(target, reading, done, wanted, status, Sentence.Count(target.Op, wanted, outlook, status, reading.Measure.Noun), forecast);
    }

    /// <summary>Answers in hand are all there is to go by; what a further wave brings is not forecast.</summary>
    public static TargetProgress Survey(Target target, decimal wanted, MeasureReading reading)
    {
        if (reading.IsFinal || !reading.Actual.IsMeasured)
        {
            return Final(target, wanted, reading);
        }

        var status = reading.Actual.Meets(target.Op, wanted)!.Value ? Status.OnTrack : Status.AtRisk;
        return Told(target, wanted, reading, status, Sentence.Survey(target.Op, wanted, reading.Actual, reading.Measure, reading.Waves), null) with
        {
            InDocument = Sentence.Verdict(target.Op, wanted, reading.Actual, reading.Measure.Precision),
        };
    }

    /// <summary>What stands is all there is to go by: procedures of another window may be the same ones.</summary>
    public static TargetProgress Distinct(Target target, decimal wanted, MeasureReading reading)
    {
        if (reading.IsUnassigned)
        {
            return Unassigned(target, wanted, reading);
        }

        if (reading.IsFinal || !reading.Actual.IsMeasured)
        {
            return Final(target, wanted, reading);
        }

        var status = reading.Actual.Meets(target.Op, wanted)!.Value ? Status.OnTrack : Status.AtRisk;
        return Told(target, wanted, reading, status, Sentence.Distinct(target.Op, wanted, reading.Actual, reading.Measure), null) with
        {
            InDocument = Sentence.Verdict(target.Op, wanted, reading.Actual, reading.Measure.Precision),
        };
    }

    private static TargetProgress Unassigned(Target target, decimal wanted, MeasureReading reading) =>
        Told(target, wanted, reading, Status.NotApplicable, Sentence.Unassigned(reading.Number!.Value, reading.Measure), null);

    private static TargetProgress Final(Target target, decimal wanted, MeasureReading reading)
    {
        var status = reading.Actual.Meets(target.Op, wanted) switch
        {
            true => Status.Met,
            false => Status.Missed,
            null => Status.NotApplicable,
        };
        var sentence = status == Status.NotApplicable
            ? Sentence.NotApplicable(reading.Measure.Noun, reading.IsFinal)
            : Sentence.Verdict(target.Op, wanted, reading.Actual, reading.Measure.Precision);
        return Told(target, wanted, reading, status, sentence, null);
    }

    private static TargetProgress Told(Target target, decimal wanted, MeasureReading reading, Status status, string sentence, Forecast? forecast)
    {
        var gap = reading.Actual.Percent is { } percent ? Sentence.Gap(target.Op, percent, wanted) : (decimal?)null;
        return new TargetProgress(target, reading.Measure.Code, reading.Actual, null, Sentence.Certainty(reading.Certainty), gap, status, sentence, forecast);
    }

    private static TargetProgress Number(Target target, MeasureReading reading, decimal done, decimal wanted, Status status, string sentence, Forecast? forecast) =>
        new(target, reading.Measure.Code, Ratio.Missing, done, Sentence.Certainty(reading.Certainty), Sentence.Gap(target.Op, done, wanted), status, sentence, forecast);

    private static Forecast ForecastOf(FixedOutlook outlook, decimal percent) =>
        new(outlook.Needed(percent), outlook.WorkingDaysLeft, outlook.MostByEnd - outlook.Done, outlook.LastYear, outlook.ProjectedPercent);
}
