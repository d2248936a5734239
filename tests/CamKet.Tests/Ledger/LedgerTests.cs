using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Ledger;

public sealed class LedgerTests
{
    [Fact]
    public void Running_sums_give_what_counting_gives_for_any_dossiers_and_any_frame()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var dossiers = Enumerable.Range(0, 60).Select(i => Dossiers.Random(random, i)).ToList();
            var ledger = new LedgerDays();
            foreach (var dossier in dossiers)
            {
                ledger.Enter(dossier, DossierLife.Of(dossier), 1);
            }

            for (var i = 0; i < 25; i++)
            {
                var frame = AnyFrame(random);
                Answer(ledger, dossiers, frame).ShouldBe(Counted(dossiers, frame), $"seed {seed}, {frame}");
            }
        }
    }

    [Fact]
    public void A_correction_leaves_what_the_corrected_record_alone_would_have_left()
    {
        var random = new Random(11);
        var before = Enumerable.Range(0, 200).Select(i => Dossiers.Random(random, i)).ToList();
        var after = before.Select((d, i) => i % 3 == 0 ? Dossiers.Random(random, i) : d).ToList();
        var corrected = new LedgerDays();
        foreach (var dossier in before)
        {
            corrected.Enter(dossier, DossierLife.Of(dossier), 1);
        }

        foreach (var (old, now) in before.Zip(after, (old, now) => (old, now)).Where(pair => pair.old != pair.now))
        {
            corrected.Enter(old, DossierLife.Of(old), -1);
            corrected.Enter(now, DossierLife.Of(now), 1);
        }

        for (var i = 0; i < 25; i++)
        {
            var frame = AnyFrame(random);
            Answer(corrected, after, frame).ShouldBe(Counted(after, frame), frame.ToString());
        }
    }

    [Fact]
    public void A_days_running_sum_is_made_of_each_day_once()
    {
        var (first, after) = (new DateOnly(2019, 12, 15), new DateOnly(2026, 12, 15));
        for (var day = new DateOnly(2024, 1, 20); day < new DateOnly(2025, 1, 20); day = day.AddDays(1))
        {
            var held = Enumerable.Range(0, after.DayNumber - first.DayNumber).ToDictionary(first.AddDays, _ => 0);
            var spans = LedgerCalendar.Until(day);
            foreach (var span in spans)
            {
                foreach (var each in held.Keys)
                {
                    var start = span.Level?.Start(each) ?? each;
                    held[each] += start < span.From || start > span.To ? 0 : span.IsTakenOff ? -1 : 1;
                }
            }

            held.ShouldAllBe(each => each.Value == (each.Key <= day ? 1 : 0), $"{day}");
            spans.Where(span => span.Level is null).Sum(span => span.To.DayNumber - span.From.DayNumber + 1).ShouldBeLessThanOrEqualTo(3, $"{day}");
            spans.Where(span => span.Level is RollLevel.SixDays).Sum(span => (span.To.DayNumber - span.From.DayNumber + 6) / 6).ShouldBeLessThanOrEqualTo(3, $"{day}");
        }
    }

    [Fact]
    public void A_dossier_is_found_among_the_spans_that_can_hold_it()
    {
        // Up to a receipt of 1900, which is how some systems write that they do not know.
        var received = new DateTime(1900, 1, 1, 8, 0, 0);
        for (var days = 1; days < 60_000; days += days < 3000 ? 7 : 501)
        {
            var life = DossierLife.Of((Dossiers.Plain() with { Received = received }).FinishedOn(received.AddDays(days)));
            DossierLife.OfAtLeast(days).ShouldContain(s => s.Span == life.Span && (s.Longest == null || s.Longest >= days));
            DossierLife.OfAtLeast(days + 3000).ShouldNotContain(s => s.Span == life.Span && s.Longest < days);
        }
    }

    internal static CountingFrame AnyFrame(Random random)
    {
        var from = new DateOnly(2023, 10, 1).AddDays(random.Next(450));
        var window = new Window(from, from.AddDays(random.Next(3) == 0 ? random.Next(10) : random.Next(200)));
        return random.Next(2) == 0 ? new CountingFrame(window, window.To) : new CountingFrame(window, window.To.AddDays(random.Next(-60, 90)));
    }

    private static IEnumerable<KeyValuePair<string, decimal>> Counted(List<Dossier> dossiers, CountingFrame frame) =>
        DossierCounters.Count(dossiers, frame).All.OrderBy(v => v.Key, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, decimal>> Answer(LedgerDays ledger, List<Dossier> dossiers, CountingFrame frame)
    {
        var outside = default(OpenOutside);
        foreach (var dossier in dossiers.Where(d => d.At(frame.AsOf).IsOpen()))
        {
            var received = DateOnly.FromDateTime(dossier.Received!.Value);
            if (frame.Holds(received))
            {
                continue;
            }

            var end = dossier.At(DateOnly.MaxValue);
            outside += new OpenOutside(
                end.IsPunctual() ? 1 : 0,
                end == DossierState.ResolvedLate ? 1 : 0,
                end.IsEnded() ? 1 : 0,
                dossier.At(frame.AsOf) == DossierState.OpenOverdue ? 1 : 0,
                dossier.At(frame.AsOf) == DossierState.OpenOverdue ? 0 : 1);
        }

        var toCome = dossiers.Where(d => d.At(frame.Edge) == DossierState.ResolvedLate && frame.Window.Contains(DateOnly.FromDateTime(d.Finished!.Value)))
            .Where(d => DossierLife.LetterStillToComeAfter(frame.AsOf).Any(s => s.LetterSpan == DossierLife.Of(d).LetterSpan && DateOnly.FromDateTime(d.Finished!.Value) >= s.From))
            .Select(d => (All: d.ApologyDays.Count, Written: d.ApologyDays.Count(day => day <= frame.AsOf))).ToList();
        var counted = DossierCounters.Count(dossiers, frame);
        var values = LedgerAnswer.OfDossiers(
            frame,
            ledger.Until(frame.Window.From.AddDays(-1)),
            ledger.Until(frame.Edge),
            ledger.Until(frame.AsOf),
            outside,
            new LettersToCome(toCome.Count(l => l.Written == 0), toCome.Count(l => l.Written < 2 && l.All > 1)),
            new ProceduresOf((long)counted["procedures"], (long)counted["fee-procedures"], (long)counted["fee-procedures-online"]));
        return new CounterValues(values).All.OrderBy(v => v.Key, StringComparer.Ordinal);
    }
}
