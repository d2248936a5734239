using CamKet.Measures;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Measures;

public sealed class GroupCoverTests
{
    [Theory]
    [InlineData(137, 141, "đủ 137/141 đơn vị")]
    [InlineData(0, 2, "đủ 0/2 đơn vị")]
    [InlineData(1000, 3321, "đủ 1.000/3.321 đơn vị")]
    [InlineData(141, 141, null)]
    [InlineData(0, 1, null)]
    [InlineData(1, 1, null)]
    [InlineData(0, 0, null)]
    public void It_is_said_where_some_of_several_units_lack(int covered, int units, string? words)
    {
        new GroupCover(covered, units).Words.ShouldBe(words);
        new GroupCover(covered, units).Beside("Tổng cộng").ShouldBe(words is null ? "Tổng cộng" : $"Tổng cộng ({words})");
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 5, false)]
    [InlineData(1, 5, true)]
    [InlineData(0, 0, false)]
    public void Something_is_added_up_where_one_unit_at_least_is_covered(int covered, int units, bool known) =>
        new GroupCover(covered, units).IsKnown.ShouldBe(known);
}
