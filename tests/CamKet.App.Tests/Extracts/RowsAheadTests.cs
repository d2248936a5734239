using CamKet.App.Extracts;
using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>Reading ahead changes nothing about what is read, and nobody reads on in a file that may be closed.</summary>
public sealed class RowsAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(10_000)]
    public void The_same_rows_come_in_the_same_order(int count) =>
        RowsAhead.Of(Rows(count)).Select(row => row.Number).ShouldBe(Enumerable.Range(1, count));

    [Fact]
    public void What_the_reading_throws_comes_after_the_rows_before_it()
    {
        var seen = 0;
        Should.Throw<RefusedFile>(() =>
        {
            foreach (var row in RowsAhead.Of(Rows(1000).Concat(Broken())))
            {
                seen = row.Number;
            }
        }).Message.ShouldBe("hỏng");
        seen.ShouldBe(1000);
    }

    [Fact]
    public void Who_stops_asking_finds_the_reading_at_rest()
    {
        var (reading, ended) = (0, false);
        foreach (var row in RowsAhead.Of(Watched()))
        {
            if (row.Number == 700)
            {
                break;
            }
        }

        ended.ShouldBeTrue();
        var read = reading;
        read.ShouldBeLessThan(10_000, "no further ahead than a few lots");
        Thread.Yield();
        reading.ShouldBe(read);

        IEnumerable<SheetRow> Watched()
        {
            try
            {
                foreach (var row in Rows(1_000_000))
                {
                    reading++;
                    yield return row;
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    private static IEnumerable<SheetRow> Rows(int count) => Enumerable.Range(1, count).Select(no => new SheetRow(no, [Cell.OfNumber(no)]));

    private static IEnumerable<SheetRow> Broken()
    {
        yield return new SheetRow(1000, []);
        throw new RefusedFile("hỏng");
    }
}
