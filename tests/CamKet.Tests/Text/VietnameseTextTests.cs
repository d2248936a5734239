using System.Text;
using CamKet.Text;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Text;

public class VietnameseTextTests
{
    [Theory]
    [InlineData("Xã Hướng Linh", "xa huong linh")]
    [InlineData("XÃ HƯƠNG LINH", "xa huong linh")]
    [InlineData("Phường 4, Đông Hà", "phuong 4 dong ha")]
    [InlineData("Đắk Song", "dak song")]
    [InlineData("  Xã\u00a0B'Lá – A  ", "xa b la a")]
    [InlineData("", "")]
    public void Folding_drops_every_mark(string text, string folded) => VietnameseText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Decomposed_Unicode_folds_like_composed()
    {
        const string name = "Thị trấn Khe Sanh, huyện Hướng Hoá";
        VietnameseText.Fold(name.Normalize(NormalizationForm.FormD)).ShouldBe(VietnameseText.Fold(name));
        VietnameseText.Tidy(name.Normalize(NormalizationForm.FormD)).ShouldBe(name);
    }

    [Fact]
    public void An_address_has_letters_digits_and_dashes_only() =>
        VietnameseText.Slug("Phường 4, TP. Đông Hà").ShouldBe("phuong-4-tp-dong-ha");

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Prop.ForAll(
            Gen.Elements("Xã ", "Hướng", "đ", "Đ", " ", "-", "4", "ệ", "\u0323", "a").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
            text => VietnameseText.Fold(VietnameseText.Fold(text)) == VietnameseText.Fold(text)).Holds();
}
