using CamKet.Commitments;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>The items of all tables that promise, ask for or report something, with what is odd about them.</summary>
internal static class ItemReader
{
    private static readonly ColumnRole[] Telling = [ColumnRole.Target, ColumnRole.Baseline, ColumnRole.Result, ColumnRole.Evidence, ColumnRole.Owner, ColumnRole.Deadline, ColumnRole.Period];

    /// <summary>The rows that are items, cells as text, each with the head of its table.</summary>
    public static IReadOnlyList<(GatheredItem Item, TableHead Head)> Gather(IReadOnlyList<Block> blocks, int? year)
    {
        var reader = new RowReader();
        var heads = new List<(TableHead Head, SectionToken? Heading)>();
        var between = new List<Paragraph>();
        TableHead? head = null;
        var own = blocks.OfType<Table>().Count(t => TableHeads.Find(t.Rows, year) is { } h && IsItemTable(h));
        foreach (var block in blocks)
        {
            if (block is Paragraph paragraph)
            {
                between.Add(paragraph);
                continue;
            }

            var table = (Table)block;
            var found = TableHeads.Find(table.Rows, year);
            if (found is null && head is not null && Math.Abs(table.Rows[0].Cells.Count - head.Roles.Count) == 0)
            {
                // The same table going on, perhaps under a heading that stands outside it.
                var heading = between.Select(p => SectionToken.Leading(p.Text)).LastOrDefault(t => t is { Kind: TokenKind.Letter or TokenKind.Roman });
                if (heading is not null)
                {
                    reader.Heading(heading);
                }

                reader.Read(table.Rows, head, continues: heading is null);
            }
            else if (found is not null && head is not null && found.Labels.SequenceEqual(head.Labels, StringComparer.Ordinal) && Heading(between, own) is null)
            {
                reader.Read([.. table.Rows.Skip(found.FirstRow + found.Rows)], head, continues: true);
            }
            else if (found is not null && IsItemTable(found))
            {
                head = found;
                var heading = Heading(between, own);
                heads.Add((found, heading is null ? null : SectionToken.Leading(heading)));
                reader.Begin(heading is null ? null : Sections.Group(heading));
                reader.Read([.. table.Rows.Skip(found.FirstRow + found.Rows)], found, continues: false);
            }

            between.Clear();
        }

        MakePathsDistinct(reader.Items, [.. heads.Select(h => h.Heading)]);
        return [.. reader.Items.Select(i => (i, heads[i.Table].Head))];
    }

    public static IReadOnlyList<DocumentItem> Read(IReadOnlyList<(GatheredItem Item, TableHead Head)> gathered, int? year, List<string> warnings) =>
        [.. gathered.Select(g => Item(g.Item, g.Head, year, warnings))];

    public static bool IsItemTable(TableHead head) => Telling.Any(head.Has) || (head.Has(ColumnRole.No) && head.Has(ColumnRole.Note));

    /// <summary>The numbered heading right above a table, or, where several tables stand, any heading naming a group.</summary>
    private static string? Heading(List<Paragraph> between, int tables) =>
        between.TakeLast(3).Reverse().Select(p => p.Text).FirstOrDefault(t => t.Length < 250
            && (SectionToken.Leading(t) is not null && !t.EndsWith(';') || tables > 1 && Sections.Group(t) is not null && t.Length < 150));

    /// <summary>Two tables may both number from 1: then the heading above each, or the table's own number, tells them apart.</summary>
    private static void MakePathsDistinct(IReadOnlyList<GatheredItem> items, List<SectionToken?> headings)
    {
        if (items.Select(i => i.Path).Distinct(StringComparer.Ordinal).Count() == items.Count)
        {
            return;
        }

        var named = headings.All(h => h is not null) && headings.Select(h => h!.Text).Distinct(StringComparer.Ordinal).Count() == headings.Count;
        foreach (var item in items.Where(_ => headings.Count > 1))
        {
            item.Path = named ? headings[item.Table]!.Text + "." + item.Path
                : item.Table > 0 ? "Bảng " + (item.Table + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + "." + item.Path
                : item.Path;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var path = item.Path;
            for (var n = 2; !seen.Add(item.Path); n++)
            {
                item.Path = path + "-" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private static DocumentItem Item(GatheredItem item, TableHead head, int? year, List<string> warnings)
    {
        var text = PrintedText.OneLine(item[ColumnRole.Text]);
        var unit = OrNull(item[ColumnRole.Unit]);
        var note = OrNull(item[ColumnRole.Note]);
        var target = TargetOf(item, head, year, unit, note);
        var baseline = TargetReader.Read(item[ColumnRole.Baseline], (head.TargetYear ?? year) - 1, unit);
        ItemWarnings.Add(item, head, text, target, baseline, warnings);
        return new DocumentItem(
            item.Path,
            item.Group,
            text,
            baseline,
            target,
            note,
            OrNull(item[ColumnRole.Owner]),
            item[ColumnRole.Result].Length == 0 ? null : item[ColumnRole.Result],
            EvidenceReader.Read(item[ColumnRole.Evidence]));
    }

    /// <summary>The target cell; else what the note or a deadline column promises. A deadline beside a figure is met together with it.</summary>
    private static Target? TargetOf(GatheredItem item, TableHead head, int? year, string? unit, string? note)
    {
        var wantedYear = head.TargetYear ?? year;
        var target = TargetReader.Read(item[ColumnRole.Target], wantedYear, unit);
        if (target is null && head.Has(ColumnRole.Target) && note is not null && item[ColumnRole.Target].Length == 0)
        {
            target = TargetReader.ReadSchedule(note, wantedYear);
        }

        var deadline = TargetReader.ReadSchedule(item[ColumnRole.Deadline], wantedYear);
        return deadline is null ? target
            : target is null ? head.Has(ColumnRole.Target) || !head.Has(ColumnRole.Result) ? deadline : null
            : target with { Also = [.. target.Also, deadline] };
    }

    private static string? OrNull(string cell)
    {
        var line = PrintedText.OneLine(cell);
        return line.Length == 0 ? null : line;
    }
}
