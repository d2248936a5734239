using CamKet.Figures;
using CamKet.Targets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Figures;

public class RatioTests
{
    [Fact]
    public void The_four_states_never_blur()
    {
        default(Ratio).State.ShouldBe(RatioState.Missing);
        Ratio.Missing.State.ShouldBe(RatioState.Missing);
        Ratio.NotApplicable.State.ShouldBe(RatioState.NotApplicable);
        Ratio.Of(0, 0).State.ShouldBe(RatioState.NotApplicable);
        Ratio.Of(0, 5).State.ShouldBe(RatioState.Zero);
        Ratio.Of(2634, 2691).State.ShouldBe(RatioState.Value);
        Ratio.Missing.ShouldNotBe(Ratio.NotApplicable);
    }

    [Fact]
    public void Neither_missing_nor_not_applicable_meets_or_fails_a_target()
    {
        Ratio.Missing.Meets(Operator.AtLeast, 0).ShouldBeNull();
        Ratio.NotApplicable.Meets(Operator.AtLeast, 100).ShouldBeNull();
        Ratio.Missing.Percent.ShouldBeNull();
        Ratio.NotApplicable.Percent.ShouldBeNull();
        Ratio.Of(0, 5).Percent.ShouldBe(0);
        Ratio.Of(0, 5).Meets(Operator.AtLeast, 1).ShouldBe(false);
    }

    [Fact]
    public void Successes_out_of_nothing_and_negative_parts_do_not_exist()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Ratio.Of(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Ratio.Of(-1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Ratio.Of(1, -2));
    }

    [Fact]
    public void Strict_and_inclusive_differ_exactly_at_the_target()
    {
        var half = Ratio.Of(1, 2);
        half.Meets(Operator.AtLeast, 50).ShouldBe(true);
        half.Meets(Operator.MoreThan, 50).ShouldBe(false);
        half.Meets(Operator.AtMost, 50).ShouldBe(true);
        half.Meets(Operator.LessThan, 50).ShouldBe(false);
        half.Meets(Operator.Equal, 50).ShouldBe(true);
    }

    [Fact]
    public void A_third_is_compared_exactly_and_not_by_its_rounded_percentage()
    {
        // 2/3 is more than 66,66% and less than 66,67%, whatever division leaves over.
        Ratio.Of(2, 3).Meets(Operator.MoreThan, 66.66m).ShouldBe(true);
        Ratio.Of(2, 3).Meets(Operator.LessThan, 66.67m).ShouldBe(true);
        Ratio.Of(2, 3).Meets(Operator.Equal, 66.67m).ShouldBe(false);
    }

    [Fact]
    public void A_sum_adds_numerators_and_denominators_and_never_averages()
    {
        (Ratio.Of(1, 1) + Ratio.Of(0, 99)).ShouldBe(Ratio.Of(1, 100));
        (Ratio.Of(1, 2) + Ratio.NotApplicable).ShouldBe(Ratio.Of(1, 2));
        (Ratio.Of(1, 2) + Ratio.Missing).State.ShouldBe(RatioState.Missing);
    }

    [Fact]
    public void Adding_is_commutative_and_associative_and_not_applicable_is_its_zero()
    {
        var ratio = ArbMap.Default.GeneratorFor<(NonNegativeInt N, NonNegativeInt D, byte State)>().Select(x => (x.State % 8) switch
        {
            0 => Ratio.Missing,
            1 => Ratio.NotApplicable,
            _ => x.D.Get == 0 ? Ratio.NotApplicable : Ratio.Of(x.N.Get, x.D.Get),
        });
        Prop.ForAll(
            ratio.Three().ToArbitrary(),
            x => x.Item1 + x.Item2 == x.Item2 + x.Item1
                && (x.Item1 + x.Item2) + x.Item3 == x.Item1 + (x.Item2 + x.Item3)
                && x.Item1 + Ratio.NotApplicable == x.Item1).Holds();
    }

    [Fact]
    public void Exactly_one_of_above_at_and_below_holds() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(NonNegativeInt N, PositiveInt D, NonNegativeInt Target)>(),
            x =>
            {
                var ratio = Ratio.Of(x.N.Get, x.D.Get);
                var target = x.Target.Get / 10m;
                bool[] verdicts = [ratio.Meets(Operator.MoreThan, target)!.Value, ratio.Meets(Operator.Equal, target)!.Value, ratio.Meets(Operator.LessThan, target)!.Value];
                return verdicts.Count(v => v) == 1
                    && ratio.Meets(Operator.AtLeast, target) == !verdicts[2]
                    && ratio.Meets(Operator.AtMost, target) == !verdicts[0];
            }).Holds();

    [Fact]
    public void An_operator_survives_its_code()
    {
        foreach (var op in Enum.GetValues<Operator>())
        {
            Operators.FromCode(op.Code()).ShouldBe(op);
            op.Sign().Length.ShouldBe(1);
        }

        Operators.FromCode("≥").ShouldBeNull();
    }
}
