using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseScoreTests
{
    private static readonly StatedScore Empty = new(null, null, null, null, null, null, null, null);

    public static TheoryData<string, StatedScore[]> Written => new()
    {
        {
            "Năm 2022, xã đạt 80,25 điểm (tăng 2,5 điểm), xếp loại tốt; vị thứ 40/120 toàn tỉnh (tăng 12 bậc).",
            [new(80.25m, 2.5m, "tốt", 40, 12, 120, "toàn tỉnh", 2022)]
        },
        {
            "Chỉ số CCHC năm 2022 của huyện được 85,42/100 điểm, xếp hạng 51/63 (giảm 14 bậc).",
            [Empty with { Value = 85.42m, Rank = 51, Of = 63, RankChange = -14, Year = 2022 }]
        },
        {
            "Kết quả năm 2022: xếp thứ 7 trên 11 xã, giảm 02 bậc so với năm 2021.",
            [Empty with { Rank = 7, Of = 11, RankChange = -2, Year = 2022 }]
        },
        {
            "Năm 2022 tổng điểm đạt 77,5 (giảm 1,25 điểm so với năm 2021), đứng thứ 9 toàn huyện.",
            [Empty with { Value = 77.5m, Change = -1.25m, Rank = 9, Scope = "toàn huyện", Year = 2022 }]
        },
        {
            "Chỉ số PAPI năm 2022 đạt 42,5 điểm, xếp thứ 20; Chỉ số SIPAS đạt 81,2 điểm, xếp thứ 30.",
            [Empty with { Value = 42.5m, Rank = 20, Year = 2022 }, Empty with { Value = 81.2m, Rank = 30, Year = 2022 }]
        },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Scores_classes_and_ranks_are_read_in_order(string sentence, StatedScore[] scores) =>
        Prose.Scores(Given.Directive(sentence)).ShouldBe(scores);

    [Theory]
    [InlineData("Phấn đấu năm 2025 đạt trên 90 điểm, xếp thứ 10 toàn tỉnh.")]
    [InlineData("Duy trì xếp loại tốt, nằm trong nhóm 10 đơn vị đứng đầu.")]
    [InlineData("Bố trí 3 điểm tiếp nhận hồ sơ lưu động và 01 điểm sáng.")]
    [InlineData("Họp vào thứ 2 hàng tuần theo điểm a khoản 2 Điều 5.")]
    [InlineData("Tiêu chí có điểm tối đa 2 điểm.")]
    public void What_is_aimed_at_or_no_score_is_not_read(string sentence) => Prose.Scores(Given.Directive(sentence)).ShouldBeEmpty();
}
