using System.Text;
using CamKet.App.Facts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

public sealed class DistinctKeysTests
{
    [Fact]
    public void Codes_that_differ_in_one_place_are_told_apart()
    {
        var keys = new DistinctKeys();
        for (var i = 0; i < 200_000; i++)
        {
            keys.Add(Encoding.UTF8.GetBytes($"000.29.38.H45-241001-{i:000000}"));
        }

        keys.MayRepeat.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public void A_repeat_is_never_missed(int between)
    {
        var keys = new DistinctKeys();
        keys.Add("H45-1"u8);
        for (var i = 0; i < between; i++)
        {
            keys.Add(Encoding.UTF8.GetBytes($"H45-1{i}"));
        }

        keys.MayRepeat.ShouldBeFalse();
        keys.Add("H45-1"u8);
        keys.MayRepeat.ShouldBeTrue();
    }

    [Fact]
    public void More_keys_than_there_is_room_for_may_repeat()
    {
        var keys = new DistinctKeys();
        for (var i = 0; i < 1_600_000; i++)
        {
            keys.Add(BitConverter.GetBytes(i));
        }

        keys.MayRepeat.ShouldBeTrue();
    }
}
