using CamKet.Commitments;
using CamKet.Progress;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;
using static CamKet.Tests.Progress.Samples;

namespace CamKet.Tests.Progress;

/// <summary>Ranks and grades, which only a published list tells.</summary>
public sealed class JudgeStandingTests
{
    private static ItemProgress Judged(CommitmentItem item, ItemFacts facts) => Judge.Item(item, facts);

    [Fact]
    public void Two_parts_are_met_only_together()
    {
        var item = Item(Rank(10), Grade("Tốt"));
        Standing standing = new("par-index", 2024, 85, 10, 21, "Tốt", false, "12/QĐ-UBND", Day(2024, 11, 1));
        Judged(item, Known(null, ParIndex, standing)).Status.ShouldBe(Status.Met);
        var behind = Judged(item, Known(null, ParIndex, standing with { Rank = 11 }));
        behind.Status.ShouldBe(Status.Missed);
        behind.Sentence.ShouldBe("Xếp thứ 11/21 (theo 12/QĐ-UBND): kém cam kết 1 bậc.");
        Judged(item, Known(null, ParIndex, standing with { Grade = "Khá" })).Status.ShouldBe(Status.Missed);
        Judged(item, Known(null, ParIndex, standing with { Grade = "Xuất sắc", Rank = 1 })).Status.ShouldBe(Status.Met);
        Judged(item, Known(null, ParIndex, standing with { Grade = null })).Status.ShouldBe(Status.NoData);
    }

    [Fact]
    public void Parts_in_one_target_count_like_parts_side_by_side()
    {
        var item = Item(Rank(10) with { Also = [Grade("Tốt")] });
        Standing standing = new("par-index", 2024, null, 9, 21, "Khá", false, "12/QĐ-UBND", null);
        Judged(item, Known(null, ParIndex, standing)).Status.ShouldBe(Status.Missed);
    }

    [Fact]
    public void A_provisional_standing_is_called_so_and_ends_nothing()
    {
        Standing standing = new("par-index", 2024, null, 12, 21, null, true, "Tờ trình 5", null);
        var progress = Judged(Item(Rank(10)), Known(null, ParIndex, standing));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Sentence.ShouldBe("Xếp thứ 12/21 (tạm tính, theo Tờ trình 5): kém cam kết 2 bậc.");
        Judged(Item(Rank(12)), Known(null, ParIndex, standing)).Status.ShouldBe(Status.OnTrack);
        Judged(Item(Rank(10)), Known(null, ParIndex, standing, standing with { Provisional = false, Rank = 9 })).Status.ShouldBe(Status.Met);
    }

    [Fact]
    public void Last_years_list_and_another_list_say_nothing_about_this_year()
    {
        Standing standing = new("par-index", 2023, null, 1, 21, "Tốt", false, "12/QĐ-UBND", null);
        var progress = Judged(Item(Rank(10)), Known(null, ParIndex, standing, standing with { Year = 2024, List = "task-completion" }));
        progress.Status.ShouldBe(Status.NoData);
        progress.Sentence.ShouldBe("Chưa công bố kết quả xếp hạng cải cách hành chính năm 2024.");
    }

    [Fact]
    public void A_decision_published_after_the_as_of_date_is_not_yet_known()
    {
        Standing standing = new("par-index", 2024, null, 1, 21, null, false, "12/QĐ-UBND", Day(2024, 11, 11));
        Judged(Item(Rank(10)), Known(null, ParIndex, standing)).Status.ShouldBe(Status.NoData);
    }
}
