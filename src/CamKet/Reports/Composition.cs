using System.Text.RegularExpressions;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>A template's sentence with its places filled.</summary>
/// <param name="Line">Null when it has nothing to say: an optional sentence without data, or one about what did not occur.</param>
/// <param name="IsMissing">It says that there are no data, which has to be given a reason.</param>
public sealed record ComposedSentence(ReportLine? Line, IReadOnlyList<ReportFigure> Figures, bool IsMissing)
{
    public static ComposedSentence Nothing { get; } = new(null, [], false);
}

/// <summary>Sentences composed from figures. Every number in what they say is a figure, or part of the window's dates.</summary>
public static partial class Composition
{
    [GeneratedRegex(@"\{(?<name>[^{}:]+)(:(?<part>percent|pair))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\[(?<clauses>[^\[\]]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Clauses();

    /// <param name="row">The row's key, first part of the figures' ids.</param>
    public static ComposedSentence Sentence(TemplateSentence sentence, ReportFacts facts, string row)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(facts);
        if (sentence.Figures.Count == 0)
        {
            return new(Fill(sentence.Text, sentence, [], facts.Window), [], false);
        }

        // Of what is not covered the kind's facts say below how far they reach.
        if (facts.Unknown(sentence.Figures.Select(f => f.Measure.Code)) is { Knowing: not Knowing.NotCovered } unknown)
        {
            return sentence.Optional ? ComposedSentence.Nothing : new(ReportLine.Of(MissingText(sentence.About, unknown)), [], true);
        }

        if (sentence.Sources.Select(facts.Of).FirstOrDefault(kind => kind.Counters is null) is { } missing)
        {
            return sentence.Optional ? ComposedSentence.Nothing : new(ReportLine.Of(MissingText(sentence.About, missing.DataUntil)), [], true);
        }

        var window = facts.Of(sentence.Sources[0]).Window;
        var figures = sentence.Figures.ToDictionary(f => f.Name, f => Read(f, facts, row), StringComparer.Ordinal);
        if (figures[sentence.Base ?? sentence.Figures[0].Name].IsNothing)
        {
            return sentence.None.Length == 0
                ? ComposedSentence.Nothing
                : new(Fill(sentence.None, sentence, figures, window), Used(sentence.None, figures), false);
        }

        var text = Telling(sentence.Text, figures);
        return new(Fill(text, sentence, figures, window), Used(text, figures), false);
    }

    /// <summary>"…: chưa có số liệu (có số liệu đến 31/10/2024)."</summary>
    public static string MissingText(string about, DateOnly? until) =>
        about + ": " + Print.Missing + (until is { } day ? " (có số liệu đến " + VietnameseDate.Print(day) + ")" : "") + ".";

    /// <summary>"…: chưa có số liệu (đã giao kế hoạch, số đầu tiên ghi đến ngày 31/03/2024)."</summary>
    private static string MissingText(string about, FigureAnswer unknown) => about + ": " + Print.Missing + unknown switch
    {
        { Knowing: Knowing.StillToCome, Plan.Next: { } first } => " (đã giao kế hoạch, số đầu tiên ghi đến ngày " + VietnameseDate.Print(first) + ").",
        { Knowing: Knowing.StillToCome } => " (đã giao kế hoạch, chưa ghi số nào).",
        _ => ".",
    };

    /// <summary>The word printed before a figure that is not final, with a space behind it; empty for an actual one.</summary>
    public static string CertaintyWord(Certainty certainty) => certainty switch
    {
        Certainty.Actual => "",
        Certainty.Estimated => "ước ",
        Certainty.Provisional => "tạm tính ",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };

    /// <summary>Of "[{a} … | {b} …]" the clauses that have something to tell: nobody reports "0 nội dung".</summary>
    private static string Telling(string text, Dictionary<string, ReportFigure> figures) => Clauses().Replace(text, match => string.Join(
        ", ",
        match.Groups["clauses"].Value.Split('|', StringSplitOptions.TrimEntries)
            .Where(clause => Used(clause, figures) is var used && (used.Count == 0 || used.Any(f => !f.IsNothing)))));

    private static ReportFigure Read(TemplateFigure figure, ReportFacts facts, string row)
    {
        var measure = figure.Measure;
        var kinds = measure.Facts.Select(facts.Of).ToList();
        string[] counted = [.. measure.Numerator.Select(c => c.Code)];
        return ReportFigure.Counted(
            row + "." + figure.Name, measure, new CounterValues(kinds.SelectMany(k => k.Counters!)), kinds[0].Window, kinds.Max(k => k.CertaintyOf(counted)), [.. kinds.SelectMany(k => k.SourcesOf(counted)).Select(s => s.Id)]);
    }

    private static ReportLine Fill(string text, TemplateSentence sentence, Dictionary<string, ReportFigure> figures, Window window)
    {
        var spans = new List<ReportSpan>();
        var at = 0;
        foreach (Match place in Place().Matches(text))
        {
            Add(text[at..place.Index]);
            at = place.Index + place.Length;
            var name = place.Groups["name"].Value;
            switch (name)
            {
                case "ước":
                    Add(CertaintyWord(figures.Values.Select(f => f.Certainty).DefaultIfEmpty(Certainty.Actual).Max()));
                    break;
                case "from":
                    Add(VietnameseDate.Print(window.From));
                    break;
                case "to":
                    Add(VietnameseDate.Print(window.To));
                    break;
                default:
                    var figure = figures[name];
                    var measure = sentence.Figures.First(f => f.Name == name).Measure;
                    spans.Add(new ReportSpan(Part(figure, measure.CountedIn, place.Groups["part"].Value), figure.Id));
                    break;
            }
        }

        Add(text[at..]);
        return new ReportLine(spans);

        void Add(string words)
        {
            if (words.Length == 0)
            {
                return;
            }

            if (spans.Count > 0 && spans[^1].Figure is null)
            {
                spans[^1] = new ReportSpan(spans[^1].Text + words);
            }
            else
            {
                spans.Add(new ReportSpan(words));
            }
        }
    }

    private static string Part(ReportFigure figure, string noun, string part)
    {
        if (part.Length == 0 || figure.Denominator is not { } denominator || denominator == 0)
        {
            return figure.Printed;
        }

        var ratio = Ratio.Of(figure.Numerator!.Value, denominator);
        return part == "pair" ? FigurePrint.Pair(ratio, noun) : FigurePrint.Percent(ratio, figure.Decimals);
    }

    private static List<ReportFigure> Used(string text, Dictionary<string, ReportFigure> figures) =>
        [.. Place().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Where(figures.ContainsKey).Select(n => figures[n])];
}
