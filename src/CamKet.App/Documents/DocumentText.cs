using System.Text;
using CamKet.App.Platform;
using CamKet.Documents;

namespace CamKet.App.Documents;

/// <summary>
/// Opens a document file and gives its blocks. What the file is, is told by its content and not by its name. The file is
/// refused in one sentence when it is empty, too large, of another kind, protected, broken or a picture of text.
/// </summary>
public static class DocumentText
{
    internal const long MaxBytes = 50L * 1024 * 1024;

    private const long MaxTextBytes = 20L * 1024 * 1024;

    public static async Task<Outcome<IReadOnlyList<Block>>> Open(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            return Refuse($"{path} là thư mục; hãy chọn một tệp văn bản.");
        }

        if (!File.Exists(path))
        {
            return Refuse($"Không thấy tệp {path}; hãy kiểm tra lại đường dẫn.");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return await Open(stream, name, ct);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse($"Không có quyền đọc tệp {path}; hãy cấp quyền đọc rồi thử lại.");
        }
    }

    /// <param name="name">The file's name, for the sentence only.</param>
    public static async Task<Outcome<IReadOnlyList<Block>>> Open(Stream stream, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = await ReadAtMost(stream, MaxBytes, ct);
        if (bytes is null)
        {
            return Refuse($"Tệp {name} lớn hơn 50 MB; hãy bỏ ảnh hoặc tách phụ lục rồi thử lại.");
        }

        return FileKinds.Of(bytes) switch
        {
            FileKind.Empty => Refuse($"Tệp {name} rỗng; hãy chọn tệp có nội dung."),
            FileKind.Text => OpenText(bytes, name),
            FileKind.Docx => DocxText.Read(bytes, name),
            FileKind.Pdf => await PdfText.Read(bytes, name, ct),
            FileKind.Doc => await OfficeConversion.Read(bytes, ".doc", name, ct),
            FileKind.Rtf => await OfficeConversion.Read(bytes, ".rtf", name, ct),
            FileKind.Odt => await OfficeConversion.Read(bytes, ".odt", name, ct),
            FileKind.Protected => Refuse($"Tệp {name} được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi thử lại."),
            FileKind.Spreadsheet => new Outcome<IReadOnlyList<Block>>.Refused($"Tệp {name} là bảng tính, không phải văn bản; số liệu thì nạp ở trang Số liệu.")
            {
                AtTerminal = $"Tệp {name} là bảng tính, không phải văn bản; số liệu nhập bằng “camket import”.",
            },
            FileKind.BrokenZip => Refuse($"Tệp {name} bị hỏng, không mở được; hãy lưu lại từ bản gốc rồi thử lại."),
            FileKind.SwollenZip => Refuse(LimitedZip.Sentence(name)),
            FileKind.Other => Refuse($"Tệp {name} không phải văn bản .txt, .docx, .pdf, .doc hay .odt; hãy chuyển sang một trong các dạng này."),
            _ => throw new ArgumentOutOfRangeException(nameof(stream)),
        };
    }

    internal static Outcome<IReadOnlyList<Block>> Refuse(string sentence) => new Outcome<IReadOnlyList<Block>>.Refused(sentence);

    internal static Outcome<IReadOnlyList<Block>> Give(IReadOnlyList<Block> blocks, string name) =>
        blocks.Any(b => b is Table || b is Paragraph { Text.Length: > 0 })
            ? new Outcome<IReadOnlyList<Block>>.Done(blocks)
            : Refuse($"Tệp {name} không có chữ nào; hãy chọn tệp có nội dung.");

    private static Outcome<IReadOnlyList<Block>> OpenText(byte[] bytes, string name)
    {
        if (bytes.LongLength > MaxTextBytes)
        {
            return Refuse($"Tệp {name} có hơn 20 MB chữ; hãy tách nhỏ rồi thử lại.");
        }

        // A byte-order mark tells UTF-16; everything else has to be UTF-8, for the old Vietnamese code pages cannot be told apart.
        Encoding encoding = bytes is [0xFF, 0xFE, ..] ? new UnicodeEncoding(false, true, true)
            : bytes is [0xFE, 0xFF, ..] ? new UnicodeEncoding(true, true, true)
            : new UTF8Encoding(true, true);
        try
        {
            var preamble = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
            return Give(TextFile.Blocks(encoding.GetString(bytes, preamble, bytes.Length - preamble)), name);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            return Refuse($"Tệp {name} không phải chữ Unicode UTF-8 (hỏng từ dòng {line}); hãy lưu lại bằng bảng mã UTF-8 rồi thử lại.");
        }
    }

    private static async Task<byte[]?> ReadAtMost(Stream stream, long limit, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (memory.Length + read > limit)
            {
                return null;
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
