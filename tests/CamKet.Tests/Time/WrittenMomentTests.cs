using CamKet.Extracts;
using CamKet.Time;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Time;

public sealed class WrittenMomentTests
{
    [Theory]
    [InlineData("０４/０３/２０２４")]
    [InlineData("２０２４-03-04")]
    [InlineData("20２４0304")]
    [InlineData("٠٤/٠٣/٢٠٢٤")]
    [InlineData("04/03/2024 ０8:30")]
    public void Digits_of_another_script_are_no_date_and_no_exception(string text) =>
        WrittenMoment.Read(text).ShouldBeOfType<MomentReading.NotADate>();

    [Fact]
    public void Whatever_digits_stand_in_a_date_it_is_read_or_told_and_never_thrown()
    {
        var digit = Gen.Elements('0', '1', '2', '９', '１', '٣', '४', '3');
        var text = Gen.Elements("dd/dd/dddd", "dddd-dd-dd", "dddddddd", "dd.dd.dddd dd:dd", "dd:dd ngày dd/dd/dddd", "Từ ngày dd/dd/dddd đến ngày dd/dd/dddd")
            .SelectMany(shape => digit.ListOf(shape.Length).Select(digits => string.Concat(shape.Zip(digits, (c, d) => c == 'd' ? d : c))));
        Prop.ForAll(
            text.ToArbitrary(),
            t =>
            {
                _ = TitleRows.Cover([[Cell.OfText(t)]]);
                return WrittenMoment.Read(t) is not MomentReading.Moment || t.All(c => !char.IsDigit(c) || char.IsAsciiDigit(c));
            }).Holds();
    }

    [Fact]
    public void A_title_with_digits_of_another_script_covers_nothing() =>
        TitleRows.Cover([[Cell.OfText("Từ ngày １５/12/2023 đến ngày 10/11/2024")]]).ShouldBeNull();
}
