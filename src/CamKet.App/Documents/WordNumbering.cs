using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static CamKet.App.Documents.DocxText;

namespace CamKet.App.Documents;

/// <summary>The numbers Word draws itself ("1.", "II.", "a)") and does not keep in the text. Bullets become "-".</summary>
internal sealed partial class WordNumbering
{
    private sealed record Level(string Format, string Text, int Start);

    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, Level>> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Number, int Level)> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _restarted = new(StringComparer.Ordinal);

    public WordNumbering(XDocument? numbering, XDocument? styles)
    {
        foreach (var definition in Elements(numbering, "abstractNum"))
        {
            _levels[Attribute(definition, "abstractNumId")] = definition.Elements().Where(e => e.Name.LocalName == "lvl")
                .GroupBy(l => Digits(Attribute(l, "ilvl")))
                .ToDictionary(g => g.Key, g => new Level(Value(Child(g.First(), "numFmt")) ?? "decimal", Value(Child(g.First(), "lvlText")) ?? "", Digits(Value(Child(g.First(), "start")) ?? "1")));
        }

        foreach (var number in Elements(numbering, "num"))
        {
            var starts = number.Elements().Where(e => e.Name.LocalName == "lvlOverride" && Child(e, "startOverride") is not null)
                .GroupBy(e => Digits(Attribute(e, "ilvl"))).ToDictionary(g => g.Key, g => Digits(Value(Child(g.First(), "startOverride")) ?? "1"));
            _numbers[Attribute(number, "numId")] = (Value(Child(number, "abstractNumId")) ?? "", starts);
        }

        foreach (var style in Elements(styles, "style"))
        {
            if (Child(Child(style, "pPr"), "numPr") is { } properties && Value(Child(properties, "numId")) is { } id)
            {
                _styles[Attribute(style, "styleId")] = (id, Digits(Value(Child(properties, "ilvl")) ?? "0"));
            }
        }
    }

    public bool IsNumbered(XElement paragraph) => Of(paragraph) is not null;

    /// <summary>The label of this paragraph, counting it; null when Word numbers it not.</summary>
    public string? Next(XElement paragraph)
    {
        if (Of(paragraph) is not var (number, at) || !_numbers.TryGetValue(number, out var used) || !_levels.TryGetValue(used.Abstract, out var levels) || !levels.TryGetValue(at, out var level))
        {
            return null;
        }

        if (level.Format is "bullet" or "none")
        {
            return level.Format == "bullet" ? "-" : null;
        }

        var counts = _counts.TryGetValue(used.Abstract, out var known) ? known : _counts[used.Abstract] = [.. Enumerable.Range(0, 9).Select(l => levels.TryGetValue(l, out var v) ? v.Start - 1 : 0)];
        if (used.Starts.TryGetValue(at, out var start) && _restarted.Add(number + "/" + at.ToString(CultureInfo.InvariantCulture)))
        {
            counts[at] = start - 1;
        }

        counts[at]++;
        for (var deeper = at + 1; deeper < counts.Length; deeper++)
        {
            counts[deeper] = levels.TryGetValue(deeper, out var below) ? below.Start - 1 : 0;
        }

        return Placeholder().Replace(level.Text, m =>
        {
            var index = m.Value[1] - '1';
            var shown = levels.TryGetValue(index, out var l) ? l : level;
            return Format(Math.Max(counts[index], index == at ? 0 : shown.Start), shown.Format);
        });
    }

    private (string Number, int Level)? Of(XElement paragraph)
    {
        var properties = Child(paragraph, "pPr");
        (string, int)? styled = Value(Child(properties, "pStyle")) is { } style && _styles.TryGetValue(style, out var found) ? found : null;
        if (Child(properties, "numPr") is not { } own)
        {
            return styled;
        }

        var id = Value(Child(own, "numId")) ?? styled?.Item1;
        return id is null or "0" ? null : (id, Math.Clamp(Value(Child(own, "ilvl")) is { } level ? Digits(level) : styled?.Item2 ?? 0, 0, 8));
    }

    private static string Format(int value, string format)
    {
        var n = Math.Clamp(value, 0, 9999);
        return format switch
        {
            "upperRoman" => n is > 0 and < 90 ? CamKet.Documents.RomanNumeral.Of(n) : n.ToString(CultureInfo.InvariantCulture),
            "lowerRoman" => n is > 0 and < 90 ? CamKet.Documents.RomanNumeral.Of(n).ToLowerInvariant() : n.ToString(CultureInfo.InvariantCulture),
            "upperLetter" => n is > 0 and < 27 ? ((char)('A' + n - 1)).ToString() : n.ToString(CultureInfo.InvariantCulture),
            "lowerLetter" => n is > 0 and < 27 ? ((char)('a' + n - 1)).ToString() : n.ToString(CultureInfo.InvariantCulture),
            "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
            _ => n.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static IEnumerable<XElement> Elements(XDocument? part, string name) => part?.Root?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    private static string Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value ?? "";

    private static int Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Placeholder();
}
