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
internal sealed class DoubtfulFigures(CatalogForms forms, CatalogMeasures catalog, CatalogChecks checks, WorkingCalendar calendar, AskFigures figures, CountFields count)
{
    /// <param name="units">One at least, all asked for the same window, of one province. The answer is in their order.</param>
    public async Task<IReadOnlyList<DoubtsOfUnit>> Over(NpgsqlConnection connection, IReadOnlyList<DrillQuestion> units, CancellationToken ct)
    {
        var window = units[0].Window;
        var scope = new Scope(units[0].Scope.Province, units.Min(u => u.Scope.UnitLow), units.Max(u => u.Scope.UnitHigh));
        var limits = checks.At(window.To);
        var fields = await count.ByUnit(connection, scope, window, ct);
        var months = Months(window.To);
        var measures = Countable().ToList();
        var said = await Said(connection, scope, units);
        var answers = await figures.Ask(
            connection, scope,
            [.. said.Select(s => s.Question), .. units.SelectMany(u => measures.SelectMany(m => months.Select(month => OfMonth(u.Unit.UnitNo, m, month))))], known: null, ct);
        var stated = Stated(said, answers);
        var returned = await DoubtStore.Returned(connection, scope, window);
        var systems = await DoubtStore.TwoSystems(connection, scope, window);
        var rewritten = await DoubtStore.Rewritten(connection, scope, window);
        var received = await DoubtStore.ReceivedDays(connection, scope, window);
        var dismissals = await DoubtStore.Dismissals(connection, scope);
        return [.. units.Select(asked =>
        {
            var (no, code) = (asked.Unit.UnitNo, asked.Unit.Code);
            var shares = measures.Select(m => (Measure: m, Months: Monthly(months.Select(month => answers[OfMonth(no, m, month)])))).ToList();
            Doubt[] doubts =
            [
                .. forms.Sheets.Select(sheet => (Sheet: sheet, Form: FilledForm.Of(sheet, Edition(sheet), fields[no], asked.Cover.IsKnown)))
                    .SelectMany(f => Doubts.OfForm(f.Form, window, broken => ColumnRows.Of(asked, f.Form, broken).Select(c => c.Address).FirstOrDefault())),
                .. stated[no],
                .. returned[no].Select(Differing),
                .. systems[no].Select(Doubts.TwoSystems),
                .. rewritten[no].Select(Doubts.Rewritten),
                .. shares.Select(s => Doubts.Jump(s.Measure, s.Months, limits, code)).OfType<Doubt>(),

                // Two definitions of one thing that count the same months alike raise one doubt.
                .. shares.Select(s => Doubts.Perfect(s.Measure, s.Months, limits, code)).OfType<Doubt>().DistinctBy(d => (d.Where, d.Figures)),
                .. Doubts.Silences(received[no].Select(r => r.Day).ToHashSet(), received[no].Sum(r => r.Received), answers.Cover(no, FactKind.Dossiers), window, calendar, limits, code),
            ];
            var judged = doubts.Select(d => (Doubt: d, By: dismissals[no].FirstOrDefault(x => x.Covers(d)))).ToList();
            return new DoubtsOfUnit(
                asked, answers.HasCover(no), [.. judged.Where(j => j.By is null).Select(j => j.Doubt)], [.. judged.Where(j => j.By is not null).Select(j => (j.Doubt, j.By!))]);
        })];
    }

    private FormEdition? Edition(FormSheet sheet) => sheet.Edition is { } edition ? catalog.Forms.Single(f => f.Code == edition) : null;

    /// <summary>The whole months of a year and one more that end by a day, in their order.</summary>
    private static List<Window> Months(DateOnly last) =>
        [.. Enumerable.Range(0, 13).Select(i => last.AddMonths(i - 12)).Select(d => ReportingCalendar.Reform.Month(d.Year, d.Month)).Where(w => w.To <= last).Distinct()];

    /// <summary>A share in every month up to the newest one covered. A month before it that is not covered stands there as missing: what follows it does not follow on.</summary>
    private static IReadOnlyList<MonthFigure> Monthly(IEnumerable<FigureAnswer> months)
    {
        var shares = months.Select(month => new MonthFigure(month.Question.Asked, month.Ratio)).ToList();
        return shares[..(shares.FindLastIndex(m => m.Ratio.State != RatioState.Missing) + 1)];
    }

    private static FigureQuestion OfMonth(int unit, MeasureDefinition measure, Window month) => FigureQuestion.Of(unit, measure, month, month.To);

    /// <summary>Cohorts of a month are not finished when it ends, so shares of them say nothing yet.</summary>
    private IEnumerable<MeasureDefinition> Countable() => catalog.Measures.All.Where(m =>
        m is { Unit: "percent", Shape: MeasureShape.Open, Denominator.Count: > 0 } && m.Facts.All(k => k is FactKind.Dossiers or FactKind.Documents)
        && !m.Numerator.Concat(m.Denominator).Any(c => c.Code.StartsWith("cohort", StringComparison.Ordinal)));

    private sealed record SaidShare(string Document, string Path, decimal Share, string Link, FigureQuestion Question);

    /// <summary>What commitments and reports state of their items, and last year's results they begin with.</summary>
    private async Task<IReadOnlyList<SaidShare>> Said(NpgsqlConnection connection, Scope scope, IReadOnlyList<DrillQuestion> units)
    {
        var byNo = units.ToDictionary(u => u.Unit.UnitNo);
        var said = new List<SaidShare>();
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

                var link = PromiseLink.Of(asked.Unit.Slug, item.Id);
                SaidShare Share(Window window, decimal of) => new(name, item.Path, of, link, FigureQuestion.Of(commitment.UnitNo, measure, window, window.To));
                if (item.Baseline is { Type: TargetType.Percent, Number: { } baseline })
                {
                    said.Add(Share(measure.Calendar.Year(commitment.Year - 1), baseline));
                }

                // A report tells its own year up to the day it was written, or to where the data end before it.
                if (statements.GetValueOrDefault(commitment.Id) is { Kind: DocumentKind.Report } report && report.Results.FirstOrDefault(r => r.Path == item.Path) is { } result
                    && Doubts.ShareIn(result.Text) is { } share)
                {
                    var year = measure.Calendar.Year(commitment.Year);
                    var until = new[] { year.To, asked.Window.To, commitment.Day ?? year.To }.Min();
                    if (until >= year.From)
                    {
                        said.Add(Share(new Window(year.From, until), share));
                    }
                }
            }
        }

        return said;
    }

    /// <summary>What is stated and counts otherwise, where the same days are known; by unit.</summary>
    private static ILookup<int, Doubt> Stated(IEnumerable<SaidShare> said, AskedFigures answers) => said
        .Select(s => (Said: s, Answer: answers[s.Question]))
        .Where(s => s.Answer.Ratio.State != RatioState.Missing)
        .Select(s => (Unit: s.Said.Question.Unit, Doubt: Doubts.Stated(
            new StatedShare(s.Said.Document, s.Said.Path, s.Answer.Measure, s.Said.Question.Asked, s.Said.Share, s.Answer.Ratio, s.Said.Link))))
        .Where(s => s.Doubt is not null)
        .ToLookup(s => s.Unit, s => s.Doubt!);

    private static Doubt Differing(ReturnedWithOthers report) => new(
        DoubtRule.Stated, $"bao-cao/{report.Report}/{report.Sha256}", string.Join('|', report.Differences.Select(d => $"{d.Was}>{d.Is}")),
        $"Báo cáo đã ban hành có {report.Differences.Count} chỗ khác số đã chốt: {report.Differences[0].Sentence}", $"{report.Name}, kỳ {new Window(report.From, report.To)}",
        "Văn bản đã gửi và số trong hệ thống nói hai điều khác nhau.", "Xem từng chỗ khác; đính chính báo cáo, hoặc bỏ qua và ghi vì sao khác.", $"/bao-cao/{report.Report}");
}
