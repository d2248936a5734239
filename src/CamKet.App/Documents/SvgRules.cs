using System.Globalization;
using System.Xml;
using CamKet.Documents.Pages;

namespace CamKet.App.Documents;

/// <summary>The straight horizontal and vertical rules among an SVG page's paths: stroked lines and boxes, and thin filled boxes.</summary>
internal static class SvgRules
{
    private const double Thin = 3;

    public static IReadOnlyList<Box> In(XmlReader reader)
    {
        var rules = new List<Box>();
        var defined = 0;
        while (reader.Read())
        {
            // Glyphs are defined first and drawn by reference; they are no rules.
            if (reader.LocalName == "defs")
            {
                defined += reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement ? 1 : reader.NodeType == XmlNodeType.EndElement ? -1 : 0;
            }
            else if (defined == 0 && reader.NodeType == XmlNodeType.Element && reader.LocalName is "path" or "rect" && rules.Count < 20000)
            {
                Add(rules, reader);
            }
        }

        return rules;
    }

    private static void Add(List<Box> rules, XmlReader reader)
    {
        var style = reader.GetAttribute("style") ?? "";
        var fill = reader.GetAttribute("fill") ?? "";
        var stroke = reader.GetAttribute("stroke") ?? "";
        var stroked = (style.Contains("stroke:", StringComparison.Ordinal) && !style.Contains("stroke:none", StringComparison.Ordinal)) || (stroke.Length > 0 && stroke != "none");
        var filled = !style.Contains("fill:none", StringComparison.Ordinal) && fill != "none";
        var matrix = Matrix(reader.GetAttribute("transform"));
        var paths = reader.LocalName == "rect" ? Rectangle(reader) : Subpaths(reader.GetAttribute("d") ?? "");
        foreach (var path in paths.Select(p => p.ConvertAll(matrix)).Where(p => p.Count > 1))
        {
            var box = new Box(path.Min(p => p.X), path.Min(p => p.Y), path.Max(p => p.X), path.Max(p => p.Y));
            if (filled && !stroked && (box.Width <= Thin || box.Height <= Thin))
            {
                rules.Add(box);
            }
            else if (stroked)
            {
                rules.AddRange(path.Zip(path.Skip(1), (a, b) => new Box(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y)))
                    .Where(s => (s.Width <= 1) != (s.Height <= 1)));
            }
        }
    }

    private static IEnumerable<List<(double X, double Y)>> Rectangle(XmlReader reader)
    {
        double At(string name) => double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : 0;
        var (x, y, w, h) = (At("x"), At("y"), At("width"), At("height"));
        return w > 0 && h > 0 ? [[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]] : [];
    }

    /// <summary>Absolute M, L, H, V and Z, which is all cairo writes for straight lines; a path with curves is no rule.</summary>
    private static List<List<(double X, double Y)>> Subpaths(string data)
    {
        var paths = new List<List<(double X, double Y)>>();
        if (data.Length > 20000 || data.Contains('C', StringComparison.Ordinal))
        {
            return paths;
        }

        var tokens = data.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length; i++)
        {
            var last = paths.Count > 0 && paths[^1].Count > 0 ? paths[^1][^1] : default;
            double Next() => ++i < tokens.Length && double.TryParse(tokens[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : 0;
            switch (tokens[i])
            {
                case "M":
                    paths.Add([(Next(), Next())]);
                    break;
                case "L" when paths.Count > 0:
                    paths[^1].Add((Next(), Next()));
                    break;
                case "H" when paths.Count > 0:
                    paths[^1].Add((Next(), last.Y));
                    break;
                case "V" when paths.Count > 0:
                    paths[^1].Add((last.X, Next()));
                    break;
                case "Z" when paths.Count > 0:
                    paths[^1].Add(paths[^1][0]);
                    break;
                default:
                    break;
            }
        }

        return paths;
    }

    private static Converter<(double X, double Y), (double X, double Y)> Matrix(string? transform)
    {
        if (transform is null || !transform.StartsWith("matrix(", StringComparison.Ordinal))
        {
            return p => p;
        }

        var m = transform["matrix(".Length..].TrimEnd(')').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : 0).ToArray();
        return m.Length != 6 ? p => p : p => ((m[0] * p.X) + (m[2] * p.Y) + m[4], (m[1] * p.X) + (m[3] * p.Y) + m[5]);
    }
}
