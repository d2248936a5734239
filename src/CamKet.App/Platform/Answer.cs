using System.Text.Encodings.Web;
using System.Text.Json;

namespace CamKet.App.Platform;

/// <summary>How commands answer: one JSON document on stdout, or one sentence on stderr and exit code 1.</summary>
internal static class Answer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Json(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Options).Normalize());

    public static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence.ReplaceLineEndings(" "));
        return 1;
    }
}
