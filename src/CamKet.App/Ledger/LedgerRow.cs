using System.Buffers.Binary;
using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>A row of ledger columns in the binary form of COPY: some whole numbers and days, then the columns in their order, zero as null.</summary>
internal ref struct LedgerRow(Span<byte> room)
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;
    private readonly Span<byte> bytes = room;
    private int at;

    /// <summary>Room for a row with so many fields before the columns.</summary>
    public static int Room(int fields) => sizeof(short) + ((fields + LedgerColumns.Count) * 2 * sizeof(int));

    public readonly ReadOnlySpan<byte> Written => bytes[..at];

    public void Begin(int fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)(fields + LedgerColumns.Count));
        at = sizeof(short);
    }

    public void Small(short value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes[at..], sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(bytes[(at + sizeof(int))..], value);
        at += sizeof(int) + sizeof(short);
    }

    public void Whole(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes[at..], sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(bytes[(at + sizeof(int))..], value);
        at += 2 * sizeof(int);
    }

    public void Day(DateOnly day) => Whole(day.DayNumber - Epoch);

    /// <summary>False when all are zero: such a row tells nothing.</summary>
    public bool Columns(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (number == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(bytes[at..], -1);
                at += sizeof(int);
            }
            else
            {
                Whole(number);
            }
        }

        return numbers.ContainsAnyExcept(0);
    }
}
