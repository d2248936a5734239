using CamKet.App.Documents;
using CamKet.App.Platform;

namespace CamKet.App.Reports;

/// <summary>A Word document turned into PDF by LibreOffice.</summary>
internal static class Pdf
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static Task<byte[]> From(byte[] docx, CancellationToken ct) => From(docx, Patience, ct);

    internal static async Task<byte[]> From(byte[] docx, TimeSpan patience, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var source = folder.File("bao-cao.docx");
        await File.WriteAllBytesAsync(source, docx, ct);
        var result = await LibreOffice.Convert(folder, source, "pdf:writer_pdf_Export", patience, ct)
            ?? throw new MachineFault($"LibreOffice chuyển báo cáo sang PDF quá {patience.TotalSeconds:0} giây không xong; thử lại, hoặc tải bản Word.");
        var target = Path.Combine(folder.File("out"), "bao-cao.pdf");
        return result.ExitCode == 0 && File.Exists(target)
            ? await File.ReadAllBytesAsync(target, ct)
            : throw new MachineFault("LibreOffice không chuyển được báo cáo sang PDF (" + FirstLine(result.Error) + "); tải bản Word thay thế.");
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0] is { Length: > 0 } line ? line : "không rõ lý do";
}
