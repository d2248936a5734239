using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Drill;
using CamKet.App.Forms;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Documents;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Plausibility;
using CamKet.Targets;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Plausibility;

/// <summary>Holds the figures of units against every rule. Each kind of fact is read once for all of them.</summary>
internal sealed class LookOver(CatalogForms forms, CatalogMeasures catalog, CatalogChecks checks, WorkingCalendar calendar)
{
    private static readonly FactKind[] Kinds = [FactKind.Dossiers, FactKind.Documents];

    /// <param name="units">One at least, all asked for the same window, of one province. The answer is in their order.</param>
    public async Task<IReadOnlyList<DoubtsOfUnit>> Over(NpgsqlConnection connection, IReadOnlyList<Asked> units, CancellationToken ct)
    {
        var window = units[0].Window;
        var scope = new Scope(units[0].Scope.Province, units.Min(u => u.Scope.UnitLow), units.Max(u => u.Scope.UnitHigh));
        var limits = checks.At(window.To);
        var coverage = await MeasureStore.Coverage(connection, scope.Province, scope.UnitLow, scope.UnitHigh);
        var covers = units.ToDictionary(u => u.Unit.UnitNo, u => new Covers(coverage[u.Unit.UnitNo].GroupBy(c => c.Kind).ToDictionary(k => k.Key, k => new Coverage(k.Select(c => c.Window)))));
        var fields = await DrillStore.ByUnitAndField(connection, scope, window, ct);
        var stated = await Stated(connection, scope, units, covers, ct);
        var returned = await DoubtStore.Returned(connection, scope, window);
        var systems = await DoubtStore.TwoSystems(connection, scope, window);
        var rewritten = await DoubtStore.Rewritten(connection, scope, window);
        var months = Months(window.To);
        var counted = await MeasureStore.Count(connection, scope.Province, scope.UnitLow, scope.UnitHigh, Kinds, [.. months.Select(w => new CountingFrame(w, w.To))], ct);
        var received = await DoubtStore.ReceivedDays(connection, scope, window);
        var dismissals = await DoubtStore.Dismissals(connection, scope);
        return [.. units.Select(asked =>
        {
            var (no, code, cover) = (asked.Unit.UnitNo, asked.Unit.Code, covers[asked.Unit.UnitNo]);
            var shares = Countable().Select(m => (Measure: m, Months: Monthly(m, months, cover, i => counted[no, i]))).ToList();
            Doubt[] doubts =
            [
                .. forms.Sheets.Select(sheet => (Sheet: sheet, Form: FilledForm.Of(sheet, Edition(sheet), fields[no], asked.HasFigures)))
                    .SelectMany(f => Doubts.OfForm(f.Form, window, broken => ColumnRows.Of(asked, f.Form, broken).Select(c => c.Address).FirstOrDefault())),
                .. stated[no],
                .. returned[no].Select(Differing),
                .. systems[no].Select(Doubts.TwoSystems),
                .. rewritten[no].Select(Doubts.Rewritten),
                .. shares.Select(s => Doubts.Jump(s.Measure, s.Months, limits, code)).OfType<Doubt>(),

                // Two definitions of one thing that count the same months alike raise one doubt.
                .. shares.Select(s => Doubts.Perfect(s.Measure, s.Months, limits, code)).OfType<Doubt>().DistinctBy(d => (d.Where, d.Figures)),
                .. Doubts.Silences(received[no].Select(r => r.Day).ToHashSet(), received[no].Sum(r => r.Received), cover.Of(FactKind.Dossiers), window, calendar, limits, code),
            ];
            var judged = doubts.Select(d => (Doubt: d, By: dismissals[no].FirstOrDefault(x => x.Covers(d)))).ToList();
            return new DoubtsOfUnit(
                asked, cover.Any, [.. judged.Where(j => j.By is null).Select(j => j.Doubt)], [.. judged.Where(j => j.By is not null).Select(j => (j.Doubt, j.By!))]);
        })];
    }

    private FormEdition? Edition(FormSheet sheet) => sheet.Edition is { } edition ? catalog.Forms.Single(f => f.Code == edition) : null;

    /// <summary>The whole months of a year and one more that end by a day, in their order.</summary>
    private static List<Window> Months(DateOnly last) =>
        [.. Enumerable.Range(0, 13).Select(i => last.AddMonths(i - 12)).Select(d => ReportingCalendar.Reform.Month(d.Year, d.Month)).Where(w => w.To <= last).Distinct()];

    /// <summary>A share in every month up to the newest one covered. A month before it that is not covered stands there as missing: what follows it does not follow on.</summary>
    private static IReadOnlyList<MonthFigure> Monthly(MeasureDefinition measure, IReadOnlyList<Window> months, Covers covers, Func<int, CounterValues> counted)
    {
        var figures = months.Select((w, i) => new MonthFigure(w, covers.Cover(measure, w) ? measure.RatioOf(counted(i)) : Ratio.Missing)).ToList();
        return figures[..(figures.FindLastIndex(m => m.Ratio.State != RatioState.Missing) + 1)];
    }

    /// <summary>Cohorts of a month are not finished when it ends, so shares of them say nothing yet.</summary>
    private IEnumerable<MeasureDefinition> Countable() => catalog.Measures.All.Where(m =>
        m is { Unit: "percent", Shape: MeasureShape.Open, Denominator.Count: > 0 } && m.Facts.All(k => k is FactKind.Dossiers or FactKind.Documents)
        && !m.Numerator.Concat(m.Denominator).Any(c => c.Code.StartsWith("cohort", StringComparison.Ordinal)));

    /// <summary>What commitments and reports state of their items, and last year's results they begin with, where the same days are covered; by unit.</summary>
    private async Task<ILookup<int, Doubt>> Stated(NpgsqlConnection connection, Scope scope, IReadOnlyList<Asked> units, IReadOnlyDictionary<int, Covers> covers, CancellationToken ct)
    {
        var byNo = units.ToDictionary(u => u.Unit.UnitNo);
        var said = new List<(int Unit, string Document, string Path, MeasureDefinition Measure, Window Window, decimal Share, string Link)>();
        var statements = await DoubtStore.Statements(connection, scope);
        foreach (var commitment in await CommitmentStore.InForce(connection, scope.Province, scope.UnitLow, scope.UnitHigh))
        {
            if (!byNo.TryGetValue(commitment.UnitNo, out var asked))
            {
                continue;
            }

            var name = commitment.Number ?? $"Bản cam kết năm {commitment.Year}";
            foreach (var item in commitment.Items)
            {
                if (catalog.Measures.Find(item.Measure) is not { Unit: "percent", Denominator.Count: > 0 } measure || !measure.Facts.All(k => k is FactKind.Dossiers or FactKind.Documents))
                {
                    continue;
                }

                var link = $"/don-vi/{asked.Unit.Slug}/cam-ket/{Uri.EscapeDataString(item.Path)}";
                if (item.Baseline is { Type: TargetType.Percent, Number: { } baseline })
                {
                    said.Add((commitment.UnitNo, name, item.Path, measure, measure.Calendar.Year(commitment.Year - 1), baseline, link));
                }

                // A report tells its own year up to the day it was written, or to where the data end before it.
                if (statements.GetValueOrDefault(commitment.Id) is { Kind: DocumentKind.Report } report && report.Results.FirstOrDefault(r => r.Path == item.Path) is { } result
                    && Doubts.ShareIn(result.Text) is { } share)
                {
                    var year = measure.Calendar.Year(commitment.Year);
                    var until = new[] { year.To, asked.Window.To, commitment.Day ?? year.To }.Min();
                    if (until >= year.From)
                    {
                        said.Add((commitment.UnitNo, name, item.Path, measure, new Window(year.From, until), share, link));
                    }
                }
            }
        }

        said.RemoveAll(s => !covers[s.Unit].Cover(s.Measure, s.Window));
        var windows = said.Select(s => s.Window).Distinct().ToList();
        var counted = windows.Count == 0
            ? new CountedUnits()
            : await MeasureStore.Count(connection, scope.Province, scope.UnitLow, scope.UnitHigh, Kinds, [.. windows.Select(w => new CountingFrame(w, w.To))], ct);
        return said
            .Select(s => (s.Unit, Doubt: Doubts.Stated(
                new StatedShare(s.Document, s.Path, s.Measure, s.Window, s.Share, s.Measure.RatioOf(counted[s.Unit, windows.IndexOf(s.Window)]), s.Link))))
            .Where(s => s.Doubt is not null)
            .ToLookup(s => s.Unit, s => s.Doubt!);
    }

    private static Doubt Differing(ReturnedWithOthers report) => new(
        DoubtRule.Stated, $"bao-cao/{report.Report}/{report.Sha256}", string.Join('|', report.Differences.Select(d => $"{d.Was}>{d.Is}")),
        $"Báo cáo đã ban hành có {report.Differences.Count} chỗ khác số đã chốt: {report.Differences[0].Sentence}", $"{report.Name}, kỳ {new Window(report.From, report.To)}",
        "Văn bản đã gửi và số trong hệ thống nói hai điều khác nhau.", "Xem từng chỗ khác; đính chính báo cáo, hoặc bỏ qua và ghi vì sao khác.", $"/bao-cao/{report.Report}");

    /// <summary>What extracts cover of one unit, by kind of fact.</summary>
    private sealed record Covers(IReadOnlyDictionary<FactKind, Coverage> ByKind)
    {
        public bool Any => ByKind.Count > 0;

        public Coverage Of(FactKind kind) => ByKind.GetValueOrDefault(kind, Coverage.None);

        public bool Cover(MeasureDefinition measure, Window window) => measure.Facts.All(k => Of(k).Covers(window));
    }
}
