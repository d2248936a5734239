using CamKet.App.Asking;
using CamKet.App.Board;
using CamKet.Commitments;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

public class BoardGridTests
{
    private static BoardGrid Grid(string? sort = null, int columns = BoardGrid.Usual) => BoardGrid.Of(BoardSample.Province, BoardSample.Measures, sort, columns);

    [Fact]
    public void What_cannot_be_kept_any_more_stands_on_top()
    {
        var rows = Grid().Rows;

        rows.Select(r => (-r.Red, -r.Amber)).ShouldBe(rows.Select(r => (-r.Red, -r.Amber)).Order());
        rows[0].Red.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Sorted_by_name_ward_10_comes_after_ward_2()
    {
        var names = Grid("ten").Rows.Select(r => r.Unit.Name).ToList();

        names.IndexOf("Phường 2").ShouldBeLessThan(names.IndexOf("Phường 10"));
        Grid("-ten").Rows.Select(r => r.Unit.Name).ShouldBe(Enumerable.Reverse(names));
    }

    [Fact]
    public void Sorted_by_a_measure_the_lowest_comes_first_and_the_unmeasured_last()
    {
        var grid = Grid("online");
        var column = grid.Columns.ToList().FindIndex(c => c.Measure == "online");

        var shares = grid.Rows.Select(r => r.Cells[column]?.Target.Actual.Percent).ToList();

        shares.TakeWhile(s => s is not null).ShouldBe(shares.OfType<decimal>().Order().Select(s => (decimal?)s));
    }

    [Fact]
    public void A_sort_nobody_knows_is_the_usual_one() =>
        Grid("' or 1=1").Rows.Select(r => r.Unit.UnitNo).ShouldBe(Grid().Rows.Select(r => r.Unit.UnitNo));

    [Fact]
    public void One_promise_for_all_is_printed_once_and_differing_ones_as_a_span()
    {
        Grid().Columns.Single(c => c.Measure == "online").Promise.ShouldBe("≥\u00a070%");
        var other = BoardSample.Province[0] with { UnitNo = 99, Items = [BoardSample.Item("1", "x", null, null, BoardSample.T(TargetType.Percent, Operator.AtLeast, 75), "online", Ratio.Of(1, 2), null, Status.AtRisk, "")] };
        BoardGrid.Of([.. BoardSample.Province, other], BoardSample.Measures, null).Columns.Single(c => c.Measure == "online").Promise.ShouldBe("≥\u00a070–75%");
        var strict = other with { Items = [BoardSample.Item("1", "x", null, null, BoardSample.T(TargetType.Percent, Operator.MoreThan, 70), "online", Ratio.Of(1, 2), null, Status.AtRisk, "")] };
        BoardGrid.Of([.. BoardSample.Province, strict], BoardSample.Measures, null).Columns.Single(c => c.Measure == "online").Promise.ShouldBe("khác nhau");
    }

    [Fact]
    public void Columns_are_the_measures_most_units_promised_by_in_the_catalogs_order()
    {
        var grid = Grid(columns: 3);

        grid.Columns.Select(c => c.Measure).ShouldBe(["on-time", "online", "online-payment"]);
        grid.AllColumns.ShouldBe(8);
    }

    [Fact]
    public void The_head_sentence_counts_units_and_names_where_most_are_stuck()
    {
        var sentence = BoardSentence.Of(Grid());

        sentence.ShouldStartWith("Sáu đơn vị có cam kết không thể đạt");
        sentence.ShouldContain("Vướng nhiều nhất");
        BoardSentence.Of(BoardGrid.Of([], BoardSample.Measures, null)).ShouldBe("Chưa có đơn vị nào có cam kết.");
    }

    [Theory]
    [InlineData("Không đạt", "Xã 1 có cam kết không đạt.", Status.Missed)]
    [InlineData("Không thể đạt", "Xã 1 có cam kết không thể đạt.", Status.OutOfReach)]
    [InlineData("Không thể đạt", "Không đơn vị nào có cam kết không thể đạt; một đơn vị có cam kết có nguy cơ.", Status.AtRisk)]
    [InlineData("Không thể đạt, Không đạt", "Xã 1 có cam kết không thể đạt hoặc không đạt.", Status.OutOfReach, Status.Missed)]
    public void What_is_judged_and_missed_is_not_called_out_of_reach(string words, string sentence, params Status[] statuses)
    {
        var unit = new BoardUnit(1, "xa", "Xã 1", "xa-1",
            [.. statuses.Select(status => BoardSample.Item("1", "x", null, null, BoardSample.T(TargetType.Percent, Operator.AtLeast, 70), "online", Ratio.Of(1, 2), null, status, ""))]);

        var grid = BoardGrid.Of([unit], BoardSample.Measures, null);

        grid.RedWords.ShouldBe(words.Split(", "), ignoreOrder: true);
        BoardSentence.Of(grid).ShouldBe(sentence);
    }

    [Fact]
    public void Of_columns_stuck_alike_the_one_with_more_red_is_named()
    {
        static BoardUnit Unit(int no, Status online, Status signed) => new(no, "xa", $"Xã {no}", $"xa-{no}",
        [
            BoardSample.Item("1", "x", null, null, BoardSample.T(TargetType.Percent, Operator.AtLeast, 70), "online", Ratio.Of(1, 2), null, online, ""),
            BoardSample.Item("2", "y", null, null, BoardSample.T(TargetType.Percent, Operator.AtLeast, 70), "signed", Ratio.Of(1, 2), null, signed, ""),
        ]);

        var grid = BoardGrid.Of([Unit(1, Status.AtRisk, Status.OutOfReach), Unit(2, Status.AtRisk, Status.AtRisk)], BoardSample.Measures, null);

        BoardSentence.Of(grid).ShouldEndWith("Vướng nhiều nhất: ký số, 2/2 đơn vị.");
    }

    [Fact]
    public void The_age_of_the_data_names_the_newest_day_and_the_oldest()
    {
        var today = new DateOnly(2024, 11, 21);
        Age.Sentence(BoardSample.Unit, BoardSample.Window.To, today).ShouldBe("Số liệu đến 10/11/2024, cách hôm nay 11 ngày.");
        Age.Sentence([.. BoardSample.Unit, BoardSample.Unit[0] with { DataUntil = new DateOnly(2024, 9, 30) }], BoardSample.Window.To, today)
            .ShouldBe("Số liệu đến 10/11/2024, cách hôm nay 11 ngày; cũ nhất đến 30/09/2024.");
        Age.Sentence(BoardSample.Unit, BoardSample.Window.To, today, isSample: true).ShouldBe("Số liệu mẫu, lập sẵn đến 10/11/2024.");
        Age.Sentence([], BoardSample.Window.To, today).ShouldContain("chưa có số liệu nào");
    }

    [Theory]
    [InlineData("?tu=2024-01-01&den=2024-03-31", "/?tu=2024-01-01&den=2024-03-31")]
    [InlineData("?den=10/11/2024&sap-xep=ten&khoi=xa", "/?den=2024-11-10&khoi=xa&sap-xep=ten")]
    [InlineData("", "/")]
    public void The_address_is_the_state_of_the_page(string query, string again) =>
        Read(query).At("/").ShouldBe(again);

    [Theory]
    [InlineData("?den=hôm qua", "không phải là ngày")]
    [InlineData("?tu=2024-05-01&den=2024-01-01", "sau ngày kết thúc")]
    public void A_date_that_cannot_be_used_is_named(string query, string words)
    {
        var read = Read(query);

        read.Problem!.ShouldContain(words);
        read.Until.ShouldBeNull();
    }

    private static BoardQuery Read(string query) =>
        BoardQuery.Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));
}
