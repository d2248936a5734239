using System.Text.Encodings.Web;
using System.Text.Json;

namespace CamKet.App.Facts;

/// <summary>How cells, reasons and outcomes of an import lie in the database's jsonb columns.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
