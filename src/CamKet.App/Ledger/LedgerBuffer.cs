using CamKet.App.Extracts;
using CamKet.Facts;
using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>
/// What the facts of one batch add to the ledger, gathered in bounded memory: beyond a number of unit-field-days it is written to a temporary file in
/// the binary form of COPY, from where it goes to the database in one piece.
/// </summary>
internal sealed class LedgerBuffer : IDisposable
{
    /// <summary>The register of documents knows no field of procedures: its rows count for the unit alone.</summary>
    public const int NoField = -1;

    /// <summary>At some 260 bytes each, thirty megabytes.</summary>
    private const int Most = 120_000;

    private const int RowFields = 3;

    private readonly Dictionary<string, int> fields;
    private readonly Dictionary<(int Unit, int Field), LedgerDays> places = [];
    private readonly HashSet<ProcedureYear> doubtful = [];
    private readonly int most;
    private FileStream? spilled;
    private DateOnly? spilledTo;

    /// <param name="fields">The numbers of the fields known so far, by name; new ones are added with the number they will likely get.</param>
    /// <param name="most">How many days of units and fields are held.</param>
    public LedgerBuffer(Dictionary<string, int> fields, int most = Most) => (this.fields, this.most) = (fields, most);

    public IReadOnlyDictionary<string, int> Fields => fields;

    public ProcedureBuffer Procedures { get; } = new();

    /// <summary>The days copied by <see cref="CopyTo"/>, rolled up: complete after it.</summary>
    public RollBuffer Rolls { get; } = new();

    /// <summary>A day of a unit and field may stand in two of the rows copied. A file in the order of its days needs none.</summary>
    public bool MayRepeatDays { get; private set; }

    /// <summary>Procedures of which a day may no longer hold: to be looked at again in the facts.</summary>
    public IReadOnlyCollection<ProcedureYear> Doubtful => doubtful;

    /// <param name="holdsNow">False for a version superseded since: its procedure's days are not told by it any more.</param>
    public void Enter(int unitNo, object fact, bool holdsNow = true)
    {
        if (fact is Dossier dossier)
        {
            var life = DossierLife.Of(dossier);
            Place(unitNo, Field(dossier)).Enter(dossier, life, 1);
            foreach (var key in holdsNow ? Keys(unitNo, dossier, life) : [])
            {
                Procedures.Enter(key, dossier, life);
            }
        }
        else if (fact is RegisterDocument document)
        {
            Place(unitNo, NoField).Enter(document, 1);
        }

        SpillWhenFull();
    }

    /// <summary>Takes an entry back.</summary>
    /// <param name="stays">The same days are told by another record that stays: nothing about its procedure is in doubt.</param>
    public void Leave(int unitNo, object fact, bool stays)
    {
        if (fact is Dossier dossier)
        {
            var life = DossierLife.Of(dossier);
            Place(unitNo, Field(dossier)).Enter(dossier, life, -1);
            if (!stays)
            {
                doubtful.UnionWith(Keys(unitNo, dossier, life));
            }
        }
        else if (fact is RegisterDocument document)
        {
            Place(unitNo, NoField).Enter(document, -1);
        }

        SpillWhenFull();
    }

    /// <summary>Every day told by the old record is told by the new one too.</summary>
    public static bool Holds(Dossier now, Dossier old)
    {
        var (life, before) = (DossierLife.Of(now), DossierLife.Of(old));
        return before.Span == DossierLife.NeverReceived
            || (life.Span != DossierLife.NeverReceived
                && now.Received!.Value.Date == old.Received!.Value.Date
                && string.Equals(ProcedureDays.Procedure(now), ProcedureDays.Procedure(old), StringComparison.Ordinal)
                && string.Equals(now.Field, old.Field, StringComparison.Ordinal)
                && (now.FeeBearing || !old.FeeBearing)
                && (now.PaymentsOnline > 0 || old.PaymentsOnline == 0)
                && (before.OutDay is null || life.OutDay >= before.OutDay));
    }

    /// <summary>Everything gathered, as the rows of a binary COPY of (unit_no, field_no, day, the columns in their order).</summary>
    public Task CopyTo(Stream copy, CancellationToken ct) => Spilled.CopyTo(copy, spilled, to => Spill(to, DateOnly.MaxValue), ct);

    public void Dispose()
    {
        spilled?.Dispose();
        Procedures.Dispose();
        Rolls.Dispose();
    }

    private int Field(Dossier dossier)
    {
        var name = dossier.Field ?? "";
        if (!fields.TryGetValue(name, out var no))
        {
            fields[name] = no = name.Length == 0 ? 0 : fields.Values.DefaultIfEmpty(0).Max() + 1;
        }

        return no;
    }

    private IEnumerable<ProcedureYear> Keys(int unitNo, Dossier dossier, DossierLife life)
    {
        if (life.Span != DossierLife.NeverReceived && ProcedureDays.Procedure(dossier) is { } procedure)
        {
            foreach (var year in ProcedureDays.Years(dossier, life))
            {
                yield return new ProcedureYear(unitNo, procedure, Field(dossier), year);
            }
        }
    }

    private LedgerDays Place(int unitNo, int field)
    {
        if (!places.TryGetValue((unitNo, field), out var days))
        {
            places[(unitNo, field)] = days = new LedgerDays();
        }

        return days;
    }

    private int entered;

    private void SpillWhenFull()
    {
        // Counting the days of all places is not worth doing for each fact.
        if (++entered % 4096 == 0 && places.Values.Sum(days => days.Count) > most)
        {
            spilled ??= Spilled.File();
            Spill(spilled, OlderHalf());
        }
    }

    /// <summary>The last of the oldest days that are half of those held: of a file in the order of its days none of them comes again.</summary>
    private DateOnly OlderHalf()
    {
        var counts = new SortedDictionary<DateOnly, int>();
        foreach (var (day, _) in places.Values.SelectMany(days => days.All))
        {
            counts[day] = counts.GetValueOrDefault(day) + 1;
        }

        var half = counts.Values.Sum() / 2;
        return counts.First(count => (half -= count.Value) <= 0).Key;
    }

    private void Spill(Stream to, DateOnly last)
    {
        var row = new LedgerRow(stackalloc byte[LedgerRow.Room(RowFields)]);
        foreach (var ((unit, field), days) in places.ToList())
        {
            foreach (var (day, numbers) in days.TakeUntil(last))
            {
                row.Begin(RowFields);
                row.Whole(unit);
                row.Whole(field);
                row.Day(day);
                if (row.Columns(numbers))
                {
                    to.Write(row.Written);
                    Rolls.Add(unit, field, day, numbers);
                    MayRepeatDays |= day <= spilledTo;
                }
            }

            if (days.Count == 0)
            {
                places.Remove((unit, field));
            }
        }

        spilledTo = last > spilledTo ? last : spilledTo ?? last;
    }
}
