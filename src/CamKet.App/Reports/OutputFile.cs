namespace CamKet.App.Reports;

/// <summary>The file a person asked for, .docx or .pdf. Written whole or not at all.</summary>
internal static class OutputFile
{
    public static string? Fault(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Path.GetExtension(path).ToLowerInvariant() is not (".docx" or ".pdf")
                ? $"Tệp {path} phải có đuôi .docx hoặc .pdf."
            : Directory.Exists(path) ? $"{path} là thư mục; hãy ghi cả tên tệp."
            : folder is not null && !Directory.Exists(folder) ? $"Không có thư mục {folder}; hãy tạo thư mục trước."
            : null;
    }

    public static async Task Write(string path, byte[] docx, CancellationToken ct)
    {
        var bytes = Path.GetExtension(path).Equals(".pdf", StringComparison.OrdinalIgnoreCase) ? await Pdf.From(docx, ct) : docx;
        var half = path + ".part";
        try
        {
            await File.WriteAllBytesAsync(half, bytes, ct);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new Platform.MachineFault($"Không ghi được tệp {path}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
