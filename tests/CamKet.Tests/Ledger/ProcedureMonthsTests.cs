using System.Globalization;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Ledger;

/// <summary>What months tell of a procedure and of a frame is what their days tell.</summary>
public sealed class ProcedureMonthsTests
{
    private static readonly ProcedureDay[] Kinds = Enum.GetValues<ProcedureDay>();

    [Theory]
    [InlineData("2023-12-14", 2023, 11)]
    [InlineData("2023-12-15", 2024, 0)]
    [InlineData("2024-01-14", 2024, 0)]
    [InlineData("2024-01-15", 2024, 1)]
    [InlineData("2024-02-29", 2024, 2)]
    [InlineData("2024-03-14", 2024, 2)]
    [InlineData("2023-03-14", 2023, 2)]
    [InlineData("2023-03-15", 2023, 3)]
    [InlineData("2024-12-14", 2024, 11)]
    public void A_month_begins_on_the_fifteenth(string day, int year, int month)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        (ProcedureDays.YearOf(date), ProcedureDays.MonthOf(date)).ShouldBe((year, month));
    }

    [Fact]
    public void A_procedure_has_the_months_of_its_days()
    {
        var set = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var held = new Dictionary<int, ProcedureDays>();
            for (var i = 0; i < 1 + (seed % 5); i++)
            {
                var dossier = Dossiers.Random(random, i);
                var life = DossierLife.Of(dossier);
                foreach (var year in life.Span == DossierLife.NeverReceived ? [] : ProcedureDays.Years(dossier, life))
                {
                    held.TryAdd(year, new ProcedureDays());
                    held[year].Enter(dossier, life, year);
                }
            }

            foreach (var ((year, days), kind) in held.SelectMany(_ => Kinds, (of, kind) => (of, kind)))
            {
                var months = Days(days, kind).Select(day => ProcedureDays.MonthOf(ProcedureDays.FirstOf(year).AddDays(day))).Distinct().ToList();
                days.Months(kind, year).ShouldBe(months.Sum(month => 1 << month), $"seed {seed}, {kind} {year}");
                set += months.Count;
            }
        }

        set.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_frame_has_the_months_of_its_days()
    {
        var random = new Random(8);
        var (whole, cut) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            var from = new DateOnly(2018, 1, 1).AddDays(random.Next(1500));
            var frame = new CountingFrame(new Window(from, from.AddDays(random.Next(random.Next(1, 900)))), from.AddDays(random.Next(600)));
            var eve = from.AddDays(-1);
            var eras = ProcedureMonthMask.Of(frame).ToList();
            eras.Sum(era => era.Eve.Count).ShouldBe(1);
            foreach (var era in eras)
            {
                for (var month = 0; month < ProcedureMonthMask.MonthsInEra; month++)
                {
                    var first = ProcedureDays.FirstOf(era.Era).AddMonths(month);
                    var days = Enumerable.Range(first.DayNumber, first.AddMonths(1).DayNumber - first.DayNumber).Select(DateOnly.FromDayNumber).ToList();
                    var (all, any) = (days.TrueForAll(frame.Holds), days.Exists(frame.Holds));
                    (era.Whole.Has(month), era.Cut.Has(month)).ShouldBe((all, any && !all), $"{frame}, {first}");
                    era.Eve.Has(month).ShouldBe(days.Contains(eve), $"{frame}, {first}");
                    (whole, cut) = (whole + (all ? 1 : 0), cut + (any && !all ? 1 : 0));
                }
            }
        }

        (whole, cut).ShouldSatisfyAllConditions(seen => seen.whole.ShouldBeGreaterThan(100), seen => seen.cut.ShouldBeGreaterThan(100));
    }

    [Fact]
    public void A_frame_has_its_days_year_by_year()
    {
        var random = new Random(9);
        var (several, early) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var from = i % 5 == 0 ? new DateOnly(2018 + (i % 4), 12, 15) : new DateOnly(2018, 1, 1).AddDays(random.Next(1500));
            var frame = new CountingFrame(new Window(from, from.AddDays(random.Next(1500))), from.AddDays(random.Next(-40, 1500)));
            var masks = ProcedureMask.Of(frame);
            IEnumerable<DateOnly> Held(ProcedureMask mask) => Enumerable.Range(mask.First, mask.Count).Select(place => ProcedureDays.FirstOf(mask.Year).AddDays(place));
            masks.SelectMany(Held).ShouldBe(Enumerable.Range(0, Math.Max(0, frame.Edge.DayNumber - from.DayNumber + 1)).Select(from.AddDays), $"{frame}");
            masks.All(mask => Held(mask).All(day => ProcedureDays.YearOf(day) == mask.Year)).ShouldBeTrue($"{frame}");
            ProcedureDays.FirstOf(masks[0].Year).AddDays(masks[0].Eve).ShouldBe(from.AddDays(-1), $"{frame}");
            masks[0].Year.ShouldBe(ProcedureDays.YearOf(from.AddDays(-1)));
            masks.Skip(1).ShouldAllBe(mask => mask.Eve == -1);

            // Days of months the frame holds a part of stand nowhere else.
            var cut = masks.SelectMany(mask => Held(mask).Where(day => !Month(day).TrueForAll(frame.Holds)).Select(_ => mask)).Distinct();
            cut.ShouldBeSubsetOf([masks[0], masks[^1]]);
            (several, early) = (several + (masks.Count > 2 ? 1 : 0), early + (frame.Edge < from ? 1 : 0));
        }

        (several, early).ShouldSatisfyAllConditions(seen => seen.several.ShouldBeGreaterThan(50), seen => seen.early.ShouldBeGreaterThan(5));
    }

    private static List<DateOnly> Month(DateOnly day)
    {
        var first = ProcedureDays.FirstOf(ProcedureDays.YearOf(day)).AddMonths(ProcedureDays.MonthOf(day));
        return [.. Enumerable.Range(first.DayNumber, first.AddMonths(1).DayNumber - first.DayNumber).Select(DateOnly.FromDayNumber)];
    }

    private static IEnumerable<int> Days(ProcedureDays days, ProcedureDay kind)
    {
        var bytes = new byte[ProcedureDays.Bytes];
        days.CopyTo(kind, bytes);
        return Enumerable.Range(0, ProcedureDays.DaysInYear).Where(day => (bytes[day / 8] & (0x80 >> (day % 8))) != 0);
    }
}
