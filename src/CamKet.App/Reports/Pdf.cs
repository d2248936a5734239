using CamKet.App.Platform;

namespace CamKet.App.Reports;

/// <summary>A Word document turned into PDF by LibreOffice, in a profile of its own so that two runs never share one.</summary>
internal static class Pdf
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<byte[]> From(byte[] docx, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("camket-pdf-").FullName;
        try
        {
            var source = Path.Combine(folder, "bao-cao.docx");
            var target = Path.Combine(folder, "bao-cao.pdf");
            await File.WriteAllBytesAsync(source, docx, ct);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            var result = await Convert(folder, source, patience.Token, ct);
            return result.ExitCode == 0 && File.Exists(target)
                ? await File.ReadAllBytesAsync(target, ct)
                : throw new MachineFault("LibreOffice không chuyển được báo cáo sang PDF (" + FirstLine(result.Error) + "); tải bản Word thay thế.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CommandResult> Convert(string folder, string source, CancellationToken patience, CancellationToken ct)
    {
        try
        {
            return await Commands.Try(
                "soffice",
                ["-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")), "--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, source],
                folder, patience);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MachineFault("LibreOffice chuyển báo cáo sang PDF quá 2 phút không xong; thử lại, hoặc tải bản Word.");
        }
        catch (MachineFault missing)
        {
            throw new MachineFault("Máy chưa có LibreOffice nên không in được PDF: cài gói libreoffice-writer, hoặc tải bản Word.", missing);
        }
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0] is { Length: > 0 } line ? line : "không rõ lý do";
}
