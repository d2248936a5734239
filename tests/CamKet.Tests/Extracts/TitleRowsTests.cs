using CamKet.Extracts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Extracts;

public class TitleRowsTests
{
    [Theory]
    [InlineData("Từ ngày 15/12/2023 đến ngày 10/11/2024")]
    [InlineData("(TỪ NGÀY: 15/12/2023 - ĐẾN HẾT NGÀY: 10/11/2024)")]
    [InlineData("Số liệu từ 15/12/2023 00:00 đến 10/11/2024")]
    [InlineData("Đơn vị: Phường mẫu. Kỳ: 15/12/2023–10/11/2024. Số liệu đến 10/11/2024")]
    public void The_days_a_table_covers_stand_above_it(string title) =>
        TitleRows.Cover([[Cell.OfText("DANH SÁCH")], [Cell.Blank, Cell.OfText(title)]])
            .ShouldBe(new Window(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10)));

    [Theory]
    [InlineData("Ngày in: 10/11/2024")]
    [InlineData("Từ ngày 10/11/2024 đến ngày 15/12/2023")]
    [InlineData("Từ ngày 31/02/2024 đến ngày 15/12/2024")]
    public void Days_that_are_not_said_are_not_invented(string title) => TitleRows.Cover([[Cell.OfText(title)]]).ShouldBeNull();

    [Theory]
    [InlineData("Dự toán (triệu đồng)", 1_000_000)]
    [InlineData("Kế hoạch > tỷ đồng", 1_000_000_000)]
    [InlineData("Thực hiện (tr.đ)", 1_000_000)]
    [InlineData("Thực hiện (đồng)", 1)]
    [InlineData("Thực hiện", null)]
    [InlineData("Giá trị hợp đồng", null)]
    public void A_column_s_head_may_name_its_own_unit(string label, int? dong) => TitleRows.MoneyUnitOf(label).ShouldBe(dong);

    [Fact]
    public void Full_width_digits_are_no_date() => TitleRows.Cover([[Cell.OfText("Kỳ: １５/１２/２０２３–１０/１１/２０２４")]]).ShouldBeNull();

    [Theory]
    [InlineData("Đơn vị tính: đồng", 1)]
    [InlineData("ĐVT: Nghìn đồng", 1_000)]
    [InlineData("(Đơn vị: triệu đồng)", 1_000_000)]
    [InlineData("Đơn vị: Phường Mẫu", 1)]
    public void Amounts_are_counted_in_what_the_table_names(string title, int dong) => TitleRows.MoneyUnit([[Cell.OfText(title)]]).ShouldBe(dong);
}
