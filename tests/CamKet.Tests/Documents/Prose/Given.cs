using CamKet.Documents;

namespace CamKet.Tests.Documents;

/// <summary>Made-up documents of made-up places, in the wordings different offices use.</summary>
internal static class Given
{
    /// <summary>A directive: every line a paragraph.</summary>
    public static IReadOnlyList<Block> Directive(params string[] lines) => Splitter.Blocks(string.Join('\n', lines));

    /// <summary>A report: its title makes percentages results.</summary>
    public static IReadOnlyList<Block> Report(params string[] lines) => Splitter.Blocks("BÁO CÁO\n" + string.Join('\n', lines));

    /// <summary>A report with one result cell.</summary>
    public static IReadOnlyList<Block> ResultCell(string text) =>
        [new Paragraph("BÁO CÁO", 1), new Table([new TableRow(["STT", "Nội dung", "Kết quả thực hiện", "Tài liệu kiểm chứng"], 2), new TableRow(["1", "Việc", text, ""], 3)], 2)];
}
