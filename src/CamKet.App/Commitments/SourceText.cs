using System.Text;
using CamKet.Documents;

namespace CamKet.App.Commitments;

/// <summary>The blocks of a file, or why it cannot be read.</summary>
internal abstract record SourceText
{
    private SourceText()
    {
    }

    public sealed record Found(IReadOnlyList<Block> Blocks) : SourceText;

    public sealed record Refused(string Sentence) : SourceText;

    public static Task<SourceText> Read(string fileName, byte[] content, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        return Task.FromResult<SourceText>(new Found(PlainText.Blocks(text)));
    }
}
