using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseCitationTests
{
    [Theory]
    [InlineData("Theo Công văn số 12/SNV-CCHC ngày 5/3/2025 của Sở Nội vụ", "12/SNV-CCHC", "2025-03-05")]
    [InlineData("Theo Công văn số: 12 /SNV - CCHC, ngày 05.3.2025", "12/SNV-CCHC", "2025-03-05")]
    [InlineData("Căn cứ Bản cam kết 09/CK-BCĐ ngày 15 tháng 01 năm 2025", "09/CK-BCĐ", "2025-01-15")]
    [InlineData("Căn cứ Kế hoạch số 31/KH-UBND của UBND thị xã ngày 06/02/2025", "31/KH-UBND", "2025-02-06")]
    [InlineData("Nghị quyết số 05-NQ/TU, ngày 04/11/2022 của Tỉnh ủy", "05-NQ/TU", "2022-11-04")]
    [InlineData("Chương trình số 18-CTr/TU", "18-CTr/TU", null)]
    [InlineData("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", null)]
    [InlineData("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "72/2025/QH15", null)]
    [InlineData("Quyết định 766/QĐ-TTg ngày 23/6/2022", "766/QĐ-TTg", "2022-06-23")]
    [InlineData("Quyết định 1325/QĐ-UBND (ngày 23/6/2023)", "1325/QĐ-UBND", "2023-06-23")]
    [InlineData("Thông báo số 12a/TB-UBND tháng 5 năm 2024", "12a/TB-UBND", "2024-05")]
    [InlineData("Báo cáo số 77/BC-UBND ngày 31/02/2024", "77/BC-UBND", null)]
    public void A_document_is_cited_by_number_symbol_and_date(string text, string number, string? date) =>
        Prose.Citations(Given.Directive(text)).ShouldBe([new Citation(number, date)]);

    [Theory]
    [InlineData("Số: 50/UBND-VP")]
    [InlineData("UBND XÃ AN LẠC Số: 50/UBND-VP")]
    [InlineData("Số: /BC-UBND")]
    [InlineData("Từ ngày 22/11/2023 đến 12/12")]
    [InlineData("đạt 97,88% (2634/2691 hồ sơ)")]
    [InlineData("xếp vị thứ 15/141")]
    [InlineData("đường dây nóng 24/7, số nhà 12/QL")]
    [InlineData("năm 2024-UBND xã thực hiện")]
    public void An_own_number_a_date_or_a_fraction_is_no_citation(string text) =>
        Prose.Citations(Given.Directive(text)).ShouldBeEmpty();

    [Fact]
    public void Each_number_and_date_stands_once_and_a_mention_without_date_is_the_dated_one()
    {
        var blocks = Given.Directive(
            "Số: 9/UBND-VP",
            "Theo Kế hoạch 31/KH-UBND về cải cách hành chính",
            "Thực hiện Kế hoạch số 31/KH-UBND ngày 06/02/2025; Công văn số 7/SNV-CC",
            "(Kèm theo Công văn số 9/UBND-VP)",
            "1\tViệc\t- Kế hoạch số 31/KH-UBND ngày 6/2/2025; Nghị định 61/2018/NĐCP\tx",
            "Nghị định số 61/2018/NĐ-CP");
        Prose.Citations(blocks).ShouldBe(
        [
            new Citation("31/KH-UBND", "2025-02-06"),
            new Citation("7/SNV-CC", null),
            new Citation("61/2018/NĐ-CP", null),
        ], ignoreOrder: true);
        Prose.Warnings(blocks).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Quyết định 88/QĐ-UBND ngày 2/3/2024", "Quyết định 88/QĐ-SNV ngày 2/3/2024", true)]
    [InlineData("Quyết định 88/QĐ-UBND ngày 2/3/2024", "Quyết định 88/QĐ-SNV", true)]
    [InlineData("Kế hoạch 88/KH-UBND ngày 2/3/2024", "Quyết định 88/QĐ-UBND ngày 2/3/2024", true)]
    [InlineData("Quyết định 88/QĐ-UBND ngày 2/3/2024", "Quyết định 88/QĐ-UBND ngày 3/3/2024", true)]
    [InlineData("Quyết định 88/QĐ-UBND ngày 2/3/2024", "Quyết định 88/QĐ-UBND ngày 2/3/2023", false)]
    [InlineData("Quyết định 88/QĐ-UBND ngày 2/3/2024", "Kế hoạch 88/KH-UBND ngày 9/9/2024", false)]
    public void Near_duplicates_are_a_warning(string first, string second, bool warns) =>
        Prose.Warnings(Given.Directive(first, second)).Count.ShouldBe(warns ? 1 : 0);

    [Fact]
    public void A_date_that_is_none_is_a_warning() =>
        Prose.Warnings(Given.Directive("Báo cáo số 77/BC-UBND ngày 31/02/2024")).ShouldHaveSingleItem().ShouldContain("77/BC-UBND");
}
