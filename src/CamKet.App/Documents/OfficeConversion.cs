using CamKet.App.Platform;
using CamKet.Documents;

namespace CamKet.App.Documents;

/// <summary>.doc, .rtf and .odt by way of LibreOffice: converted to .docx in a folder and with a profile of their own, within a time limit.</summary>
internal static class OfficeConversion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task<Outcome<IReadOnlyList<Block>>> Read(byte[] bytes, string extension, string name, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var source = folder.File("van-ban" + extension);
        await File.WriteAllBytesAsync(source, bytes, ct);
        var result = await LibreOffice.Convert(folder, source, "docx:MS Word 2007 XML", Limit, ct);
        if (result is null)
        {
            return DocumentText.Refuse($"LibreOffice không đọc xong tệp {name} trong {Limit.TotalSeconds:0} giây; hãy lưu lại thành .docx rồi thử lại.");
        }

        var converted = Path.Combine(folder.File("out"), "van-ban.docx");
        return File.Exists(converted)
            ? DocxText.Read(await File.ReadAllBytesAsync(converted, ct), name)
            : DocumentText.Refuse($"Không mở được tệp {name} (bị hỏng hoặc có mật khẩu); hãy bỏ mật khẩu, lưu lại thành .docx rồi thử lại.");
    }
}
