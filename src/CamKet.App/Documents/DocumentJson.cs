using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.App.Documents;

/// <summary>An official document as JSON: every key always there, null or [] where nothing was found; its schema is catalog/schema/read.schema.json.</summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write(OfficialDocument document) => Of(document).ToJsonString(Options);

    public static JsonObject Of(OfficialDocument document) => new()
    {
        ["kind"] = Word(document.Kind),
        ["year"] = document.Year,
        ["indices"] = List(document.Indices, i => JsonValue.Create(Code(i))),
        ["header"] = Header(document.Header),
        ["items"] = List(document.Items, Item),
        ["thresholds"] = List(document.Thresholds, t => new JsonObject
        {
            ["text"] = Text(t.Text),
            ["op"] = t.Op.Code(),
            ["value"] = Number(t.Value),
            ["unit"] = t.Unit,
            ["owner"] = Text(t.Owner),
        }),
        ["duties"] = List(document.Duties, d => new JsonObject
        {
            ["text"] = Text(d.Text),
            ["rule"] = new JsonObject
            {
                ["every"] = d.Rule.Every,
                ["month"] = d.Rule.Month,
                ["day"] = d.Rule.Day,
                ["date"] = d.Rule.Date,
                ["times"] = d.Rule.Times,
                ["inclusive"] = d.Rule.Inclusive,
            },
            ["to"] = Text(d.To),
        }),
        ["citations"] = List(document.Citations, Citation),
        ["figures"] = List(document.Figures, f => new JsonObject
        {
            ["raw"] = Text(f.Raw),
            ["stated"] = Number(f.Stated),
            ["numerator"] = Number(f.Numerator),
            ["denominator"] = Number(f.Denominator),
            ["recomputed"] = Number(f.Recomputed),
            ["verdict"] = Word(f.Verdict),
        }),
        ["sums"] = List(document.Sums, s => new JsonObject
        {
            ["total"] = Number(s.Total),
            ["parts"] = List(s.Parts, p => Number(p)),
            ["verdict"] = Word(s.Verdict),
        }),
        ["scores"] = List(document.Scores, s => new JsonObject
        {
            ["value"] = Number(s.Value),
            ["change"] = Number(s.Change),
            ["class"] = Text(s.Class),
            ["rank"] = s.Rank,
            ["rankChange"] = s.RankChange,
            ["of"] = s.Of,
            ["scope"] = Text(s.Scope),
            ["year"] = s.Year,
        }),
        ["warnings"] = List(document.Warnings, w => Text(w)),
    };

    public static string Code(ReformIndex index) => index switch
    {
        ReformIndex.Par => "PAR",
        ReformIndex.Sipas => "SIPAS",
        ReformIndex.Papi => "PAPI",
        ReformIndex.Pci => "PCI",
        ReformIndex.Service766 => "766",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    private static JsonObject Header(DocumentHeader header) => new()
    {
        ["issuer"] = Text(header.Issuer),
        ["number"] = Text(header.Number),
        ["date"] = header.Date,
        ["place"] = Text(header.Place),
        ["subject"] = Text(header.Subject),
        ["recipients"] = List(header.Recipients, r => Text(r)),
        ["basis"] = List(header.Basis, Citation),
        ["signer"] = header.Signer is not { } signer ? null : new JsonObject
        {
            ["capacity"] = Text(signer.Capacity),
            ["title"] = Text(signer.Title),
            ["name"] = Text(signer.Name),
        },
    };

    private static JsonObject Item(DocumentItem item) => new()
    {
        ["path"] = item.Path,
        ["group"] = Word(item.Group),
        ["text"] = Text(item.Text),
        ["baseline"] = TargetOf(item.Baseline),
        ["target"] = TargetOf(item.Target),
        ["note"] = Text(item.Note),
        ["owner"] = Text(item.Owner),
        ["result"] = Text(item.Result),
        ["evidence"] = List(item.Evidence, e => new JsonObject
        {
            ["number"] = Text(e.Number),
            ["date"] = e.Date,
            ["text"] = Text(e.Text),
        }),
    };

    private static JsonObject? TargetOf(Target? target) => target is null ? null : new JsonObject
    {
        ["type"] = Word(target.Type),
        ["op"] = target.Op.Code(),
        ["implied"] = target.Implied,
        ["value"] = target.Type switch
        {
            TargetType.Grade => Text(target.Word),
            TargetType.Milestone => target.Date,
            _ => Number(target.Number),
        },
        ["of"] = target.Of,
        ["block"] = Text(target.Block),
        ["ladder"] = target.Ladder,
        ["raw"] = Text(target.Raw),
        ["also"] = List(target.Also, TargetOf),
    };

    private static JsonObject Citation(Citation citation) => new() { ["number"] = Text(citation.Number), ["date"] = citation.Date };

    private static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode?> one) => [.. values.Select(one)];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static JsonNode? Text(string? text) => text is null ? null : JsonValue.Create(PrintedText.Nfc(text));

    // 40.00 is 40: the decimals written in the text are not the number's.
    private static JsonNode? Number(decimal? value) => value is not { } v ? null : JsonValue.Create(v / 1.0000000000000000000000000000m);
}
