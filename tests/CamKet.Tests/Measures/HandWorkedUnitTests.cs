using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;

namespace CamKet.Tests.Measures;

/// <summary>
/// A made-up unit whose every hard case is worked by hand: window 15/12/2023–10/11/2024, as known on 10/11/2024. Each line
/// says what it is; the table below was added up from these lines on paper, not by the program.
/// </summary>
public sealed class HandWorkedUnitTests
{
    private static readonly CountingFrame Year = CountingFrame.Until(Day(2023, 12, 15), Day(2024, 11, 10));

    private static readonly Dossier[] Unit =
    [
        // 1 received online, early (due 11/3, done 8/3)
        Plain("H01").FinishedOn(At(2024, 3, 8)),
        // 2 received online, on time on the due date itself, fetched two weeks later
        Plain("H02").FinishedOn(At(2024, 3, 11, 16)) with { HandedOver = At(2024, 3, 25) },
        // 3 received and finished on the same day, due the same day: on time
        Plain("H03") with { Channel = Channel.Direct, Status = DossierStatus.Returned, DueLawful = At(2024, 3, 4, 17), Finished = At(2024, 3, 4, 16) },
        // 4 late by a day, no letter
        Plain("H04").FinishedOn(At(2024, 3, 12)),
        // 5 late, one letter the day before the due date: punctual
        Plain("H05").FinishedOn(At(2024, 3, 14)) with { ApologyDays = [Day(2024, 3, 10)] },
        // 6 late, one letter on the due date: a letter, not punctual
        Plain("H06").FinishedOn(At(2024, 3, 14)) with { ApologyDays = [Day(2024, 3, 11)] },
        // 7 late, two letters, the second after a re-appointment that moves no lawful date: a violation
        Plain("H07").FinishedOn(At(2024, 3, 28)) with { ApologyDays = [Day(2024, 3, 8), Day(2024, 3, 20)], Reappointments = 1, DueCurrent = At(2024, 3, 21) },
        // 8 re-appointed, finished by the new date: late all the same; no letter
        Plain("H08").FinishedOn(At(2024, 3, 20)) with { Reappointments = 1, DueCurrent = At(2024, 3, 21) },
        // 9 supplemented, the lawful date moved to 20/3 with it: on time
        Plain("H09").FinishedOn(At(2024, 3, 20)) with { Supplements = 1, DueLawful = At(2024, 3, 20, 17), Pauses = [new(Day(2024, 3, 6), Day(2024, 3, 15))] },
        // 10 asked to supplement twice, early
        Plain("H10").FinishedOn(At(2024, 3, 7)) with { Supplements = 2 },
        // 11 open, due tomorrow: in time
        Plain("H11") with { Received = At(2024, 11, 4), DueLawful = At(2024, 11, 11, 17) },
        // 12 open, due today: in time
        Plain("H12") with { Channel = Channel.Direct, Received = At(2024, 11, 4), DueLawful = At(2024, 11, 10, 17) },
        // 13 open, due yesterday, no letter: overdue
        Plain("H13") with { Received = At(2024, 11, 1), DueLawful = At(2024, 11, 9, 17) },
        // 14 open, due yesterday, a letter two days before: overdue with a punctual letter
        Plain("H14") with { Received = At(2024, 11, 1), DueLawful = At(2024, 11, 9, 17), ApologyDays = [Day(2024, 11, 7)] },
        // 15 paused in time and still waiting over the window's edge
        Plain("H15") with { Status = DossierStatus.SupplementAsked, Supplements = 1, Received = At(2024, 11, 4), DueLawful = At(2024, 11, 8, 17), Pauses = [new(Day(2024, 11, 7), null)] },
        // 16 paused after its due date: overdue, no letter
        Plain("H16") with { Status = DossierStatus.PaymentAsked, Received = At(2024, 10, 28), DueLawful = At(2024, 11, 4, 17), Pauses = [new(Day(2024, 11, 6), null)] },
        // 17 withdrawn in the window
        Plain("H17") with { Status = DossierStatus.Withdrawn, Ended = Day(2024, 3, 6) },
        // 18 refused in the window
        Plain("H18") with { Status = DossierStatus.NotAccepted, Ended = Day(2024, 3, 5), Channel = Channel.Postal },
        // 19 stopped in the window
        Plain("H19") with { Status = DossierStatus.Stopped, Ended = Day(2024, 3, 8) },
        // 20 only registered: not received
        Plain("H20") with { Status = DossierStatus.Registered, Received = null },
        // 21 turned away without being received: not received
        Plain("H21") with { Status = DossierStatus.NotAccepted, Received = null },
        // 22 carried over, resolved early in the window
        Plain("H22") with { Status = DossierStatus.Returned, Received = At(2023, 12, 13), DueLawful = At(2023, 12, 20, 17), Finished = At(2023, 12, 18) },
        // 23 received and finished before the window: outside
        Plain("H23") with { Status = DossierStatus.Returned, Received = At(2023, 12, 11), DueLawful = At(2023, 12, 14, 17), Finished = At(2023, 12, 14) },
        // 24 received before, withdrawn on the eve: not carried over
        Plain("H24") with { Status = DossierStatus.Withdrawn, Received = At(2023, 12, 11), Ended = Day(2023, 12, 14) },
        // 25 received before, withdrawn on the first day: carried over
        Plain("H25") with { Status = DossierStatus.Withdrawn, Received = At(2023, 12, 11), Ended = Day(2023, 12, 15) },
        // 26 paused over the window's first day, resolved late after it (due 12/12, paused from 13/12: too late to stop the clock), no letter
        Plain("H26") with { Status = DossierStatus.Returned, Received = At(2023, 12, 5), DueLawful = At(2023, 12, 12, 17), Pauses = [new(Day(2023, 12, 13), Day(2023, 12, 20))], Finished = At(2023, 12, 22) },
        // 27 undated, resolved: on time, counted apart
        Plain("H27").FinishedOn(At(2024, 9, 9)) with { DueLawful = null },
        // 28 undated, open: in time, counted apart
        Plain("H28") with { Channel = Channel.Postal, DueLawful = null },
        // 29 by the minute, a minute late: late, with a letter the day before
        Plain("H29").FinishedOn(At(2024, 3, 11, 17, 1)) with { ByMinute = true, ApologyDays = [Day(2024, 3, 10)] },
        // 30 received on the last day, finished the day after: open in time as far as is known
        Plain("H30") with { Status = DossierStatus.Returned, Received = At(2024, 11, 10, 16), DueLawful = At(2024, 11, 15, 17), Finished = At(2024, 11, 11) },
        // 31 received the day after the window: outside
        Plain("H31") with { Received = At(2024, 11, 11), DueLawful = At(2024, 11, 18, 17) },
    ];

    [Theory]
    // Received: H01–H19, H27–H30 = 23; carried: H22, H25, H26 = 3.
    [InlineData("received", 23)]
    [InlineData("carried-over", 3)]
    [InlineData("received-online", 19)] // without H03 and H12 (direct), H18 and H28 (postal)
    [InlineData("received-direct", 2)]
    [InlineData("received-postal", 2)]
    [InlineData("resolved-early", 3)] // H01, H10, H22
    [InlineData("resolved-on-time", 4)] // H02, H03, H09, H27
    [InlineData("resolved-late", 7)] // H04–H08, H26, H29
    [InlineData("resolved-undated", 1)] // H27
    [InlineData("open-in-time", 4)] // H11, H12, H28, H30
    [InlineData("open-overdue", 3)] // H13, H14, H16
    [InlineData("open-paused", 1)] // H15
    [InlineData("open-undated", 1)] // H28
    [InlineData("withdrawn", 2)] // H17, H25
    [InlineData("rejected", 1)] // H18
    [InlineData("stopped", 1)] // H19
    [InlineData("cohort-punctual", 6)] // H01, H02, H03, H09, H10, H27
    [InlineData("cohort-late", 6)] // H04–H08, H29
    [InlineData("cohort-overdue", 3)]
    [InlineData("cohort-pending", 5)] // H11, H12, H15, H28, H30
    [InlineData("cohort-ended", 3)] // H17, H18, H19
    [InlineData("supplemented-twice", 1)] // H10
    [InlineData("late-apologised", 4)] // H05, H06, H07, H29
    [InlineData("late-unapologised", 3)] // H04, H08, H26
    [InlineData("late-apologised-in-time", 3)] // H05, H07, H29
    [InlineData("late-apologised-twice", 1)] // H07
    [InlineData("overdue-apologised", 1)] // H14
    [InlineData("overdue-unapologised", 2)] // H13, H16
    [InlineData("overdue-apologised-in-time", 1)]
    [InlineData("procedures", 1)]
    public void Every_counter_is_the_number_worked_by_hand(string counter, int expected) =>
        DossierCounters.Count(Unit, Year)[counter].ShouldBe(expected);

    [Fact]
    public void Form_II_06a_is_the_one_worked_by_hand()
    {
        var form = Form06a.Total(Form06a.Count(Unit, Year.Window, CounterTests.LeavingEndedOut));

        // Outside with both receipt and result: H17 and H19 (online), H18 (postal), H25 (carried).
        form.ShouldBe(new Form06aRow(null, Online: 17, DirectAndPostal: 3, CarriedOver: 2, Early: 3, OnTime: 4, Late: 7, InTime: 5, Overdue: 3));
        form.Received.ShouldBe(22);
        form.Resolved.ShouldBe(14);
        form.Open.ShouldBe(8);
        form.Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_month_later_the_open_ones_have_moved_and_the_cohort_with_them()
    {
        var later = new CountingFrame(Year.Window, Day(2024, 12, 14));
        var counted = DossierCounters.Count(Unit, later);

        // H30 was finished early on 11/11; H11, H12 ran out; H28 has no date; H15 still waits.
        counted["cohort-punctual"].ShouldBe(7);
        counted["cohort-overdue"].ShouldBe(5);
        counted["cohort-pending"].ShouldBe(2);

        // What stands at the window's end does not move with what is known later.
        counted["open-overdue"].ShouldBe(3);
        counted["resolved-early"].ShouldBe(3);
    }

    [Fact]
    public void The_three_rates_of_on_time_differ_as_their_definitions_do()
    {
        var v = DossierCounters.Count(Unit, Year);
        var punctual = v["resolved-early"] + v["resolved-on-time"];
        (v["cohort-punctual"], v["received"]).ShouldBe((6m, 23m));
        (punctual, punctual + v["resolved-late"]).ShouldBe((7m, 14m));
        (punctual, punctual + v["resolved-late"] + v["open-overdue"]).ShouldBe((7m, 17m));
    }
}
