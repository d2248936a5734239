using System.Globalization;
using System.Text;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>
/// Commitments of communes that do not exist, each written in a form of its own: numbering, order and words of the columns,
/// wording of the targets, kind of table, composed or decomposed letters. What was written comes back.
/// </summary>
public class InventedCommitmentTests
{
    private static readonly string[] Things =
    [
        "Hồ sơ nộp trực tuyến toàn trình", "Thanh toán trực tuyến phí, lệ phí", "Số hóa kết quả giải quyết thủ tục", "Văn bản đi được ký số", "Hồ sơ giải quyết trước hạn và đúng hạn",
        "Người dân hài lòng với bộ phận một cửa", "Giải ngân vốn đầu tư", "Công chức được tập huấn", "Thư xin lỗi gửi đúng hạn", "Phản ánh, kiến nghị được trả lời",
    ];

    private static readonly (string Words, Operator Op)[] Wordings =
    [
        ("từ {0}% trở lên", Operator.AtLeast), ("đạt {0}% trở lên", Operator.AtLeast), ("trên {0}%", Operator.MoreThan), ("Tối thiểu {0}%", Operator.AtLeast), ("≥ {0}%", Operator.AtLeast),
        ("Phấn đấu đạt trên {0}%", Operator.MoreThan), ("không dưới {0} %", Operator.AtLeast), ("không quá {0}%", Operator.AtMost), ("dưới {0}%", Operator.LessThan), ("{0}%", Operator.AtLeast),
        ("Ít nhất {0}%", Operator.AtLeast), ("≤{0}%", Operator.AtMost), ("Bảo đảm đạt tối thiểu {0}%", Operator.AtLeast), ("hơn {0}%", Operator.MoreThan), ("tối đa {0}%", Operator.AtMost),
    ];

    private static readonly string[][] Heads =
    [
        ["STT", "Nội dung cam kết", "Kết quả năm 2024", "Mục tiêu năm 2025", "Ghi chú"],
        ["TT", "Chỉ tiêu", "Thực hiện năm 2024", "Phấn đấu năm 2025", "Bộ phận phụ trách"],
        ["Số TT", "Nội dung, nhiệm vụ", "Hiện trạng", "Mức phấn đấu", "Đơn vị chủ trì"],
        ["STT", "TÊN CHỈ TIÊU", "NĂM 2024", "NĂM 2025", "TRÁCH NHIỆM THỰC HIỆN"],
    ];

    private sealed record Row(string No, string Text, decimal Baseline, decimal Target, Operator Op, string Wording, string Owner);

    private sealed record Invented(string Text, IReadOnlyList<Row> Rows, string Form);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_commitment_says_comes_back(int seed)
    {
        var invented = Invent(new Random(seed));

        var items = DocumentReader.Read(TextFile.Blocks(invented.Text)).Items;

        items.Select(i => $"{i.Text} | {i.Baseline?.Number} | {i.Target?.Op.Code()} {i.Target?.Number}")
            .ShouldBe(invented.Rows.Select(r => $"{r.Text} | {r.Baseline} | {r.Op.Code()} {r.Target}"), invented.Form + "\n" + invented.Text);
        items.Select(i => i.Path).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_promises_in_prose_are_thresholds(int seed)
    {
        var random = new Random(seed);
        var rows = Rows(random, sections: false);
        string[][] marks = [["- "], ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) ", "g) ", "h) "], ["1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. "], ["1.1. ", "1.2. ", "1.3. ", "1.4. ", "1.5. ", "1.6. ", "1.7. ", "1.8. "]];
        var mark = marks[random.Next(marks.Length)];
        var lines = rows.Select((r, i) => $"{mark[i % mark.Length]}{r.Text}: {r.Wording};");
        var text = Head(random) + "\nI. CHỈ TIÊU CAM KẾT NĂM 2025\n\n" + string.Join('\n', lines);

        Prose.Thresholds(TextFile.Blocks(random.Next(2) == 0 ? text : text.Normalize(NormalizationForm.FormD))).Select(t => $"{t.Op.Code()} {t.Value}")
            .ShouldBe(rows.Select(r => $"{r.Op.Code()} {r.Target}"), text);
    }

    private static Invented Invent(Random random)
    {
        var sections = random.Next(2) == 0;
        var rows = Rows(random, sections);
        var head = Heads[random.Next(Heads.Length)];
        var order = random.Next(3) switch { 0 => new[] { 0, 1, 2, 3, 4 }, 1 => [0, 1, 4, 2, 3], _ => [0, 1, 3, 2, 4] };
        string[] Ordered(params string[] cells) => [.. order.Select(i => cells[i])];
        string[] marks = random.Next(2) == 0 ? ["A", "B"] : ["I", "II"];
        var lines = new List<string[]> { Ordered(head) };
        foreach (var row in rows)
        {
            if (sections && row.No is "1" or "1." or "01")
            {
                var isFirst = lines.Count == 1;
                lines.Add(Ordered(isFirst ? marks[0] : marks[1], isFirst ? "NỘI DUNG DUY TRÌ" : "NỘI DUNG CẢI THIỆN", "", "", ""));
            }

            var owner = head[4] == "Ghi chú" ? "" : row.Owner;
            lines.Add(Ordered(row.No, row.Text, Figure(row.Baseline) + "%", row.Wording, owner));
        }

        var form = random.Next(5) switch { 0 => "tabs", 1 => "bars", 2 => "spaces", 3 => "frame", _ => "paragraphs" };
        var table = form switch
        {
            "tabs" => string.Join('\n', lines.Select(l => string.Join('\t', l))),
            "bars" => string.Join('\n', lines.Select(l => "| " + string.Join(" | ", l) + " |")),
            "paragraphs" => string.Join('\n', lines.Select(l => string.Join('\t', l.Select(c => random.Next(2) == 0 ? "<p>" + c + "</p>" : c)))),
            "spaces" => Spaced(lines, random.Next(18, 40)),
            _ => Framed(lines),
        };
        var text = Head(random) + "\n" + table + "\n\nTrên đây là cam kết của UBND xã./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n";
        return new Invented(random.Next(3) == 0 && form is not "spaces" ? text.Normalize(NormalizationForm.FormD) : text, rows, form);
    }

    private static List<Row> Rows(Random random, bool sections)
    {
        var texts = Things.OrderBy(_ => random.Next()).Take(random.Next(4, 8)).ToList();
        var style = random.Next(4);
        var split = sections ? texts.Count / 2 : texts.Count;
        return texts.ConvertAll(text =>
        {
            var i = texts.IndexOf(text);
            var n = (i < split ? i : i - split) + 1;
            var no = style switch { 0 => $"{n}", 1 => $"{n}.", 2 => $"{n:00}", _ => $"{n}" };
            var (words, op) = Wordings[random.Next(Wordings.Length)];
            var target = random.Next(40, 990) / 10m;
            return new Row(no, text, random.Next(1, 99), target, op, string.Format(CultureInfo.InvariantCulture, words, Figure(target)), random.Next(2) == 0 ? "Văn phòng - Thống kê" : "Bộ phận Một cửa");
        });
    }

    private static string Figure(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Head(Random random)
    {
        var commune = new[] { "XÃ VÂN KHÊ", "PHƯỜNG BẾN TRĂNG", "XÃ ĐỒI SIM" }[random.Next(3)];
        return $"ỦY BAN NHÂN DÂN\n{commune}\n\nSố: {random.Next(1, 99):00}/CK-UBND\n\nNgày 05 tháng 01 năm 2025\n\nBẢN CAM KẾT\nNâng cao Chỉ số PAR INDEX năm 2025\n";
    }

    /// <summary>Columns set with spaces, the text column wrapped.</summary>
    private static string Spaced(List<string[]> lines, int width)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(c => Math.Min(lines.Max(l => l[c].Length), width)).ToArray();
        return string.Join('\n', lines.SelectMany(l => Wrapped(l, widths).Select(parts => string.Concat(parts.Select((p, c) => p.PadRight(widths[c] + 3))).TrimEnd())));
    }

    private static string Framed(List<string[]> lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(c => Math.Min(lines.Max(l => l[c].Length), 24)).ToArray();
        var rule = "+" + string.Concat(widths.Select(w => new string('-', w + 2) + "+"));
        return rule + "\n" + string.Concat(lines.Select(l => string.Concat(Wrapped(l, widths).Select(parts => "| " + string.Join(" | ", parts.Select((p, c) => p.PadRight(widths[c]))) + " |\n")) + rule + "\n"));
    }

    private static IEnumerable<string[]> Wrapped(string[] cells, int[] widths)
    {
        var wrapped = cells.Select((c, i) => Wrap(c, widths[i]).ToList()).ToList();
        return Enumerable.Range(0, wrapped.Max(w => w.Count)).Select(n => wrapped.Select(w => n < w.Count ? w[n] : "").ToArray());
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        yield return line;
    }
}
