using System.Text;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>A table printed in one of the styles offices get it in, with its oddities (domain-facts §8).</summary>
internal static class SamplePrint
{
    public static string Extension(ExtractStyle style) => style == ExtractStyle.Text ? "csv" : "xlsx";

    public static byte[] Print(SampleTable table, ExtractStyle style) => style switch
    {
        ExtractStyle.Stacked => Stacked(table),
        ExtractStyle.Serial => Workbook(table, Serial(table), []),
        ExtractStyle.Text => Text(table),
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    /// <summary>Blank first column, two rows of heads with merged groups, a (1)(2)(3) row, dates as text, a totals row.</summary>
    private static byte[] Stacked(SampleTable table)
    {
        List<IReadOnlyList<object?>> rows = [.. table.Title.Select(line => (IReadOnlyList<object?>)[null, line]), []];
        var top = rows.Count + 1;
        List<string> merged = [$"B{top}:B{top + 1}"];
        List<object?> groups = [null, "STT"];
        List<object?> heads = [null, null];
        for (var i = 0; i < table.Heads.Count; i++)
        {
            var (group, head) = table.Heads[i];
            var column = SheetAddress.Letters(i + 2);
            if (group.Length == 0)
            {
                groups.Add(head);
                heads.Add(null);
                merged.Add($"{column}{top}:{column}{top + 1}");
                continue;
            }

            var first = i == 0 || table.Heads[i - 1].Group != group;
            groups.Add(first ? group : null);
            heads.Add(head);
            var width = table.Heads.Skip(i).TakeWhile(h => h.Group == group).Count();
            if (first && width > 1)
            {
                merged.Add($"{column}{top}:{SheetAddress.Letters(i + 1 + width)}{top}");
            }
        }

        rows.Add(groups);
        rows.Add(heads);
        rows.Add([null, .. Enumerable.Range(1, table.Heads.Count + 1).Select(i => (object?)$"({i})")]);
        rows.AddRange(table.Rows.Select((row, i) => (IReadOnlyList<object?>)[null, i + 1, .. row.Select(AsText)]));
        if (table.Totals.Length > 0)
        {
            rows.Add([null, table.Totals]);
            merged.Add($"B{rows.Count}:F{rows.Count}");
        }

        return Workbook(table, rows, merged);
    }

    /// <summary>One row of heads, dates as serial numbers.</summary>
    private static List<IReadOnlyList<object?>> Serial(SampleTable table) =>
    [
        .. table.Title.Select(line => (IReadOnlyList<object?>)[line]),
        ["STT", .. table.Heads.Select(h => (object?)h.Head)],
        .. table.Rows.Select((row, i) => (IReadOnlyList<object?>)[i + 1, .. row]),
    ];

    private static byte[] Workbook(SampleTable table, IReadOnlyList<IReadOnlyList<object?>> rows, IReadOnlyList<string> merged)
    {
        using var book = new MemoryStream();
        // All rows are at hand: nothing is waited for.
        _ = SheetWriter.Write(book, table.Name, rows.ToAsyncEnumerable(), new SheetForm(HasHead: false, DaysAreNumbers: true, merged), CancellationToken.None).GetAwaiter().GetResult();
        return book.ToArray();
    }

    /// <summary>UTF-8 with byte order mark, semicolons, dates as text, as spreadsheet programs of the region save it.</summary>
    private static byte[] Text(SampleTable table)
    {
        var text = new StringBuilder();
        Line(["STT", .. table.Heads.Select(h => h.Head)]);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            Line([i + 1, .. table.Rows[i].Select(AsText)]);
        }

        if (table.Totals.Length > 0)
        {
            Line([table.Totals]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Line(IEnumerable<object?> cells) => text.AppendJoin(';', cells.Select(Quoted)).Append("\r\n");
    }

    private static string Quoted(object? cell)
    {
        var text = Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        return text.IndexOfAny([';', '"', '\n']) < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static object? AsText(object? cell) => cell switch
    {
        DateTime moment => SampleTables.Moment(moment),
        DateOnly day => VietnameseDate.Print(day),
        _ => cell,
    };
}
