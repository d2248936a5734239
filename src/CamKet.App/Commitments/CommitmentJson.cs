using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CamKet.Documents;

namespace CamKet.App.Commitments;

/// <summary>How targets, duties, forms and source blocks lie in their jsonb columns: names of enums, camel case, Vietnamese unescaped.</summary>
internal static class CommitmentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null where a " + typeof(T).Name + " belongs");

    /// <summary>Blocks are of two kinds; each is stored under the name of its kind.</summary>
    public static string WriteBlocks(IEnumerable<Block> blocks) => Write(blocks.Select(b => b switch
    {
        Paragraph p => new StoredBlock(p, null),
        Table t => new StoredBlock(null, t),
        _ => throw new ArgumentOutOfRangeException(nameof(blocks)),
    }));

    public static IReadOnlyList<Block> ReadBlocks(string json) =>
        [.. Read<List<StoredBlock>>(json).Select(b => (Block?)b.Paragraph ?? b.Table ?? throw new JsonException("a block of no kind"))];

    private sealed record StoredBlock(Paragraph? Paragraph, Table? Table);
}
