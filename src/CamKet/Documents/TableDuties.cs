using CamKet.Text;
using CamKet.Time;

namespace CamKet.Documents;

/// <summary>
/// What the rows of a table owe by a day or again and again: a column of times ("Thời gian hoàn thành", "Kỳ báo cáo") says
/// when, and an item's own words may ("chấm điểm định kỳ 2 lần/năm"). A report's rows tell what came of duties set elsewhere.
/// </summary>
internal static class TableDuties
{
    public static IEnumerable<DocumentDuty> Of(IReadOnlyList<(GatheredItem Item, TableHead Head)> rows, DocumentKind kind) =>
        rows.Where(r => kind != DocumentKind.Report || !r.Head.Has(ColumnRole.Result)).SelectMany(r => Of(r.Item));

    private static IEnumerable<DocumentDuty> Of(GatheredItem item)
    {
        var said = Said(item[ColumnRole.Text]);
        var noted = Said(item[ColumnRole.Note]).ConvertAll(d => d with { Text = PrintedText.OneLine(item[ColumnRole.Text]) });
        var timed = TimeCell.Rules(item[ColumnRole.Period], item[ColumnRole.Deadline])
            .Select(rule => new DocumentDuty(PrintedText.OneLine(item[ColumnRole.Text]), rule, null)).ToList();
        // "Báo cáo quý" beside "ngày 12 tháng cuối quý" is one duty: whichever says more of its day.
        var duties = new List<DocumentDuty>();
        foreach (var duty in said.Concat(noted).Concat(timed).Where(d => d.Text.Length > 0))
        {
            var same = duties.FindIndex(d => d.Rule.Every == duty.Rule.Every && Completes(d.Rule, duty.Rule));
            if (same < 0)
            {
                duties.Add(duty);
            }
            else if (duties[same].Rule is { Day: null, Month: null, Date: null } || duties[same].Rule.Date?.Length < duty.Rule.Date?.Length)
            {
                duties[same] = duties[same] with { Rule = duty.Rule with { Times = duty.Rule.Times ?? duties[same].Rule.Times } };
            }
        }

        var to = To(item);
        return duties.Select(d => d.To is null ? d with { To = to } : d);
    }

    private static bool Completes(DutyRule known, DutyRule more) =>
        known == more || (known.Date is { } a && more.Date is { } b && a[..7] == b[..7]) || known is { Day: null, Month: null, Date: null } || more is { Day: null, Month: null, Date: null };

    private static List<DocumentDuty> Said(string cell) =>
        [.. DutyFinder.Find(new Passage(PlainText.Clean(cell), 0, null, Tone.Demand, IsCell: true))];

    private static string? To(GatheredItem item)
    {
        var named = PrintedText.OneLine(item[ColumnRole.Receiver]);
        return named.Length > 0 ? named
            : new[] { ColumnRole.Text, ColumnRole.Deadline, ColumnRole.Note }.Select(role => PrintedText.OneLine(item[role])).Select(t => Receivers.Of(t, PlainText.Lower(t))).FirstOrDefault(to => to is not null);
    }
}
