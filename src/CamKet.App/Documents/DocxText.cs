using CamKet.App.Platform;
using CamKet.Documents;

namespace CamKet.App.Documents;

internal static class DocxText
{
    public static Outcome<IReadOnlyList<Block>> Read(byte[] bytes, string name) => throw new NotSupportedException();
}
internal static class PdfText
{
    public static Task<Outcome<IReadOnlyList<Block>>> Read(byte[] bytes, string name, CancellationToken ct) => throw new NotSupportedException();
}
internal static class OfficeConversion
{
    public static Task<Outcome<IReadOnlyList<Block>>> Read(byte[] bytes, string ext, string name, CancellationToken ct) => throw new NotSupportedException();
}
