using CamKet.Figures;
using CamKet.Targets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Figures;

public class PrintTests
{
    [Fact]
    public void Numbers_are_written_as_offices_write_them()
    {
        Print.Number(7159635648m).ShouldBe("7.159.635.648");
        Print.Number(1234.5m, 1).ShouldBe("1.234,5");
        Print.Number(-1234.5m, 2).ShouldBe("-1.234,50");
        Print.Short(40m).ShouldBe("40");
        Print.Short(14.120m).ShouldBe("14,12");
        Print.Short(91.989m).ShouldBe("91,989");
        Print.Short(2948m).ShouldBe("2.948");
    }

    [Fact]
    public void Half_is_rounded_away_from_zero()
    {
        Print.Number(0.5m).ShouldBe("1");
        Print.Number(2.5m).ShouldBe("3");
        Print.Number(-2.5m).ShouldBe("-3");
        Print.Number(99.125m, 2).ShouldBe("99,13");
    }

    [Theory]
    [InlineData(2926, 2948, 1, "99,3%")]
    [InlineData(2926, 2948, 2, "99,25%")]
    [InlineData(2634, 2691, 2, "97,88%")]
    [InlineData(1051, 1121, 2, "93,76%")]
    [InlineData(1019, 1051, 2, "96,96%")]
    [InlineData(2943, 2944, 2, "99,97%")]
    [InlineData(2943, 2944, 1, "99,97%")]
    [InlineData(177, 200, 2, "88,50%")]
    [InlineData(1361, 1372, 2, "99,20%")]
    [InlineData(2947, 2947, 2, "100%")]
    [InlineData(1, 1000000, 2, "0,0001%")]
    public void A_percentage_is_whole_or_has_all_its_decimals_and_is_never_rounded_to_all_or_none(int n, int d, int decimals, string printed) =>
        Print.Percent(Ratio.Of(n, d), decimals).ShouldBe(printed);

    [Fact]
    public void Revenue_over_the_estimate_prints_above_a_hundred()
    {
        Print.Percent(Ratio.Of(7159635648m, 5684600000m)).ShouldBe("125,95%");
        Print.Percent(Ratio.Of(6493509308m, 5268100000m)).ShouldBe("123,26%");
        Print.Percent(Ratio.Of(305000000m, 276500000m), 1).ShouldBe("110,3%");
    }

    [Fact]
    public void Missing_not_applicable_and_zero_print_differently()
    {
        Print.Percent(Ratio.Missing).ShouldBe("chưa có số liệu");
        Print.Percent(Ratio.NotApplicable).ShouldBe("không phát sinh");
        Print.Percent(Ratio.Of(0, 3)).ShouldBe("0%");
        Print.Fraction(Ratio.Missing).ShouldBe("–");
        Print.Fraction(Ratio.NotApplicable).ShouldBe("0/0");
        Print.Fraction(Ratio.Of(2634, 2691)).ShouldBe("2.634/2.691");
    }

    [Fact]
    public void Where_rounding_would_hide_the_verdict_one_more_digit_is_printed()
    {
        Print.PercentAgainst(Ratio.Of(79996, 100000), Operator.AtLeast, 80).ShouldBe("79,996%");
        Print.PercentAgainst(Ratio.Of(79990, 100000), Operator.AtLeast, 80).ShouldBe("79,99%");
        Print.PercentAgainst(Ratio.Of(800001, 1000000), Operator.MoreThan, 80).ShouldBe("80,0001%");
        // Two digits say 100, three say it is kept: only four say neither.
        Print.PercentAgainst(Ratio.Of(999952, 1000000), Operator.AtMost, 99.9951m).ShouldBe("99,9952%");
        Print.PercentAgainst(Ratio.Of(80, 100), Operator.AtLeast, 80).ShouldBe("80%");
        Print.PercentAgainst(Ratio.Of(80004, 100000), Operator.AtMost, 80).ShouldBe("80,004%");
        Print.PercentAgainst(Ratio.Missing, Operator.AtLeast, 80).ShouldBe("chưa có số liệu");
        Print.PercentAgainst(Ratio.NotApplicable, Operator.AtLeast, 80).ShouldBe("không phát sinh");
    }

    [Fact]
    public void The_printed_percentage_never_contradicts_the_verdict_up_to_100000_dossiers() =>
        Prop.ForAll(
            (from d in Gen.Choose(1, 100_000)
             from n in Gen.Choose(0, d)
             from target in Gen.Choose(0, 10_000)
             from near in Gen.Choose(-1, 1)
             from op in Gen.Elements(Enum.GetValues<Operator>())
             // Mostly next to the target, where rounding can hide the verdict.
             select (N: near == 0 ? n : Math.Clamp((d * (long)target / 10_000) + near, 0, d), D: d, Target: target / 100m, Op: op)).ToArbitrary(),
            x =>
            {
                var ratio = Ratio.Of(x.N, x.D);
                var target = x.Target;
                var printed = Print.PercentAgainst(ratio, x.Op, target).TrimEnd('%');
                var value = ((NumberReading.Number)VietnameseNumber.Read(printed)).Value;
                return x.Op.Holds(value, target) == ratio.Meets(x.Op, target);
            }).Holds(cases: 2000);
}
