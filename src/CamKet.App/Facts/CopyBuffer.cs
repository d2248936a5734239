using System.Buffers.Binary;
using System.Text;
using CamKet.App.Asking;

namespace CamKet.App.Facts;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"): a count of fields, then each field's
/// length and bytes, all big-endian. Written here and not through a driver's importer because that boxes, awaits and looks
/// up a converter for every single value.
/// </summary>
internal sealed class CopyBuffer
{
    private const int DateType = 1082;
    private const int Null = -1;
    private static readonly DateTime Epoch = new(2000, 1, 1);
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] bytes = new byte[80 * 1024];

    public int Length { get; private set; }

    public int Rows { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public static ReadOnlyMemory<byte> Head { get; } = (byte[])[.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, .. new byte[8]];

    public static ReadOnlyMemory<byte> Tail { get; } = (byte[])[0xFF, 0xFF];

    public void Clear() => (Length, Rows) = (0, 0);

    public void Row(int fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)fields);
        Rows++;
    }

    public void Small(int value)
    {
        Size(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)value);
    }

    public void Whole(int value)
    {
        Size(sizeof(int));
        Int(value);
    }

    public void Big(long value)
    {
        Size(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);
    }

    public void Flag(bool value)
    {
        Size(1);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Size(Null);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Reserve(sizeof(int) + most);
        var length = Encoding.UTF8.GetBytes(value, bytes.AsSpan(Length + sizeof(int)));
        Int(length);
        Length += length;
    }

    /// <summary>A jsonb: its version, then the text.</summary>
    public void Json(string value)
    {
        Size(1 + Encoding.UTF8.GetByteCount(value));
        Take(1)[0] = 1;
        Encoding.UTF8.GetBytes(value, Take(Encoding.UTF8.GetByteCount(value)));
    }

    /// <summary>A timestamp without a zone: microseconds since 2000.</summary>
    public void Moment(DateTime? value)
    {
        if (value is { } moment)
        {
            Big((moment.Ticks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        }
        else
        {
            Size(Null);
        }
    }

    public void Day(DateOnly? value)
    {
        if (value is { } day)
        {
            Whole(day.DayNumber - EpochDay);
        }
        else
        {
            Size(Null);
        }
    }

    /// <summary>An array of dates, any of which may be null; an empty one has no dimension.</summary>
    public void Days(ReadOnlySpan<DateOnly?> days)
    {
        var at = Length;
        Size(0);
        Int(days.IsEmpty ? 0 : 1);
        Int(days.Contains(null) ? 1 : 0);
        Int(DateType);
        if (!days.IsEmpty)
        {
            Int(days.Length);
            Int(1);
        }

        foreach (var day in days)
        {
            Day(day);
        }

        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), Length - at - sizeof(int));
    }

    public void Uuid(Guid value)
    {
        Size(16);
        value.TryWriteBytes(Take(16), bigEndian: true, out _);
    }

    /// <summary>A numeric: digits to the base of 10,000, the weight of the first, the sign, and how many decimals are shown.</summary>
    public void Numeric(decimal value)
    {
        var scale = value.Scale;
        Span<short> digits = stackalloc short[16];
        var (count, weight) = (0, -1);
        var whole = decimal.Truncate(Math.Abs(value));
        var fraction = Math.Abs(value) - whole;
        while (whole > 0)
        {
            digits[count++] = (short)(whole % 10_000);
            whole = decimal.Truncate(whole / 10_000);
            weight++;
        }

        digits[..count].Reverse();
        for (var decimals = 0; decimals < scale; decimals += 4)
        {
            fraction *= 10_000;
            var digit = decimal.Truncate(fraction);
            digits[count++] = (short)digit;
            fraction -= digit;
        }

        Size(8 + (2 * count));
        foreach (var part in (ReadOnlySpan<short>)[(short)count, (short)weight, value < 0 ? (short)0x4000 : (short)0, scale])
        {
            BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), part);
        }

        foreach (var digit in digits[..count])
        {
            BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), digit);
        }
    }

    private void Size(int length) => Int(length);

    private void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    private Span<byte> Take(int length)
    {
        Reserve(length);
        var taken = bytes.AsSpan(Length, length);
        Length += length;
        return taken;
    }

    private void Reserve(int length)
    {
        if (bytes.Length - Length < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
        }
    }
}
