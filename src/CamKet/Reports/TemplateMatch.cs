using System.Globalization;
using System.Text;

namespace CamKet.Reports;

/// <summary>Which of the form's sentences speak of an item: by the measure bound to it, else by the words of its text.</summary>
internal static class TemplateMatch
{
    public static TemplateRow? RowFor(ReportTemplate template, ReportItem item)
    {
        if (item.Measure is { } measure)
        {
            return template.Rows.FirstOrDefault(r => r.Measures.Contains(measure, StringComparer.Ordinal));
        }

        var folded = Fold(item.Text);
        return template.Rows
            .Select(r => (Row: r, Weight: r.Phrases.Where(p => Occurs(p, folded)).Select(p => p.Length).DefaultIfEmpty(0).Max()))
            .Where(r => r.Weight > 0)
            .OrderByDescending(r => r.Weight)
            .Select(r => r.Row)
            .FirstOrDefault();
    }

    /// <summary>The sentences that print the measure; where none does, all of the row.</summary>
    public static IReadOnlyList<TemplateSentence> SentencesFor(TemplateRow row, string? measure)
    {
        var about = row.Sentences.Where(s => s.Figures.Any(f => f.Measure == measure)).ToList();
        return about.Count > 0 ? about : row.Sentences;
    }

    private static bool Occurs(string phrase, string folded) =>
        phrase.Split('+').All(part => folded.Contains(" " + Fold(part).Trim() + " ", StringComparison.Ordinal));

    /// <summary>Without tone marks, lower case, one space between words and around them.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(" ", text.Length + 2);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.Append(' ').ToString();
    }
}
