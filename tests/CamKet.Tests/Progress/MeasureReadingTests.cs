using CamKet.Figures;
using CamKet.Measures;
using Shouldly;
using Xunit;
using static CamKet.Tests.Progress.Samples;

namespace CamKet.Tests.Progress;

/// <summary>What flows has a pace; what stands has none. 34 days are left in all of them.</summary>
public sealed class MeasureReadingTests
{
    [Fact]
    public void What_was_carried_in_came_once_and_is_not_expected_again()
    {
        var online = Measure with
        {
            Numerator = [new("received-online", CountedBy.Received)],
            Denominator = [new("received", CountedBy.Received), new("carried-over", CountedBy.WindowStart)],
        };
        var outlook = Reading(online, Values(("received", 300), ("received-online", 200), ("carried-over", 7)),
            recent: Values(("received", 90), ("received-online", 60), ("carried-over", 40))).Open()!;
        outlook.Cases.ShouldBe(307);
        outlook.Expected.ShouldBe(34);
        outlook.Share.ShouldBe(Ratio.Of(60, 90));
    }

    [Fact]
    public void An_overdue_dossier_that_is_in_the_denominator_already_is_not_expected_as_a_new_case()
    {
        var strict = Measure with
        {
            Numerator = [new("resolved-on-time", CountedBy.Finished)],
            Denominator = [new("resolved-on-time", CountedBy.Finished), new("resolved-late", CountedBy.Finished), new("open-overdue", CountedBy.AsOf)],
        };
        var outlook = Reading(strict, Values(("resolved-on-time", 95), ("resolved-late", 5), ("open-overdue", 4)),
            recent: Values(("resolved-on-time", 85), ("resolved-late", 5), ("open-overdue", 4))).Open()!;
        outlook.Cases.ShouldBe(104);
        outlook.Expected.ShouldBe(30);
        outlook.MostMore.ShouldBe(30);
    }

    [Fact]
    public void What_is_still_in_time_counts_as_neither_success_nor_failure_of_late()
    {
        var cohort = Measure with
        {
            Numerator = [new("cohort-punctual", CountedBy.Received)],
            Denominator = [new("received", CountedBy.Received)],
            Pending = [new("cohort-pending", CountedBy.Received)],
        };
        var outlook = Reading(cohort, Values(("received", 100), ("cohort-punctual", 60), ("cohort-pending", 30))).Open()!;
        outlook.Share.ShouldBe(Ratio.Of(60, 70));
        outlook.MostMore.ShouldBe(outlook.Expected + 30);
    }
}
