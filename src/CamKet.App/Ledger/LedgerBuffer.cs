using System.Buffers.Binary;
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

    private const int MostDays = 60_000;
    private static readonly int RowBytes = 2 + (3 * 8) + (LedgerColumns.Count * 8);

    private readonly Dictionary<string, int> fields;
    private readonly Dictionary<(int Unit, int Field), LedgerDays> places = [];
    private readonly HashSet<ProcedureYear> doubtful = [];
    private FileStream? spilled;

    /// <param name="fields">The numbers of the fields known so far, by name; new ones are added with the number they will likely get.</param>
    public LedgerBuffer(Dictionary<string, int> fields) => this.fields = fields;

    public IReadOnlyDictionary<string, int> Fields => fields;

    public ProcedureBuffer Procedures { get; } = new();

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
    public Task CopyTo(Stream copy, CancellationToken ct) => Spilled.CopyTo(copy, spilled, Spill, ct);

    public void Dispose()
    {
        spilled?.Dispose();
        Procedures.Dispose();
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
        if (++entered % 4096 == 0 && places.Values.Sum(days => days.Count) > MostDays)
        {
            spilled ??= Spilled.File();
            Spill(spilled);
        }
    }

    private void Spill(Stream to)
    {
        Span<byte> row = stackalloc byte[RowBytes];
        foreach (var ((unit, field), days) in places)
        {
            foreach (var (day, numbers) in days.All)
            {
                var used = Row(row, unit, field, day, numbers);
                if (used > 0)
                {
                    to.Write(row[..used]);
                }
            }
        }

        places.Clear();
    }

    /// <summary>Zeros are written as null; a row of nothing else is not written.</summary>
    private static int Row(Span<byte> row, int unit, int field, DateOnly day, int[] numbers)
    {
        BinaryPrimitives.WriteInt16BigEndian(row, (short)(3 + numbers.Length));
        var at = 2;
        at = Int(row, at, unit);
        at = Int(row, at, field);
        at = Int(row, at, day.DayNumber - Epoch);
        var any = false;
        foreach (var number in numbers)
        {
            if (number == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(row[at..], -1);
                at += 4;
            }
            else
            {
                any = true;
                at = Int(row, at, number);
            }
        }

        return any ? at : 0;
    }

    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private static int Int(Span<byte> row, int at, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(row[at..], 4);
        BinaryPrimitives.WriteInt32BigEndian(row[(at + 4)..], value);
        return at + 8;
    }
}
