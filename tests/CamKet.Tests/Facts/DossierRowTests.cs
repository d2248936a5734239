using CamKet.Extracts;
using CamKet.Facts;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Facts;

public sealed class DossierRowTests
{
    private static readonly RowContext Context = new(
        new ExtractLayout("thu", "Thử", ExtractKind.Dossiers, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyDictionary<string, string>>(), false),
        new DateOnly(2024, 11, 10),
        new DateOnly(2024, 11, 20));

    private static RowReading<Dossier> Read(params (string Field, string Text)[] cells) => DossierRow.Read(
        cells.Append(("code", "000.99.24.H50-240304-0001")).Append(("received", "04/03/2024")).Append(("channel", "1"))
            .ToDictionary(c => c.Item1, c => Cell.OfText(c.Item2), StringComparer.Ordinal),
        Context);

    [Fact]
    public void A_pause_of_one_date_is_asked_about_and_an_open_one_is_taken()
    {
        Read(("status", "4"), ("pauses", "06/03/2024")).Faults.ShouldHaveSingleItem().Sentence.ShouldContain("chỉ có một ngày");
        Read(("status", "4"), ("pauses", "06/03/2024-")).Fact!.Pauses.ShouldBe([new Pause(new(2024, 3, 6), null)]);
    }

    [Fact]
    public void Where_times_are_compared_a_limit_without_a_time_is_the_end_of_its_day()
    {
        var byMinute = Context with { Layout = Context.Layout with { ByMinute = true } };
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal)
        {
            ["code"] = Cell.OfText("A-1"), ["channel"] = Cell.OfText("1"), ["status"] = Cell.OfText("9"), ["received"] = Cell.OfText("04/03/2024 08:00"),
            ["due_lawful"] = Cell.OfText("11/03/2024"), ["finished"] = Cell.OfText("11/03/2024 16:00"),
        };

        DossierRow.Read(cells, byMinute).Fact!.DueLawful.ShouldBe(new DateTime(2024, 3, 11, 23, 59, 0));
        DossierRow.Read(cells, byMinute).Fact!.At(new(2024, 3, 31)).ShouldBe(DossierState.ResolvedEarly);
        DossierRow.Read(cells, Context).Fact!.DueLawful.ShouldBe(new DateTime(2024, 3, 11));
    }

    [Theory]
    [InlineData("3", DossierState.Rejected)]
    [InlineData("7", DossierState.Withdrawn)]
    [InlineData("8", DossierState.Stopped)]
    public void The_day_a_dossier_ended_may_stand_in_the_column_of_the_end_of_processing(string status, DossierState state)
    {
        var dossier = Read(("status", status), ("finished", "08/03/2024 10:00")).Fact!;
        dossier.Ended.ShouldBe(new DateOnly(2024, 3, 8));
        dossier.Finished.ShouldBeNull();
        dossier.At(new(2024, 3, 7)).ShouldBe(DossierState.OpenInTime);
        dossier.At(new(2024, 3, 8)).ShouldBe(state);
        Read(("status", status), ("finished", "08/03/2024"), ("ended", "06/03/2024")).Fact!.Ended.ShouldBe(new DateOnly(2024, 3, 6));
    }

    [Fact]
    public void A_letter_of_apology_tells_of_a_new_date_where_new_dates_are_not_counted()
    {
        (string, string)[] row = [("status", "9"), ("due_first", "11/03/2024"), ("due_current", "20/03/2024"), ("finished", "15/03/2024"), ("apologies", "10/03/2024")];
        var late = Read(row).Fact!;
        late.DueLawful.ShouldBe(new DateTime(2024, 3, 11));
        late.At(new(2024, 3, 31)).ShouldBe(DossierState.ResolvedLate);

        // Counted, and there was none: the date was moved by something else.
        Read([.. row, ("reappointments", "0")]).Fact!.DueLawful.ShouldBe(new DateTime(2024, 3, 20));
        Read([.. row, ("due_lawful", "18/03/2024")]).Fact!.DueLawful.ShouldBe(new DateTime(2024, 3, 18));
    }

    [Fact]
    public void A_date_that_stands_in_for_another_is_told()
    {
        Read(("status", "4"), ("due_current", "20/03/2024"), ("reappointments", "1")).Warnings.ShouldContain(w => w.Contains("chỉ có ngày hẹn trả mới"));
        Read(("status", "4"), ("due_current", "20/03/2024"), ("due_first", "11/03/2024"), ("reappointments", "1")).Warnings.ShouldBeEmpty();
        var fetched = Read(("status", "10"), ("due_current", "20/03/2024"), ("handed_over", "15/03/2024"));
        fetched.Fact!.Finished.ShouldBe(new DateTime(2024, 3, 15));
        fetched.Warnings.ShouldContain(w => w.StartsWith("Thiếu ngày kết thúc xử lý"));
    }

    [Fact]
    public void Letters_with_a_wrong_day_are_faulted_once() =>
        Read(("status", "4"), ("apologies", "hôm qua")).Faults.ShouldHaveSingleItem().Field.ShouldBe("apologies");
}
