using System.Text.RegularExpressions;
using CamKet.Documents;

namespace CamKet.Reports;

/// <summary>
/// What a person typed into a report: the documents it cites (offered as evidence), and the figures in it, which the store
/// does not hold and which therefore need a reason.
/// </summary>
/// <param name="Bare">Percentages without numerator and denominator beside them.</param>
/// <param name="Differing">Percentages that are not the quotient standing beside them.</param>
/// <param name="Typed">All other numbers.</param>
public sealed record TypedText(
    IReadOnlyList<CitedDocument> Cited,
    IReadOnlyList<string> Bare,
    IReadOnlyList<string> Differing,
    IReadOnlyList<string> Typed)
{
    public static TypedText Empty { get; } = new([], [], [], []);
}

/// <summary>A document named in a text, with the words that name it: "Kế hoạch số 124/KH-UBND ngày 26/02/2024".</summary>
public sealed record CitedDocument(Citation Citation, string Text);

public static partial class TypedTexts
{
    [GeneratedRegex(@"(?:\p{Lu}\p{Ll}+(?: \p{Ll}+)? )(?:số )?$", RegexOptions.ExplicitCapture)]
    private static partial Regex KindBefore();

    [GeneratedRegex(@"\G,? ngày " + WrittenDate.Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex DateAfter();

    private const int LongestKind = 30;

    public static TypedText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = PlainText.Clean(text);
        if (clean.Length == 0)
        {
            return TypedText.Empty;
        }

        // As it will stand: in a result cell, where no percentage passes for something a document asks for.
        var judged = Prose.Figures([new Table([new TableRow(["STT", "Kết quả thực hiện"], 1), new TableRow(["1", clean], 2)], 1)]);
        return new TypedText(
            [.. CitationFinder.Symbols(clean).Select(s => Cited(clean, s)).DistinctBy(c => c.Citation.Number)],
            [.. judged.Where(f => f.Verdict == Verdict.Bare).Select(f => f.Raw)],
            [.. judged.Where(f => f.Verdict == Verdict.Differs).Select(f => f.Raw)],
            [.. WrittenNumbers.Of(clean).Where(n => !n.IsPercent).Select(n => n.Text)]);
    }

    private static CitedDocument Cited(string text, CitationFinder.Symbol symbol)
    {
        var from = Math.Max(0, symbol.Start - LongestKind);
        var kind = KindBefore().Match(text[from..symbol.Start]);
        var date = DateAfter().Match(text, symbol.End);
        var start = kind.Success ? from + kind.Index : symbol.Start;
        var end = date.Success ? date.Index + date.Length : symbol.End;
        return new CitedDocument(new Citation(symbol.Number, date.Success ? WrittenDate.Iso(date) : null), text[start..end]);
    }
}
