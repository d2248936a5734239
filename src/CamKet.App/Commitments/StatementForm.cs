using System.Globalization;
using CamKet.Commitments;
using Microsoft.AspNetCore.Http;

namespace CamKet.App.Commitments;

/// <summary>What a document says besides, as its form sends it; and the buttons that add or remove one row of it.</summary>
internal static class StatementForm
{
    public const string Thresholds = "thresholds";
    public const string Citations = "citations";
    public const string Figures = "figures";
    public const string Sums = "sums";
    public const string Scores = "scores";

    /// <summary>The values of buttons are "them:figures" and "bo:figures:3".</summary>
    public const string Add = "them:";
    public const string Remove = "bo:";

    public static DraftStatements Read(IFormCollection form, DraftStatements stored)
    {
        string Text(string name, string otherwise) => form.TryGetValue(name, out var value) ? value.ToString().ReplaceLineEndings("\n") : otherwise;
        List<T> Rows<T>(string list, string first, Func<Func<string, string>, string, T> row)
        {
            var rows = new List<T>();
            for (var i = 0; i < DraftForm.MostRows && form.ContainsKey(DraftField.At(list, i) + "." + first); i++)
            {
                var at = DraftField.At(list, i);
                rows.Add(row(field => Text($"{at}.{field}", ""), at));
            }

            return rows;
        }

        return new DraftStatements(
            Text("place", stored.Place), Text("subject", stored.Subject), Text("recipients", stored.Recipients),
            Text("signer.capacity", stored.SignerCapacity), Text("signer.title", stored.SignerTitle), Text("signer.name", stored.SignerName),
            Rows(Thresholds, "text", (f, _) => new DraftThreshold(f("text"), f("op"), f("value"), f("unit"), f("owner"))),
            Rows(Citations, "number", (f, at) => new DraftCitation(f("number"), f("date"), form.ContainsKey(at + ".basis"))),
            Rows(Figures, "stated", (f, _) => new DraftFigure(f("stated"), f("numerator"), f("denominator"))),
            Rows(Sums, "total", (f, _) => new DraftSum(f("total"), f("parts"))),
            Rows(Scores, "value", (f, _) => new DraftScore(
                f("value"), f("change"), f("class"), f("rank"), f("rankChange"), f("of"), f("scope"), f("year"))));
    }

    /// <summary>The rows after the button that was pressed, and the anchor to return to; null when the button is another.</summary>
    public static (DraftStatements Statements, string List, string Anchor)? Press(string button, DraftStatements s)
    {
        if (button.StartsWith(Add, StringComparison.Ordinal))
        {
            var list = button[Add.Length..];
            DraftStatements? added = list switch
            {
                Thresholds => s with { Thresholds = [.. s.Thresholds, new("", ">=", "", "percent", "")] },
                Citations => s with { Citations = [.. s.Citations, new("", "", false)] },
                Figures => s with { Figures = [.. s.Figures, new("", "", "")] },
                Sums => s with { Sums = [.. s.Sums, new("", "")] },
                Scores => s with { Scores = [.. s.Scores, new("", "", "", "", "", "", "", "")] },
                _ => null,
            };
            return added is null ? null : (added, list, "them-" + list);
        }

        if (button.Split(':') is not ["bo", var from, var typed] || !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return null;
        }

        DraftStatements? left = from switch
        {
            Thresholds => s with { Thresholds = Without(s.Thresholds, at) },
            Citations => s with { Citations = Without(s.Citations, at) },
            Figures => s with { Figures = Without(s.Figures, at) },
            Sums => s with { Sums = Without(s.Sums, at) },
            Scores => s with { Scores = Without(s.Scores, at) },
            _ => null,
        };
        return left is null ? null : (left, from, from);
    }

    private static List<T> Without<T>(IReadOnlyList<T> rows, int at) => [.. rows.Where((_, i) => i != at)];
}
