using System.Text;
using CamKet.Bench;
using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>Broken documents of every sort, the same ones in every run.</summary>
public class DocumentFuzzTests
{
    private static readonly string[] Pieces =
    [
        "\t", "\n", "\n\n", "|", "| |", "|---|", "<p>", "</p>", "<ul", "**", "# ", "STT\tNội dung\tMục tiêu\n", "A\t", "II", "1.1.1.1.1", "999999999999999999999999999%",
        "Số: ", "ngày 99 tháng 99 năm 2024", "TM. ", "KT. CHỦ TỊCH", "Kính gửi:", "31/2/2024", "\u0301\u0301\u0301", "\ud800", "\0", "\u202e", "từ ", " trở lên", "1.2.3,4,5%",
        "((((((((", "- - - - - ", "/////", "……………", "thứ 0/0 ", "&amp;&#x0;", "quý IV/0000", "V/v ", "Nơi nhận:",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mutated_document_is_read_or_found_empty_and_never_breaks_the_reader(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var text = Mutate(random, random.Next(2) == 0 ? Samples.Proposal : Samples.Report);
            var blocks = TextFile.Blocks(text);
            var document = DocumentReader.Read(blocks);

            document.Items.Select(i => i.Path).ShouldBeUnique();
            document.Items.ShouldAllBe(i => i.Text.IsNormalized(NormalizationForm.FormC));
        }
    }

    public static TheoryData<string> Repeated => [.. RepeatedText.OfFiles];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Ten_thousand_of_one_thing_are_read_in_proportion(string piece) => InProportion.Reads(10_000, length => DocumentReader.Read(TextFile.Blocks(RepeatedText.File(piece, length))));

    private static string Mutate(Random random, string text)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            var at = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    mutated.Remove(at, Math.Min(random.Next(1, 80), mutated.Length - at));
                    mutated.Append(' ');
                    break;
                case 2:
                    mutated[at] = (char)random.Next(1, 0xffff);
                    break;
                default:
                    mutated.Insert(at, mutated.ToString(random.Next(mutated.Length / 2), random.Next(1, mutated.Length / 4)));
                    break;
            }
        }

        return mutated.ToString();
    }
}
