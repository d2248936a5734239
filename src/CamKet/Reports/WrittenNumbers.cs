using CamKet.Documents;

namespace CamKet.Reports;

/// <summary>A number standing in a text.</summary>
/// <param name="Text">As written, without its percent sign.</param>
/// <param name="Value">Null when it is ambiguous ("12.5").</param>
public sealed record WrittenNumber(int Start, int End, string Text, bool IsPercent, decimal? Value)
{
    public string AsWritten => IsPercent ? Text + "%" : Text;
}

/// <summary>
/// The numbers of a text that say how much; those of dates, documents and names ("mức độ 2") are no figures. Read by the
/// same rules as the figures of documents that come from elsewhere.
/// </summary>
public static class WrittenNumbers
{
    public static IReadOnlyList<WrittenNumber> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. Numerals.Of(text, PlainText.Lower(text))
                .Where(n => n.Kind != NumeralKind.Label)
                .Select(n => new WrittenNumber(
                    n.Start, n.End, text[n.Start..n.End].TrimEnd('%', '％', ' '), n.IsPercent, n.Kind == NumeralKind.Ambiguous ? null : n.Value)),
        ];
    }
}
