using System.Buffers.Binary;
using System.Text;
using CamKet.Facts;
using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>
/// The days of procedures told by the facts of one batch, in bounded memory: beyond a number of procedures and years they are written to a
/// temporary file in the binary form of COPY. What is written twice is united in the database.
/// </summary>
internal sealed class ProcedureBuffer : IDisposable
{
    /// <summary>At some 260 bytes each, twenty-five megabytes.</summary>
    private const int Most = 100_000;

    private static readonly ProcedureDay[] Kinds = Enum.GetValues<ProcedureDay>();
    private readonly Dictionary<ProcedureYear, ProcedureDays> held = [];
    private readonly int most;
    private FileStream? spilled;

    public ProcedureBuffer(int most = Most) => this.most = most;

    public bool IsEmpty => held.Count == 0 && spilled is null;

    public void Enter(ProcedureYear key, Dossier dossier, DossierLife life)
    {
        if (!held.TryGetValue(key, out var days))
        {
            if (held.Count >= most)
            {
                spilled ??= Spilled.File();
                Spill(spilled);
            }

            held[key] = days = new ProcedureDays();
        }

        days.Enter(dossier, life, key.Year);
    }

    /// <summary>As the rows of a binary COPY of (unit_no, procedure, field_no, year, a bit(366) for each kind of day, and the months of each as a number).</summary>
    public Task CopyTo(Stream copy, CancellationToken ct) => Spilled.CopyTo(copy, spilled, Spill, ct);

    public void Dispose() => spilled?.Dispose();

    private void Spill(Stream to)
    {
        Span<byte> fixedPart = stackalloc byte[16 + (Kinds.Length * (16 + ProcedureDays.Bytes))];
        Span<byte> head = stackalloc byte[14];
        foreach (var (key, days) in held)
        {
            var name = Encoding.UTF8.GetBytes(key.Procedure);
            BinaryPrimitives.WriteInt16BigEndian(head, (short)(4 + (2 * Kinds.Length)));
            Int(head[2..], key.UnitNo);
            BinaryPrimitives.WriteInt32BigEndian(head[10..], name.Length);
            Int(fixedPart, key.FieldNo);
            Int(fixedPart[8..], key.Year);
            var at = 16;
            foreach (var kind in Kinds)
            {
                BinaryPrimitives.WriteInt32BigEndian(fixedPart[at..], 4 + ProcedureDays.Bytes);
                BinaryPrimitives.WriteInt32BigEndian(fixedPart[(at + 4)..], ProcedureDays.DaysInYear);
                days.CopyTo(kind, fixedPart[(at + 8)..]);
                at += 8 + ProcedureDays.Bytes;
            }

            foreach (var kind in Kinds)
            {
                Int(fixedPart[at..], days.Months(kind, key.Year));
                at += 8;
            }

            to.Write(head);
            to.Write(name);
            to.Write(fixedPart);
        }

        held.Clear();
    }

    private static void Int(Span<byte> at, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, 4);
        BinaryPrimitives.WriteInt32BigEndian(at[4..], value);
    }
}
