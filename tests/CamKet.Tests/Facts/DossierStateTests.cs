using CamKet.Facts;
using CamKet.Tests.Measures;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;

namespace CamKet.Tests.Facts;

public sealed class DossierStateTests
{
    [Fact]
    public void The_day_before_the_due_date_is_early_the_day_itself_on_time_the_day_after_late()
    {
        Plain().FinishedOn(At(2024, 3, 8)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedEarly);
        Plain().FinishedOn(At(2024, 3, 11, 23)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedOnTime);
        Plain().FinishedOn(At(2024, 3, 12, 7)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedLate);
    }

    [Fact]
    public void Where_the_limit_is_in_hours_the_minute_decides()
    {
        var byMinute = Plain() with { ByMinute = true };
        byMinute.FinishedOn(At(2024, 3, 11, 16, 59)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedEarly);
        byMinute.FinishedOn(At(2024, 3, 11, 17).AddSeconds(40)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedOnTime);
        byMinute.FinishedOn(At(2024, 3, 11, 17, 1)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedLate);
        byMinute.At(Day(2024, 3, 11)).ShouldBe(DossierState.OpenOverdue);
        byMinute.At(Day(2024, 3, 10)).ShouldBe(DossierState.OpenInTime);
    }

    [Fact]
    public void On_its_due_date_an_open_dossier_is_in_time_the_day_after_it_is_overdue()
    {
        Plain().At(Day(2024, 3, 11)).ShouldBe(DossierState.OpenInTime);
        Plain().At(Day(2024, 3, 12)).ShouldBe(DossierState.OpenOverdue);
    }

    [Fact]
    public void A_result_after_the_as_of_date_is_not_yet_known()
    {
        var dossier = Plain().FinishedOn(At(2024, 3, 12));
        dossier.At(Day(2024, 3, 11)).ShouldBe(DossierState.OpenInTime);
        dossier.At(Day(2024, 3, 3)).ShouldBe(DossierState.NotReceived);
    }

    [Fact]
    public void A_reappointment_moves_the_current_date_and_makes_no_late_dossier_punctual()
    {
        var moved = Plain() with { DueCurrent = At(2024, 4, 1), Reappointments = 1 };
        moved.FinishedOn(At(2024, 3, 20)).At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedLate);
    }

    [Fact]
    public void The_clock_stops_at_the_end_of_processing_and_not_at_the_hand_over()
    {
        var fetchedLate = Plain().FinishedOn(At(2024, 3, 11)) with { HandedOver = At(2024, 3, 25) };
        fetchedLate.At(Day(2024, 3, 31)).ShouldBe(DossierState.ResolvedOnTime);
    }

    [Fact]
    public void A_dossier_without_a_due_date_is_in_time_while_open_and_on_time_when_resolved()
    {
        var undated = Plain() with { DueFirst = null, DueLawful = null, DueCurrent = null };
        undated.At(Day(2025, 3, 1)).ShouldBe(DossierState.OpenInTime);
        undated.FinishedOn(At(2024, 9, 1)).At(Day(2024, 9, 1)).ShouldBe(DossierState.ResolvedOnTime);
    }

    [Fact]
    public void A_pause_that_began_in_time_stops_the_clock_and_one_that_began_after_the_date_does_not()
    {
        (Plain() with { Pauses = [new(Day(2024, 3, 11), null)] }).At(Day(2024, 5, 1)).ShouldBe(DossierState.Paused);
        (Plain() with { Pauses = [new(Day(2024, 3, 12), null)] }).At(Day(2024, 5, 1)).ShouldBe(DossierState.OpenOverdue);
    }

    [Fact]
    public void On_the_day_a_pause_ends_the_dossier_is_open_again()
    {
        var paused = Plain() with { Pauses = [new(Day(2024, 3, 5), Day(2024, 3, 8))] };
        paused.At(Day(2024, 3, 7)).ShouldBe(DossierState.Paused);
        paused.At(Day(2024, 3, 8)).ShouldBe(DossierState.OpenInTime);
    }

    [Fact]
    public void Withdrawn_refused_and_stopped_end_on_their_day()
    {
        foreach (var (status, state) in new[]
        {
            (DossierStatus.Withdrawn, DossierState.Withdrawn),
            (DossierStatus.NotAccepted, DossierState.Rejected),
            (DossierStatus.Stopped, DossierState.Stopped),
        })
        {
            var ended = Plain() with { Status = status, Ended = Day(2024, 3, 8) };
            ended.At(Day(2024, 3, 7)).ShouldBe(DossierState.OpenInTime);
            ended.At(Day(2024, 3, 8)).ShouldBe(state);
        }
    }

    [Fact]
    public void Registered_only_is_not_received()
    {
        (Plain() with { Status = DossierStatus.Registered }).At(Day(2024, 5, 1)).ShouldBe(DossierState.NotReceived);
        (Plain() with { Status = DossierStatus.NotAccepted, Received = null }).At(Day(2024, 5, 1)).ShouldBe(DossierState.NotReceived);
        (Plain() with { Status = DossierStatus.NotAccepted }).At(Day(2024, 5, 1)).ShouldBe(DossierState.NotReceived);
    }

    [Fact]
    public void Carried_over_is_what_was_open_on_the_eve()
    {
        Plain().IsCarriedInto(Day(2024, 3, 4)).ShouldBeFalse();
        Plain().IsCarriedInto(Day(2024, 3, 5)).ShouldBeTrue();
        Plain().FinishedOn(At(2024, 3, 8)).IsCarriedInto(Day(2024, 3, 8)).ShouldBeTrue();
        Plain().FinishedOn(At(2024, 3, 8)).IsCarriedInto(Day(2024, 3, 9)).ShouldBeFalse();
        (Plain() with { Status = DossierStatus.Withdrawn, Ended = Day(2024, 3, 8) }).IsCarriedInto(Day(2024, 3, 9)).ShouldBeFalse();
        (Plain() with { Pauses = [new(Day(2024, 3, 6), null)] }).IsCarriedInto(Day(2024, 6, 15)).ShouldBeTrue();
    }
}
