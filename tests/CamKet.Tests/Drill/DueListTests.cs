using CamKet.Drill;
using CamKet.Facts;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Drill;

public sealed class DueListTests
{
    /// <summary>A Thursday; Monday is a holiday.</summary>
    private static readonly DateOnly Day = new(2024, 3, 7);

    private static readonly WorkingCalendar Calendar = new([2024], [new(new(2024, 3, 11), CalendarDayKind.Holiday, "Lễ", false, true)]);

    [Fact]
    public void Three_working_days_ahead_leave_out_the_weekend_and_the_holiday()
    {
        var list = DueList.Of([Due(13), Due(14), Due(7), Due(8)], Day, Calendar);

        list.Until.ShouldBe(new DateOnly(2024, 3, 13));
        list.Dossiers.Select(d => (d.Code, d.WorkingDays, d.IsLate)).ShouldBe([("13", 3, false), ("7", 0, false), ("8", 1, false)]);
    }

    [Fact]
    public void A_late_one_owes_a_letter_until_one_is_written()
    {
        var late = Due(5);
        var list = DueList.Of(
            [late, late with { Code = "with", ApologyDays = [new(2024, 3, 6)] }, late with { Code = "later", ApologyDays = [new(2024, 3, 8)] }], Day, Calendar);

        list.Dossiers.ShouldAllBe(d => d.IsLate && d.WorkingDays == -2);
        list.OwingLetter.Select(d => d.Code).ShouldBe(["5", "later"]);
        list.Sentence.ShouldBe("3 hồ sơ đang quá hạn, 2 trong số đó chưa có thư xin lỗi; 0 hồ sơ đến hạn đến hết ngày 13/03/2024.");
    }

    [Fact]
    public void What_waits_for_the_applicant_or_was_finished_by_the_day_is_nobody_s_morning()
    {
        var finished = Due(8).FinishedOn(Dossiers.At(2024, 3, 7));
        DueList.Of([Due(8) with { Status = DossierStatus.SupplementAsked }, finished, Due(8) with { DueLawful = null }], Day, Calendar).Dossiers.ShouldBeEmpty();

        // The evening before, nobody knew that it would be finished.
        DueList.Of([finished], Day.AddDays(-1), Calendar).Dossiers.ShouldHaveSingleItem();
    }

    private static Dossier Due(int day) => Dossiers.Plain(day.ToString(System.Globalization.CultureInfo.InvariantCulture)) with { DueLawful = Dossiers.At(2024, 3, day, 17) };
}
