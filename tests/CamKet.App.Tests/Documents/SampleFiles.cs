using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace CamKet.App.Tests.Documents;

/// <summary>One made-up proposal in every kind of file, printed as offices print: header and end in borderless tables, the list in a ruled one.</summary>
public sealed class SampleFiles : IAsyncLifetime
{
    public const string Text = """
        ỦY BAN NHÂN DÂN
        XÃ THANH SƠN

        Số: 07/UBND-VP
        V/v đăng ký nội dung cam kết nâng cao Chỉ số PAR INDEX, SIPAS năm 2024

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Thanh Sơn, ngày 02 tháng 4 năm 2024

        Kính gửi: Phòng Nội vụ huyện Bình Lâm

        Theo Công văn số 21/BCĐ-CCHC ngày 28/3/2024 của Ban Chỉ đạo huyện về việc đăng ký các nội dung sẽ cải thiện trong năm; UBND xã Thanh Sơn đăng ký như sau:

        TT	Nội dung cam kết	Kết quả đạt được năm 2023	Kết quả cam kết phấn đấu năm 2024	Ghi chú
        A	CÔNG TÁC CHUNG			
        1	Vị trí xếp hạng chung của xã	Đạt điểm Khá, xếp thứ 9 khối các xã, phường	Đạt điểm Tốt, xếp thứ 5 khối các xã, phường	
        B	CÁC CHỈ SỐ THÀNH PHẦN			
        I	Nội dung duy trì			
        1	Gửi thư xin lỗi người dân mỗi khi hồ sơ bị trễ hẹn, không để sót trường hợp nào	100%	100%	
        2	Thu ngân sách xã	6,8 tỷ đồng	từ 7,5 tỷ đồng trở lên	
        II	Nội dung cải thiện			
        1	Hồ sơ nộp trực tuyến	22,5%	trên 45%	
        2	Mức hài lòng của người dân	Hài lòng	Rất hài lòng	
        3	Sáng kiến được công nhận	01 sáng kiến	ít nhất 02 sáng kiến	Hội đồng sáng kiến huyện
        C	VIỆC KHÁC			
        1	Tự kiểm tra công vụ tại các bộ phận			Theo kế hoạch
        2	Ban hành quy chế làm việc của bộ phận một cửa		Trước ngày 30/6/2024	

        Trên đây là nội dung đăng ký của UBND xã Thanh Sơn./.

        Nơi nhận:
        - Như trên;
        - Lưu: VT.

        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH

        Lê Văn Mẫu
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("camket-test-").FullName;

    public string Path(string extension) => System.IO.Path.Combine(_folder, "de-xuat." + extension);

    /// <summary>The same with its list told apart by white gaps alone.</summary>
    public string WithoutRules(string extension) => System.IO.Path.Combine(_folder, "khong-ke." + extension);

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path("txt"), Text);
        await File.WriteAllTextAsync(Path("html"), Html());
        await Convert("odt", "html", "--infilter=HTML (StarWriter)");
        await Convert("docx:MS Word 2007 XML", "odt");
        await Convert("doc:MS Word 97", "odt");
        await Convert("pdf", "docx");
        await File.WriteAllTextAsync(WithoutRules("html"), Html(rules: false));
        await ConvertFile("odt", WithoutRules("html"), WithoutRules("odt"), "--infilter=HTML (StarWriter)");
        await ConvertFile("pdf", WithoutRules("odt"), WithoutRules("pdf"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    public Task Convert(string to, string from, params string[] more) => ConvertFile(to, Path(from), Path(to.Split(':')[0]), more);

    private async Task ConvertFile(string to, string file, string made, params string[] more)
    {
        var start = new ProcessStartInfo("soffice", ["--headless", "--norestore", "-env:UserInstallation=file://" + _folder + "/profile", .. more, "--convert-to", to, "--outdir", _folder, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(made), "LibreOffice made no " + to);
    }

    private static string Html(bool rules = true)
    {
        var lines = Text.Split('\n');
        string Lines(int from, int to) => string.Concat(lines[from..to].Where(l => l.Trim().Length > 0).Select(l => $"<p>{WebUtility.HtmlEncode(l)}</p>"));
        var rows = lines.Where(l => l.Contains('\t', StringComparison.Ordinal)).Select(l => l.Split('\t')).ToList();
        var html = new StringBuilder("<html><head><meta charset=\"utf-8\"></head><body style=\"font-family: Liberation Serif\">");
        html.Append("<table border=\"0\" width=\"100%\"><tr><td align=\"center\">").Append(Lines(0, 5)).Append("</td><td align=\"center\">").Append(Lines(5, 10)).Append("</td></tr></table>");
        html.Append(Lines(10, Array.IndexOf(lines, string.Join('\t', rows[0]))));
        html.Append(rules ? "<table border=\"1\"" : "<table border=\"0\"").Append(" cellspacing=\"0\" width=\"100%\"><col width=\"6%\"><col width=\"30%\"><col width=\"22%\"><col width=\"26%\"><col width=\"16%\">");
        foreach (var row in rows)
        {
            var isSection = char.IsLetter(row[0][0]) && row.Skip(2).All(c => c.Trim().Length == 0);
            html.Append("<tr>").Append(isSection
                ? $"<td>{row[0]}</td><td colspan=\"4\"><b>{row[1]}</b></td>"
                : string.Concat(row.Select(c => $"<td valign=\"{(rules ? "middle" : "top")}\">{WebUtility.HtmlEncode(c)}</td>"))).Append("</tr>");
        }

        var closing = Array.FindIndex(lines, l => l.StartsWith("Trên đây", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, l => l.StartsWith("Nơi nhận", StringComparison.Ordinal));
        var signer = Array.FindIndex(lines, l => l.StartsWith("KT.", StringComparison.Ordinal));
        html.Append("</table>").Append(Lines(closing, end));
        html.Append("<table border=\"0\" width=\"100%\"><tr><td>").Append(Lines(end, signer)).Append("</td><td align=\"center\">").Append(Lines(signer, lines.Length)).Append("</td></tr></table>");
        return html.Append("</body></html>").ToString();
    }
}
