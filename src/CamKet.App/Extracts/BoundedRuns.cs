namespace CamKet.App.Extracts;

/// <summary>
/// A part of a workbook as it is inflated, cut off where it goes on too long without a mark: a reader of XML builds an attribute, a name or a
/// CDATA section whole, however long, before anyone can look at it. Text between two marks is bounded by the same stroke.
/// </summary>
/// <remarks>Only UTF-8 is let through: in wider codes the marks do not stand alone, and no spreadsheet program writes them.</remarks>
internal sealed class BoundedRuns(Stream inflated, string part, string name) : Stream
{
    // The end of what was looked at before stays in front, for a mark that is torn in two.
    private const int Torn = 2;

    private readonly byte[] buffer = new byte[Torn + (1 << 16)];
    private int begin = Torn, end = Torn;
    private long run;
    private bool isBegun, inSection;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> target)
    {
        if (begin == end && !Fill())
        {
            return 0;
        }

        var taken = Math.Min(target.Length, end - begin);
        buffer.AsSpan(begin, taken).CopyTo(target);
        begin += taken;
        return taken;
    }

    public override int Read(byte[] target, int offset, int count) => Read(target.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] source, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        buffer.AsSpan(end - Torn, Torn).CopyTo(buffer);
        begin = Torn;
        end = Torn + inflated.ReadAtLeast(buffer.AsSpan(Torn), isBegun ? 1 : 4, throwOnEndOfStream: false);
        if (!isBegun)
        {
            isBegun = true;
            if (buffer.AsSpan(Torn, end - Torn).StartsWith("\uFEFF"u8))
            {
                begin += "\uFEFF"u8.Length;
            }

            if (buffer[Torn] >= 0xFE || buffer.AsSpan(Torn, Math.Min(4, end - Torn)).Contains((byte)0))
            {
                throw FileSniff.Broken(name);
            }
        }

        Look(buffer.AsSpan(0, end));
        return end > begin;
    }

    private void Look(ReadOnlySpan<byte> some)
    {
        while (!some.IsEmpty)
        {
            // A section may hold any marks: what counts is only where it ends.
            var edge = some.IndexOf(inSection ? "]]>"u8 : "<!["u8);
            if (edge < 0)
            {
                var mark = inSection ? -1 : some.LastIndexOf((byte)'<');
                run = mark < 0 ? run + some.Length : some.Length - mark - 1;
                break;
            }

            run = 0;
            inSection = !inSection;
            some = some[(edge + 3)..];
        }

        if (run > FileSniff.LongestRun)
        {
            throw TooLong(part, name);
        }
    }

    internal static RefusedFile TooLong(string part, string name) =>
        new($"Tệp {name} có một ô dài hơn 1 MB (trong phần {part}), không phải số liệu. Hãy xoá ô đó trong Excel rồi nạp lại.");
}
