using CamKet.Progress;
using CamKet.Reports;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

public sealed class TroublesTests
{
    private static readonly Window March = new(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));

    private static readonly ReportTemplate Template = new(
        "thu", "BÁO CÁO", "BC-UBND", "Về {indices}", "Thực hiện {basis}:", "Chỉ đạo", [], "Kết quả", [], "Kiến nghị", "Hết./.", "Phụ lục {year}",
        ["STT", "Nội dung", "Kết quả", "Tài liệu"], []);

    private static readonly ReportHeader Header = new(
        null, ["Ủy ban nhân dân", "Xã Thử"], null, "BC-UBND", "Xã Thử", null, 2025, null, null, "Chủ tịch", null, []);

    private static ReportItem Late(string path, string text) => new(
        path, path, text, null, new ItemProgress(path, "", text, null, null, [], Status.AtRisk, "Còn phải làm.", March, March.To, March.To, 0), []);

    [Fact]
    public void What_is_of_no_group_stands_before_the_groups_and_not_under_the_last()
    {
        var draft = ReportComposition.Compose(new ReportRequest(
            Template, Header, "UBND xã", new ReportFacts(March, []), [], [Late("B.1", "Trồng cây"), Late("5", "Đối thoại")], ReportEdits.None));

        draft.Sections[1].Lines.Select(l => l.Text.Split(':')[0]).ShouldBe(
            ["Các nội dung chưa đạt hoặc có nguy cơ không đạt", "- 5. Đối thoại", "Nhóm B", "- B.1. Trồng cây"]);
    }
}
