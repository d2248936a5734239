using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>
/// The days of one batch rolled up by six days, month and year, each a sum of the finer one, in bounded memory: beyond a number of roll-ups they are
/// written to a temporary file in the binary form of COPY. What is written twice is added up in the database.
/// </summary>
internal sealed class RollBuffer : IDisposable
{
    /// <summary>At some 260 bytes each, ten megabytes; three times that while months and years are summed.</summary>
    private const int Most = 40_000;

    private const int Fields = 4;
    private readonly Dictionary<(RollLevel Level, DateOnly Start, int Unit, int Field), int[]> held = [];
    private readonly int most;
    private FileStream? spilled;

    public RollBuffer(int most = Most) => this.most = most;

    public void Add(int unit, int field, DateOnly day, ReadOnlySpan<int> numbers)
    {
        if (held.Count >= most)
        {
            spilled ??= Spilled.File();
            Spill(spilled);
        }

        Add((RollLevel.SixDays, RollLevel.SixDays.Start(day), unit, field), numbers);
    }

    /// <summary>As the rows of a binary COPY of (level, start, unit_no, field_no, the columns in their order).</summary>
    public Task CopyTo(Stream copy, CancellationToken ct) => Spilled.CopyTo(copy, spilled, Spill, ct);

    public void Dispose() => spilled?.Dispose();

    private void Spill(Stream to)
    {
        RollUp(RollLevel.SixDays, RollLevel.Month);
        RollUp(RollLevel.Month, RollLevel.Year);
        var row = new LedgerRow(stackalloc byte[LedgerRow.Room(Fields)]);
        foreach (var ((level, start, unit, field), numbers) in held)
        {
            row.Begin(Fields);
            row.Small((short)level);
            row.Day(start);
            row.Whole(unit);
            row.Whole(field);
            if (row.Columns(numbers))
            {
                to.Write(row.Written);
            }
        }

        held.Clear();
    }

    private void RollUp(RollLevel from, RollLevel into)
    {
        foreach (var (key, numbers) in held.Where(roll => roll.Key.Level == from).ToList())
        {
            Add(key with { Level = into, Start = into.Start(key.Start) }, numbers);
        }
    }

    private void Add((RollLevel Level, DateOnly Start, int Unit, int Field) key, ReadOnlySpan<int> numbers)
    {
        if (!held.TryGetValue(key, out var sums))
        {
            held[key] = sums = new int[LedgerColumns.Count];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += numbers[i];
        }
    }
}
