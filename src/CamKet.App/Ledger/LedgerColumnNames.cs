using System.Text.RegularExpressions;
using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>The stored columns of the ledger and the SQL every statement over them repeats.</summary>
internal static partial class LedgerColumnNames
{
    public static IReadOnlyList<string> All { get; } =
        [.. LedgerColumns.All.Select(column => Capital().Replace(column.ToString(), m => (m.Index == 0 ? "" : "_") + m.Value.ToLowerInvariant()))];

    public static IReadOnlyList<string> OfDossiers { get; } = [.. All.Where((_, i) => !((LedgerColumn)i).IsOfDocuments())];

    /// <summary>True of rows that together move what stands at the end of their last day.</summary>
    public static string MovesStock { get; } = string.Join(" or ", LedgerColumns.All.Where(c => c.IsStock()).Select(c => $"sum({All[(int)c]}) <> 0"));

    public static string List { get; } = string.Join(", ", All);

    /// <summary>Sums, zero as null.</summary>
    public static string NullableSums { get; } = string.Join(", ", All.Select(column => $"nullif(sum({column}), 0)::int"));

    /// <summary>The first day of the roll-up a day belongs to, by level; the same as <see cref="LedgerCalendar.Start"/>.</summary>
    public static string Start(RollLevel level, string day) => level switch
    {
        RollLevel.Year => $"(date_trunc('year', ({day}) + 17)::date - 17)",
        RollLevel.Month => $"(date_trunc('month', ({day}) - 14)::date + 14)",
        RollLevel.SixDays => $"({Start(RollLevel.Month, day)} + (({day}) - {Start(RollLevel.Month, day)}) / 6 * 6)",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
