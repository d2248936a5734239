using System.Globalization;
using CamKet.App.Catalog;
using CamKet.App.Drill;
using CamKet.App.Forms;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Provenance;
using CamKet.App.Reports;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Time;
using CamKet.Units;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Measures;

/// <summary>
/// The same figure by each of its ways, over a grid of the demo's units, all counted measures, windows and what was known. What progress says is
/// held against what the others say; where they differ the golden file lists it.
/// </summary>
[Collection(DemoProvinceTests.Name)]
public sealed class WaysToAFigureTests(DemoProvince province)
{
    private static readonly string[] Units = ["19345", "19447"];

    private static readonly Window[] Windows =
    [
        new(new(2023, 12, 15), new(2024, 11, 10)),
        new(new(2023, 12, 1), new(2024, 11, 10)),
        new(new(2023, 12, 15), new(2024, 3, 14)),
        new(new(2024, 4, 1), new(2024, 6, 30)),
        new(new(2022, 12, 15), new(2023, 12, 31)),
        new(new(2019, 12, 15), new(2020, 11, 10)),
    ];

    [Fact]
    public async Task What_the_ways_say_of_a_figure_differs_only_where_it_is_written_down()
    {
        var catalog = province.App.Services.GetRequiredService<CatalogMeasures>().Measures.All.Where(m => m.Shape != MeasureShape.Score && m.CanBePromised).ToList();
        var lines = new List<string>();
        foreach (var code in Units)
        {
            foreach (var window in Windows)
            {
                if (await UnitOf(code, window.To) is not { } unit)
                {
                    continue;
                }

                foreach (var known in (DateTimeOffset?[])[null, await Between()])
                {
                    var progress = await ByProgress(unit, window, catalog, known);
                    foreach (var (way, said) in await Ways(unit, window, catalog, known))
                    {
                        lines.AddRange(catalog.Where(m => said.ContainsKey(m.Code) && said[m.Code] != progress[m.Code])
                            .Select(m => $"{code} {window}{(known is null ? "" : " known")} {m.Code}: progress {progress[m.Code]}, {way} {said[m.Code]}"));
                    }
                }
            }
        }

        var golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Measures", "Golden", "ways.txt");
        var found = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("CAMKET_WRITE_WAYS") is not null)
        {
            await File.WriteAllTextAsync(golden, found);
        }

        found.ShouldBe(await File.ReadAllTextAsync(golden));
    }

    private async Task<IReadOnlyList<(string Way, Dictionary<string, string> Said)>> Ways(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures, DateTimeOffset? known)
    {
        var opened = ("opened", await ByOpening(unit, window, measures, known));
        return known is not null ? [opened] :
        [
            opened,
            ("series", await BySeries(unit, window, measures)),
            ("report", await ByReport(unit, window, measures)),
            ("drill", await ByDrill(unit, window)),
            ("form", await ByForm(unit, window, measures)),
        ];
    }

    /// <summary>A page a measure takes long: of each group of the catalog one, another one in each window.</summary>
    private static IEnumerable<MeasureDefinition> Some(IReadOnlyList<MeasureDefinition> measures, Window window) =>
        measures.GroupBy(m => m.Group).Select(g => g.ElementAt(window.Days % g.Count())).Concat(measures.Where(m => m.Code is "satisfaction" or "disbursement" or "on-time-received")).Distinct();

    private static string Said(MeasureDefinition measure, Ratio ratio, decimal? number) => measure.Denominator.Count > 0
        ? ratio.State switch
        {
            RatioState.Missing => "missing",
            RatioState.NotApplicable => "none",
            _ => string.Create(CultureInfo.InvariantCulture, $"{ratio.Numerator}/{ratio.Denominator}"),
        }
        : number is { } value ? value.ToString(CultureInfo.InvariantCulture) : "missing";

    private async Task<Dictionary<string, string>> ByProgress(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures, DateTimeOffset? known)
    {
        await using var scoped = await province.App.Database.InSnapshot(Scope.WholeProvince(unit.ProvinceId));
        var year = UnitProgress.YearOf(window.From, window.To);
        var questions = measures.ToDictionary(m => m.Code, m => m.Calendar.Year(year).To is var end ? new MeasureQuestion(FigureQuestion.OfYear(unit.UnitNo, m, year, window.From, window.To, window.To, end), end) : default);
        var begun = await province.App.Services.GetRequiredService<AskFigures>().Begin(
            scoped.Connection, new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), known is { } moment ? await Knowledge.At(scoped.Connection, unit.ProvinceId, moment, default) : null, default);
        var readings = await Readings.Take(begun, province.App.Services.GetRequiredService<WorkingCalendar>(), [.. questions.Values], default);
        return measures.ToDictionary(m => m.Code, m => readings.Of(questions[m.Code]) is var reading ? Said(m, reading.Actual, reading.Number) : "");
    }

    private async Task<Dictionary<string, string>> ByOpening(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures, DateTimeOffset? known)
    {
        var open = province.App.Services.GetRequiredService<OpenFigure>();
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var measure in Some(measures, window))
        {
            var query = new FigureQuery(
                unit.Slug, measure.Code, [], [], window.From, window.To, null, known is { } moment ? VietnamClock.Wall(moment.UtcDateTime) : null, null, FigureRowFilter.None, 1);
            var figure = (await open.Find(query, Reader.Staff, default))!;
            said[measure.Code] = Said(measure, figure.Ratio, figure.Number);
        }

        return said;
    }

    private async Task<Dictionary<string, string>> BySeries(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures)
    {
        var series = province.App.Services.GetRequiredService<MeasureSeries>();
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var measure in Some(measures, window))
        {
            var points = await series.Of(new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), unit.UnitNo, measure, window, SeriesStep.Month, window.To, Reader.Staff);
            said[measure.Code] = Said(measure, points[^1].Figure.Ratio, points[^1].Figure.Number);
        }

        return said;
    }

    private async Task<Dictionary<string, string>> ByReport(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures)
    {
        await using var scoped = await province.App.Database.InSnapshot(Scope.WholeProvince(unit.ProvinceId));
        var facts = await ReportFactsStore.Read(scoped.Connection, province.App.Services.GetRequiredService<AskFigures>(), province.App.Services.GetRequiredService<MeasureCatalog>(), unit.ProvinceId, unit.UnitNo, window, default);
        return measures.ToDictionary(m => m.Code, m =>
        {
            if (facts.Unknown([m.Code]) is not null)
            {
                return "missing";
            }

            var counters = m.Facts.Select(f => facts.Of(f.ToString().ToLowerInvariant()).Counters).ToList();
            if (counters.Contains(null))
            {
                return "missing";
            }

            var values = new CounterValues(counters.SelectMany(c => c!));
            return Said(m, m.Denominator.Count > 0 ? m.RatioOf(values) : Ratio.Missing, m.NumberOf(values));
        });
    }

    private async Task<Dictionary<string, string>> ByDrill(Unit unit, Window window)
    {
        var drilled = await province.App.Services.GetRequiredService<DrillDown>().Run(unit.Code, Day(window.From), Day(window.To), "linh-vuc", null, default);
        var found = drilled.ShouldBeOfType<Outcome<Drilled>.Done>().Value;
        string Counted(Ratio ratio) => !found.Asked.Cover.IsKnown ? "missing" : ratio.State == RatioState.NotApplicable ? "none" : $"{ratio.Numerator}/{ratio.Denominator}";
        return new(StringComparer.Ordinal) { ["on-time-resolved"] = Counted(found.Total.Punctual), ["online-new"] = Counted(found.Total.OnlineShare) };
    }

    private async Task<Dictionary<string, string>> ByForm(Unit unit, Window window, IReadOnlyList<MeasureDefinition> measures)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var filled = await province.App.Services.GetRequiredService<FillForm>().Run("07a", unit.Code, Day(window.From), Day(window.To), default);
        var form = filled.ShouldBeOfType<Outcome<PrintedForm>.Done>().Value.Form;
        foreach (var measure in measures.Where(m => m.Denominator.Count == 0))
        {
            var column = form.Columns.ToList().FindIndex(c => c is not null && c.IsSame(measure.Made));
            if (column >= 0)
            {
                said[measure.Code] = form.Total.Values[column]?.ToString(CultureInfo.InvariantCulture) ?? "missing";
            }
        }

        return said;
    }

    private static string Day(DateOnly day) => VietnameseDate.Print(day);

    private async Task<Unit?> UnitOf(string code, DateOnly at)
    {
        await using var connection = await province.App.Database.Open();
        return await UnitStore.ByCode(connection, code, at);
    }

    /// <summary>A moment between the demo's batches.</summary>
    private async Task<DateTimeOffset> Between()
    {
        await using var scoped = await province.App.Database.InScope(Scope.WholeProvince(45));
        return new DateTimeOffset(await scoped.Connection.ExecuteScalarAsync<DateTime>(
            "select accepted_at from batch where province_id = 45 order by batch offset (select count(*) / 2 from batch where province_id = 45) limit 1"));
    }
}
