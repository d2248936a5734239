using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

/// <summary>Days of procedures lie in statutory years, their months in eras of ten and in halves of these: a window may lie across any of their ends.</summary>
public sealed class ProcedureErasTests
{
    private const int Units = 2;

    [Fact]
    public async Task Procedures_are_counted_across_the_ends_of_years_and_eras_as_in_the_facts()
    {
        var random = new Random(1220);
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        // Around the end of an era, of half an era, and of other years.
        DateOnly[] ends = [new(2019, 12, 15), new(2024, 12, 15), new(2023, 12, 15), new(2027, 12, 15)];
        for (var unit = 1; unit <= Units; unit++)
        {
            await stored.Put(unit, Enumerable.Range(0, 200).Select(i => Any(random, ends, i)));
        }

        var (byDays, byMonths, overEras, overYears) = (0, 0, 0, 0);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        for (var i = 0; i < 40; i++)
        {
            var from = ends[random.Next(ends.Length)].AddDays(i % 4 == 0 ? 0 : random.Next(-80, 60));
            var near = ends[random.Next(ends.Length)].AddDays(random.Next(-40, 40));
            var window = new Window(from, i % 2 == 0 && near >= from ? near : from.AddDays(random.Next(random.Next(1, 1800))));
            CountingFrame[] frames =
            [
                new(window, window.To.AddDays(random.Next(-5, 90))), CountingFrame.Until(from, from.AddDays(20)),
                CountingFrame.Until(ends[0].AddDays(-random.Next(90, 200)), ends[0].AddDays(random.Next(60, 200))),
            ];
            foreach (var frame in frames)
            {
                var eras = ProcedureMonthMask.Of(frame).ToList();
                var whole = eras.Sum(era => era.Whole.Count);
                (byDays, byMonths) = (byDays + (whole < 2 ? 1 : 0), byMonths + (whole < 2 ? 0 : 1));
                (overEras, overYears) = (overEras + (whole < 2 || eras.Count == 1 ? 0 : 1), overYears + (whole < 2 || ProcedureMask.Of(frame).Count < 3 ? 0 : 1));
            }

            var ledger = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers], frames, CancellationToken.None);
            var facts = await FactRecount.Count(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, frames, CancellationToken.None);
            for (var unit = 1; unit <= Units; unit++)
            {
                for (var frame = 0; frame < frames.Length; frame++)
                {
                    Procedures(ledger[unit, frame]).ShouldBe(Procedures(facts[unit, frame]), $"{unit}, {frames[frame]}");
                }

                var said = (await new LedgerStore(scoped.Connection, StoredFacts.Province, unit, unit, byField: true, null, CancellationToken.None).CountDossiers(frames[..1]))
                    .ToDictionary(v => v.Field, v => Procedures(new CounterValues(v.Values)));
                var counted = await FactRecount.ByField(scoped.Connection, StoredFacts.Province, unit, frames[0], CancellationToken.None);
                foreach (var field in said.Keys.Union(counted.Keys))
                {
                    said.GetValueOrDefault(field).ShouldBe(Procedures(counted.GetValueOrDefault(field, CounterValues.None)), $"{unit}/{field}, {frames[0]}");
                }
            }
        }

        int[] seen = [byDays, byMonths, overEras, overYears];
        seen.ShouldAllBe(many => many >= 10);
    }

    private static Dossier Any(Random random, DateOnly[] ends, int i)
    {
        var received = ends[random.Next(ends.Length)].AddDays(random.Next(-45, 45)).ToDateTime(new TimeOnly(8, 0));
        var dossier = Dossiers.Plain() with
        {
            Code = $"E-{i}",
            ProcedureCode = $"P{random.Next(40)}",
            Field = $"F{random.Next(3)}",
            Received = received,
            DueLawful = received.AddDays(10),
            FeeBearing = random.Next(3) == 0,
            Payments = 1,
            PaymentsOnline = random.Next(2),
        };
        return random.Next(12) == 0 ? dossier : dossier.FinishedOn(received.AddDays(random.Next(random.Next(1, 60))));
    }

    private static (decimal All, decimal Fee, decimal Online) Procedures(CounterValues values) => (values["procedures"], values["fee-procedures"], values["fee-procedures-online"]);
}
