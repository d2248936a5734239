using CamKet.Documents;

namespace CamKet.Bench;

/// <summary>
/// One piece of text again and again, as no author writes it and a broken file may hold it. A reader that looks back from every place
/// takes a hundred times as long for ten times as much of it. Shared with the tests.
/// </summary>
internal static class RepeatedText
{
    /// <summary>What the finders of prose look for, and what only resembles it.</summary>
    public static IReadOnlyList<string> OfProse { get; } =
    [
        "1", "1/", "1 ", "(", "a", "a ", "a) ", "12,5% ", "12 hồ sơ/15 hồ sơ ", "12 hồ sơ (trong đó ", "trong đó 5 hồ sơ, ", "đã giải quyết 5 hồ sơ, đang giải quyết 4 hồ sơ, ",
        "hàng tháng, quý, ", "chậm nhất ngày 12 ", "ít nhất 2 lần trong năm ", "số 12/KH-UBND của UBND ", "phấn đấu đạt trên 95% và ", "xếp thứ 5 toàn tỉnh (tăng 3 bậc) ",
        "báo cáo UBND xã ", "Phấn đấu đạt trên 95%. ", "\n", "\n- 5 gồm:", "<p>",
    ];

    /// <summary>What the reader of a text file looks for.</summary>
    public static IReadOnlyList<string> OfFiles { get; } = ["1", "a ", "(", "<p ", "- ", "1.", "\t", "|", "9/", "ngày ", "TM. ", "từ 1% đến "];

    /// <summary>A paragraph and a cell of that many characters.</summary>
    public static IReadOnlyList<Block> Prose(string piece, int length)
    {
        var text = Times(piece, length);
        return [new Paragraph(text, 1), new Table([new TableRow(["STT", "Nội dung", "Kết quả"], 2), new TableRow(["1", "Việc", text], 3)], 2)];
    }

    public static IReadOnlyList<Block> ShortParagraphs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Block)new Paragraph(i % 2 == 0 ? "tiếp nhận 5 hồ sơ gồm:" : "- trực tuyến 4 hồ sơ", i))];

    public static IReadOnlyList<Block> Rows(int count) =>
        [new Table([.. Enumerable.Range(0, count).Select(i => new TableRow([i == 0 ? "1" : "", "", "đạt 50% (1/2)"], i))], 1)];

    /// <summary>A plan whose one item is that many characters long.</summary>
    public static string File(string piece, int length) => "KẾ HOẠCH\n\nTT\tNội dung\tMục tiêu\n1\tMột\t" + Times(piece, length);

    private static string Times(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
