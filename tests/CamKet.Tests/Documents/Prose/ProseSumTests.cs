using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseSumTests
{
    private static string[] Sums(string cell) =>
        [.. Prose.Sums(Given.ResultCell(cell)).Select(s => $"{string.Join('+', s.Parts)}={s.Total} {s.Verdict}")];

    [Theory]
    [InlineData("Tiếp nhận 1.200 hồ sơ (trong đó trực tuyến 1.150 (95,8%), kỳ trước chuyển sang 05 hồ sơ, trực tiếp 45 hồ sơ).", "1150+5+45=1200 Agrees")]
    [InlineData("Tiếp nhận 1.200 hồ sơ, trong đó: trực tuyến 1.150; trực tiếp 45; kỳ trước 5.", "1150+45+5=1200 Agrees")]
    [InlineData("Tiếp nhận 1.200 hồ sơ, gồm 1.150 hồ sơ trực tuyến và 50 hồ sơ trực tiếp.", "1150+50=1200 Agrees")]
    [InlineData("Có 60 người tham gia (bao gồm: a) Cán bộ: 20 người; b) Người dân: 40 người).", "20+40=60 Agrees")]
    [InlineData("Có 60 người tham gia (trong đó 20 cán bộ; 41 người dân).", "20+41=60 Differs")]
    [InlineData("Tiếp nhận 90 hồ sơ, chia ra: đúng hạn 80 hồ sơ, trễ hạn 9 hồ sơ.", "80+9=90 Differs")]
    [InlineData("Đã tiếp nhận 90 hồ sơ; đã trả kết quả 85 hồ sơ, đang giải quyết 05 hồ sơ.", "85+5=90 Agrees")]
    [InlineData("Tổng số hồ sơ tiếp nhận là 90 hồ sơ, đã giải quyết xong 80 hồ sơ, còn lại 9 hồ sơ đang xử lý.", "80+9=90 Differs")]
    [InlineData("Tiếp nhận 90 hồ sơ. Đã giải quyết 85 hồ sơ, chưa giải quyết 3 hồ sơ, trả lại 2 hồ sơ.", "85+3+2=90 Agrees")]
    public void A_sum_is_found_by_its_wording_even_when_it_does_not_add_up(string cell, string sum) => Sums(cell).ShouldBe([sum]);

    [Theory]
    [InlineData("Ban hành 200 văn bản, trong đó 180 văn bản ký số.")]
    [InlineData("Ban hành 200 văn bản, trong đó ký số đạt 90% (180/200), điện tử đạt 100%.")]
    [InlineData("Tổ chức 9 hội nghị, 2 cuộc thi và 3 buổi đối thoại.")]
    [InlineData("Có 35 thủ tục; trong đó ưu tiên lĩnh vực đất đai, hộ tịch.")]
    public void One_part_or_percentages_are_no_sum(string cell) => Sums(cell).ShouldBeEmpty();

    [Fact]
    public void A_list_under_its_total_is_a_sum() =>
        Prose.Sums(Given.Report("Trong kỳ tiếp nhận 400 hồ sơ, gồm:", "- Trực tuyến: 300 hồ sơ (75%);", "- Trực tiếp: 100 hồ sơ.", "- Lưu: VT."))
            .ShouldHaveSingleItem().Parts.ShouldBe([300m, 100m]);
}
