using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CamKet.App.Platform;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>The table found in a file: which sheet, which head, and how its rows become cells by field.</summary>
internal sealed record ReadableTable(string Sheet, FoundHead Head, IReadOnlyList<SheetRow> Above, int FirstDataRow)
{
    private readonly FrozenDictionary<string, int> columns = Head.Columns.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The same labels in the same order have the same key.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Head.Key)));

    /// <summary>The sheet whose head is known best; of equal ones the first. Null: no sheet has anything like a head.</summary>
    public static ReadableTable? Find(IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> tops, IReadOnlyList<ExtractLayout> layouts, ExtractKind kind)
    {
        ReadableTable? best = null;
        var bestScore = int.MinValue;
        foreach (var (sheet, rows) in tops)
        {
            if (HeadFinder.Find([.. rows.Select(row => row.Cells)], layouts, kind) is not { } head)
            {
                continue;
            }

            var score = (head.IsComplete ? 1000 : 0) + (10 * head.Columns.Count) - head.MissingFields.Count;
            if (score > bestScore)
            {
                bestScore = score;
                var first = head.FirstDataRow < rows.Count ? rows[head.FirstDataRow].Number : rows[^1].Number + 1;
                best = new ReadableTable(sheet, head, [.. rows.Take(head.FirstRow)], first);
            }
        }

        return best;
    }

    public RowFields Fields(SheetRow row) => new(columns, row.Cells);

    /// <summary>Blank, column numbers, totals, and lines that carry less than two fields and no key (group heads, signatures).</summary>
    public static bool IsSkipped(SheetRow row, RowFields fields, ExtractKind kind)
    {
        var key = kind switch
        {
            ExtractKind.Dossiers => "code",
            ExtractKind.Documents => "number",
            ExtractKind.Budget => "actual",
            ExtractKind.Activities => "day",
            ExtractKind.Surveys => "n5",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        // What a row must lack to be a sum of others; of a survey every row carries counts, its instrument is what it is of.
        var named = kind == ExtractKind.Surveys ? "instrument" : key;
        // A group's head may stand in the key's column, but names no number.
        return (!fields.HasTwo && !(fields.TryGetValue(key, out var told) && told.Text.Any(char.IsAsciiDigit)))
            || HeadFinder.IsColumnNumbers(row.Cells)
            || (kind != ExtractKind.Budget && HeadFinder.IsTotal(row.Cells) && (!fields.TryGetValue(named, out var name) || HeadFinder.IsTotal([name])));
    }

    /// <summary>"D", "AB": the letter a spreadsheet heads the column with.</summary>
    public string? Letter(string? field) =>
        field is not null && Head.Columns.TryGetValue(field, out var column) ? SheetAddress.Letters(column) : null;

    public string? Label(string? field) =>
        field is not null && Head.Columns.TryGetValue(field, out var column) ? Head.Labels[column] : null;
}
