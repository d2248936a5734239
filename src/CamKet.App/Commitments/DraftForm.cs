using System.Globalization;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using Microsoft.AspNetCore.Http;

namespace CamKet.App.Commitments;

/// <summary>
/// The draft as its form sends it. Fields are named by their place ("items[3].target.value"), the same names the faults
/// carry. What the form does not show (source lines, the words read) is kept from the stored draft.
/// </summary>
internal static class DraftForm
{
    /// <summary>Rows of one list; whoever sends more is no person with a document.</summary>
    public const int MostRows = 500;

    public static Draft Read(IFormCollection form, Draft stored)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(stored);
        string Text(string name, string otherwise) => form.TryGetValue(name, out var value) ? value.ToString() : otherwise;
        bool Ticked(string name) => form.ContainsKey(name);
        DraftTarget Target(string at, DraftTarget was) => new(
            Text(at + ".type", was.Type), Text(at + ".op", was.Op), Text(at + ".value", was.Value), Text(at + ".of", was.Of),
            Text(at + ".block", was.Block), Text(at + ".ladder", was.Ladder),
            // A person who chose an operator has said it: it is no longer implied.
            was.Implied && Text(at + ".op", was.Op) == was.Op, was.Raw);

        var items = new List<DraftItem>();
        for (var i = 0; i < MostRows && form.ContainsKey(DraftField.At("items", i) + ".path"); i++)
        {
            var at = DraftField.At("items", i);
            var was = i < stored.Items.Count ? stored.Items[i] : DraftItem.Empty("");
            items.Add(new DraftItem(
                Text(at + ".path", was.Path),
                Enum.TryParse<ItemGroup>(Text(at + ".group", was.Group.ToString()), out var group) ? group : was.Group,
                Text(at + ".text", was.Text), Target(at + ".baseline", was.Baseline), Target(at + ".baselineAlso", was.BaselineAlso),
                Target(at + ".target", was.Target), Target(at + ".targetAlso", was.TargetAlso), Text(at + ".section", was.OwnerSection),
                Text(at + ".post", was.OwnerPost), Text(at + ".evidence", was.EvidenceNeeded), Text(at + ".measure", was.Measure),
                Text(at + ".deadline", was.Deadline), Text(at + ".note", was.Note), was.Line, !Ticked(at + ".drop"), was.Origin,
                Text(at + ".result", was.Result), Text(at + ".follows", was.Follows)));
        }

        var duties = new List<DraftDuty>();
        for (var i = 0; i < MostRows && form.ContainsKey(DraftField.At("duties", i) + ".text"); i++)
        {
            var at = DraftField.At("duties", i);
            duties.Add(new DraftDuty(
                Text(at + ".text", ""), Text(at + ".every", "once"), Text(at + ".month", ""), Text(at + ".day", ""), Text(at + ".date", ""),
                Text(at + ".times", ""), Text(at + ".inclusive", "true") == "true", Text(at + ".to", ""), !Ticked(at + ".drop")));
        }

        return stored with
        {
            Kind = Enum.TryParse<DocumentKind>(Text("kind", stored.Kind), out var kind) && Enum.IsDefined(kind) ? kind.ToString() : stored.Kind,
            Issuer = Text("issuer", stored.Issuer),
            UnitNo = int.TryParse(Text("unit", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var unit) ? unit : null,
            Number = Text("number", stored.Number),
            Day = Text("day", stored.Day),
            Receiver = Text("receiver", stored.Receiver),
            Year = Text("year", stored.Year),
            Indices = [.. Enum.GetValues<ReformIndex>().Where(index => Ticked("index." + index))],
            Items = items,
            Duties = duties,
            Statements = StatementForm.Read(form, stored.Statements ?? DraftStatements.None),
            Amends = Guid.TryParse(Text("amends", stored.Amends?.ToString() ?? ""), out var amends) ? amends : null,
            // Ticked for the unit it stood beside; another unit chosen since is asked about anew.
            IssuerAnswer = form.TryGetValue("issuer-answer", out var answered) && int.TryParse(answered, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
                ? new DraftIssuerAnswer(Text("issuer", stored.Issuer).Trim(), of)
                : null,
        };
    }
}
