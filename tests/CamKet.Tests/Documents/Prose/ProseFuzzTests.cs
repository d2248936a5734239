using System.Text;
using CamKet.Bench;
using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>Whatever stands in a file, the finders answer, and in proportion to its length.</summary>
public class ProseFuzzTests
{
    private static readonly string[] Pieces =
    [
        "2.948", "99,3%", "100%", "12.5%", "(", ")", " / ", "trong đó", "gồm:", "; ", ", ", ". ", "\n- ", "a) ", "đạt ", "trên ", "dưới ", "tối thiểu ", "trở lên",
        "hồ sơ ", "đồng ", "điểm ", "xếp thứ ", "vị thứ 15/141 ", "tăng 3 bậc ", "hàng tháng ", "định kỳ ", "quý ", "6 tháng ", "năm ", "chậm nhất ", "trước ngày ",
        "12/12", "15/4/2024", "31/02/2024 ", "số 12/KH-UBND ", "02-NQ/TU ", "ngày ", "tháng 5 năm 2024 ", "một lần ", "không quá ", "Phòng Nội vụ: ", "2. ", "II. ",
        "báo cáo ", "gửi UBND huyện ", "<p>", "</p>", "**", "\u0301", "\ud83d\ude00", "\ud800", "\udc00", "\u00a0", "\ufeff", "999999999999999999999999999999", "0/0 ", "％", "và ",
    ];

    private static IReadOnlyList<Block> RandomBlocks(int seed)
    {
        var random = new Random(seed);
        string Text()
        {
            var text = new StringBuilder();
            for (var i = random.Next(60); i > 0; i--)
            {
                text.Append(random.Next(12) == 0 ? ((char)random.Next(0x20, 0x1ef9)).ToString() : Pieces[random.Next(Pieces.Length)]);
            }

            return text.ToString();
        }

        var blocks = new List<Block>();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            blocks.Add(random.Next(3) == 0
                ? new Table([new TableRow(["STT", "Nội dung", "Kết quả"], i), .. Enumerable.Range(0, random.Next(4)).Select(_ => new TableRow([.. Enumerable.Range(0, random.Next(5)).Select(_ => Text())], i))], i)
                : new Paragraph(Text(), i, random.Next(2) == 0));
        }

        return blocks;
    }

    private static int ReadAll(IReadOnlyList<Block> blocks)
    {
        foreach (var figure in Prose.Figures(blocks))
        {
            (figure.Numerator is null).ShouldBe(figure.Verdict == Verdict.Bare);
        }

        foreach (var sum in Prose.Sums(blocks))
        {
            sum.Parts.Count.ShouldBeGreaterThan(1);
        }

        return Prose.Thresholds(blocks).Count + Prose.Duties(blocks).Count + Prose.Citations(blocks).Count + Prose.Scores(blocks).Count + Prose.Warnings(blocks).Count;
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var found = 0;
        for (var seed = 0; seed < 1200; seed++)
        {
            try
            {
                found += ReadAll(RandomBlocks(seed));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}", fault);
            }
        }

        found.ShouldBeGreaterThan(1200, "The generator must hit the grammar, or this test shows nothing.");
    }

    [DataFact]
    public void Real_documents_with_pieces_cut_out_and_doubled_never_throw()
    {
        var random = new Random(20241110);
        foreach (var number in (string[])["000", "001", "002", "003", "004"])
        {
            var whole = RealDocuments.Blocks(number);
            for (var round = 0; round < 15; round++)
            {
                ReadAll([.. whole.Select(block => block is Paragraph p && p.Text.Length > 4 ? p with { Text = Mutated(p.Text, random) } : block)]);
            }
        }
    }

    private static string Mutated(string text, Random random)
    {
        var (from, to) = (random.Next(text.Length), random.Next(text.Length));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        return random.Next(3) switch { 0 => text.Remove(from, to - from), 1 => text.Insert(to, text[from..to]), _ => text[from..] + text[..from] };
    }

    public static TheoryData<string> Repeated => [.. RepeatedText.OfProse];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Text_that_repeats_itself_is_read_in_proportion_to_its_length(string piece) => InProportion.Reads(3_000, length => ReadAll(RepeatedText.Prose(piece, length)));

    [Fact]
    public void Many_short_paragraphs_are_read_in_proportion_to_their_number() => InProportion.Reads(800, count => ReadAll(RepeatedText.ShortParagraphs(count)));

    [Fact]
    public void Many_rows_are_read_in_proportion_to_their_number() => InProportion.Reads(800, count => ReadAll(RepeatedText.Rows(count)));
}
