using System.Globalization;
using System.Text;
using CamKet.App.Asking;

namespace CamKet.Bench;

/// <summary>Comma-separated, lines ended as spreadsheets end them, quotes only where a comma needs them.</summary>
internal sealed class CsvCells(string path) : ICells, IDisposable
{
    private readonly StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
    private readonly char[] digits = new char[32];
    private bool first = true;

    public void Text(string? text)
    {
        Part();
        if (text is null)
        {
            return;
        }

        var quoted = text.Contains(',', StringComparison.Ordinal);
        if (quoted)
        {
            writer.Write('"');
        }

        writer.Write(text);
        if (quoted)
        {
            writer.Write('"');
        }
    }

    public void Number(int number)
    {
        Part();
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        writer.Write(digits.AsSpan(0, length));
    }

    public void Moment(DateTime? moment)
    {
        Part();
        if (moment is { } at)
        {
            at.TryFormat(digits, out var length, "dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);
            writer.Write(digits.AsSpan(0, length));
        }
    }

    public void EndRow()
    {
        writer.Write("\r\n");
        first = true;
    }

    public void Dispose() => writer.Dispose();

    private void Part()
    {
        if (!first)
        {
            writer.Write(',');
        }

        first = false;
    }
}
