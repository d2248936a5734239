namespace CamKet.Ledger;

/// <summary>What facts of one place (a unit, or a field of procedures in it) add up to, by day; a day may hold zeros where entries cancelled out.</summary>
public sealed class LedgerDays
{
    private readonly Dictionary<DateOnly, int[]> days = [];
    private DateOnly lastDay;
    private int[]? last;

    public int Count => days.Count;

    /// <summary>The numbers by day, in the order of <see cref="LedgerColumn"/>.</summary>
    public IEnumerable<KeyValuePair<DateOnly, int[]>> All => days;

    public void Add(DateOnly day, LedgerColumn column, int number)
    {
        if (last is null || day != lastDay)
        {
            if (!days.TryGetValue(day, out last))
            {
                days[day] = last = new int[LedgerColumns.Count];
            }

            lastDay = day;
        }

        last[(int)column] += number;
    }

    /// <summary>The numbers of the days up to one, which are no longer held afterwards.</summary>
    public IReadOnlyList<KeyValuePair<DateOnly, int[]>> TakeUntil(DateOnly until)
    {
        var taken = days.Where(d => d.Key <= until).ToList();
        foreach (var (day, _) in taken)
        {
            days.Remove(day);
        }

        last = null;
        return taken;
    }

    /// <summary>The running sums up to the end of a day.</summary>
    public LedgerSums Until(DateOnly day)
    {
        var sums = new LedgerSums();
        foreach (var (_, numbers) in days.Where(d => d.Key <= day))
        {
            sums.Add(numbers);
        }

        return sums;
    }
}

/// <summary>Running sums of every column up to the end of a day.</summary>
public sealed class LedgerSums
{
    private readonly long[] sums = new long[LedgerColumns.Count];

    public long this[LedgerColumn column]
    {
        get => sums[(int)column];
        set => sums[(int)column] = value;
    }

    public void Add(LedgerColumn column, long number, bool isTakenOff) => sums[(int)column] += isTakenOff ? -number : number;

    public void Add(IReadOnlyList<int> numbers)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += numbers[i];
        }
    }
}
