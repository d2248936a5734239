using CamKet.App.Commitments;
using CamKet.App.Drill;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Plausibility;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Plausibility;

/// <param name="Open">To be cleared up.</param>
/// <param name="Dismissed">Looked at and found right, with the reason; they come back when their figures change.</param>
internal sealed record DoubtsOfUnit(Asked Asked, IReadOnlyList<Doubt> Open, IReadOnlyList<(Doubt Doubt, Dismissal By)> Dismissed)
{
    public string Sentence => Open.Count == 0 ? "Không có con số nào đáng ngờ." : $"{Open.Count} con số nên xem lại trước khi báo cáo.";
}

/// <summary>Looks over the figures of one unit for the reform year up to its newest data. Nothing is stored: what is doubtful follows from the facts each time.</summary>
internal sealed class FindDoubts(Database database, FindAsked find, CatalogForms forms, CatalogMeasures catalog, CatalogChecks checks, WorkingCalendar calendar)
{
    public async Task<Outcome<DoubtsOfUnit>> Run(string? unit, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(unit))
        {
            return new Outcome<DoubtsOfUnit>.Refused("Hãy chọn một đơn vị để soát số liệu.");
        }

        switch (await find.Run(unit, null, null, ct))
        {
            case Outcome<Asked>.Refused refused:
                return new Outcome<DoubtsOfUnit>.Refused(refused.Sentence);
            case Outcome<Asked>.Done { Value: { Units: not 1 } asked }:
                return new Outcome<DoubtsOfUnit>.Refused($"{asked.Unit.Name} gồm nhiều đơn vị: hãy chọn một xã, phường.");
            case Outcome<Asked>.Done { Value: var asked }:
                // An extract of many units lies with the unit above, which the unit's own scope does not see.
                await using (var scoped = await database.InSnapshot(Scope.WholeProvince(asked.Scope.Province), ct))
                {
                    var doubts = await All(scoped.Connection, asked, ct);
                    var dismissals = await DoubtStore.Dismissals(scoped.Connection, asked.Scope);
                    var judged = doubts.Select(d => (Doubt: d, By: dismissals.FirstOrDefault(x => x.Covers(d)))).ToList();
                    return new Outcome<DoubtsOfUnit>.Done(new DoubtsOfUnit(
                        asked, [.. judged.Where(j => j.By is null).Select(j => j.Doubt)], [.. judged.Where(j => j.By is not null).Select(j => (j.Doubt, j.By!))]));
                }

            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private async Task<IReadOnlyList<Doubt>> All(NpgsqlConnection connection, Asked asked, CancellationToken ct)
    {
        var (scope, window, code) = (asked.Scope, asked.Window, asked.Unit.Code);
        var limits = checks.At(window.To);
        var covered = (await MeasureStore.Coverage(connection, scope.Province, scope.UnitLow, scope.UnitHigh))[asked.Unit.UnitNo]
            .GroupBy(c => c.Kind).ToDictionary(k => k.Key, k => new Coverage(k.Select(c => c.Window)));
        var doubts = new List<Doubt>();
        var fields = await DrillStore.ByField(connection, scope, window, ct);
        doubts.AddRange(forms.Sheets.SelectMany(sheet => Doubts.OfForm(
            FilledForm.Of(sheet, sheet.Edition is { } edition ? catalog.Forms.Single(f => f.Code == edition) : null, fields), window, asked.Query)));
        doubts.AddRange(await Stated(connection, asked, covered, ct));
        doubts.AddRange((await DoubtStore.Returned(connection, scope, window)).Select(Differing));
        doubts.AddRange((await DoubtStore.TwoSystems(connection, scope, window)).Select(Doubts.TwoSystems));
        doubts.AddRange((await DoubtStore.Rewritten(connection, scope)).Select(Doubts.Rewritten));

        // Two definitions of one thing that count the same months alike raise one doubt.
        var months = await Months(connection, asked, covered, ct);
        doubts.AddRange(months.Select(m => Doubts.Jump(m.Measure, m.Months, limits, code)).OfType<Doubt>());
        doubts.AddRange(months.Select(m => Doubts.Perfect(m.Measure, m.Months, limits, code)).OfType<Doubt>().DistinctBy(d => (d.Where, d.Figures)));
        var (days, received) = await DoubtStore.ReceivedDays(connection, scope, window);
        doubts.AddRange(Doubts.Silences(days, received, covered.GetValueOrDefault(FactKind.Dossiers, Coverage.None), window, calendar, limits, code));
        return doubts;
    }

    /// <summary>Every share that can be counted by month, in the whole months the data reach.</summary>
    private async Task<IReadOnlyList<(MeasureDefinition Measure, IReadOnlyList<MonthFigure> Months)>> Months(
        NpgsqlConnection connection, Asked asked, IReadOnlyDictionary<FactKind, Coverage> covered, CancellationToken ct)
    {
        var last = asked.Window.To;
        var windows = Enumerable.Range(0, 13).Select(i => last.AddMonths(i - 12)).Select(d => ReportingCalendar.Reform.Month(d.Year, d.Month))
            .Where(w => w.To <= last && covered.Values.Any(c => c.Covers(w))).Distinct().ToList();
        var measures = Countable().ToList();
        var counted = await MeasureStore.Count(
            connection, asked.Scope.Province, asked.Scope.UnitLow, asked.Scope.UnitHigh, [FactKind.Dossiers, FactKind.Documents], [.. windows.Select(w => new CountingFrame(w, w.To))], ct);
        return [.. measures.Select(m => (m, (IReadOnlyList<MonthFigure>)[.. windows
            .Select((w, i) => (Window: w, Values: counted[asked.Unit.UnitNo, i]))
            .Where(w => m.Facts.All(k => covered.TryGetValue(k, out var c) && c.Covers(w.Window)))
            .Select(w => new MonthFigure(w.Window, m.RatioOf(w.Values)))]))];
    }

    /// <summary>Cohorts of a month are not finished when it ends, so shares of them say nothing yet.</summary>
    private IEnumerable<MeasureDefinition> Countable() => catalog.Measures.All.Where(m =>
        m is { Unit: "percent", Shape: MeasureShape.Open, Denominator.Count: > 0 } && m.Facts.All(k => k is FactKind.Dossiers or FactKind.Documents)
        && !m.Numerator.Concat(m.Denominator).Any(c => c.Code.StartsWith("cohort", StringComparison.Ordinal)));

    /// <summary>What commitments and reports state of their items, and last year's results they begin with, where the same days are covered.</summary>
    private async Task<IReadOnlyList<Doubt>> Stated(NpgsqlConnection connection, Asked asked, IReadOnlyDictionary<FactKind, Coverage> covered, CancellationToken ct)
    {
        var said = new List<(string Document, string Path, MeasureDefinition Measure, Window Window, decimal Share, string Link)>();
        foreach (var commitment in await CommitmentStore.InForce(connection, asked.Scope.Province, asked.Unit.UnitNo, asked.Unit.UnitNo))
        {
            var name = commitment.Number ?? $"Bản cam kết năm {commitment.Year}";
            var statements = await CommitmentStore.Statements(connection, asked.Scope.Province, commitment.Id);
            foreach (var item in commitment.Items)
            {
                if (catalog.Measures.Find(item.Measure) is not { Unit: "percent", Denominator.Count: > 0 } measure || !measure.Facts.All(k => k is FactKind.Dossiers or FactKind.Documents))
                {
                    continue;
                }

                var link = $"/don-vi/{asked.Unit.Slug}/cam-ket/{Uri.EscapeDataString(item.Path)}";
                if (item.Baseline is { Type: TargetType.Percent, Number: { } baseline })
                {
                    said.Add((name, item.Path, measure, measure.Calendar.Year(commitment.Year - 1), baseline, link));
                }

                // A report tells its own year up to the day it was written, or to where the data end before it.
                if (statements is { Kind: DocumentKind.Report } && statements.Results.FirstOrDefault(r => r.Path == item.Path) is { } result && Doubts.ShareIn(result.Text) is { } share)
                {
                    var year = measure.Calendar.Year(commitment.Year);
                    var until = new[] { year.To, asked.Window.To, commitment.Day ?? year.To }.Min();
                    if (until >= year.From)
                    {
                        said.Add((name, item.Path, measure, new Window(year.From, until), share, link));
                    }
                }
            }
        }

        said.RemoveAll(s => !s.Measure.Facts.All(k => covered.TryGetValue(k, out var c) && c.Covers(s.Window)));
        var windows = said.Select(s => s.Window).Distinct().ToList();
        if (windows.Count == 0)
        {
            return [];
        }

        var counted = await MeasureStore.Count(
            connection, asked.Scope.Province, asked.Scope.UnitLow, asked.Scope.UnitHigh, [FactKind.Dossiers, FactKind.Documents], [.. windows.Select(w => new CountingFrame(w, w.To))], ct);
        return [.. said
            .Select(s => Doubts.Stated(new StatedShare(s.Document, s.Path, s.Measure, s.Window, s.Share, s.Measure.RatioOf(counted[asked.Unit.UnitNo, windows.IndexOf(s.Window)]), s.Link)))
            .OfType<Doubt>()];
    }

    private static Doubt Differing(ReturnedWithOthers report) => new(
        DoubtRule.Stated, $"bao-cao/{report.Report}/{report.Name}", string.Join('|', report.Differences.Select(d => $"{d.Was}>{d.Is}")),
        $"Báo cáo đã ban hành có {report.Differences.Count} chỗ khác số đã chốt: {report.Differences[0].Sentence}", $"{report.Name}, kỳ {new Window(report.From, report.To)}",
        "Văn bản đã gửi và số trong hệ thống nói hai điều khác nhau.", "Xem từng chỗ khác; đính chính báo cáo, hoặc bỏ qua và ghi vì sao khác.", $"/bao-cao/{report.Report}");
}
