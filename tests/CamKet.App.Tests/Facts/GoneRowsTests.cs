using CamKet.App.Intake;
using CamKet.App.Tests.Intake;
using CamKet.Extracts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

/// <summary>What a later extract misses is listed; what stands there in a row that was refused is not missing.</summary>
public class GoneRowsTests
{
    [Theory]
    [InlineData(ExtractKind.Documents, "Số, ký hiệu;Ngày văn bản;Trích yếu;Ký số cơ quan\n", "50/UBND-VP;01/10/2024;Về việc mẫu;Có\n", "51/UBND;02/10/2024;Khác;Không\n", "50/UBND-VP;32/13/2024;Về việc mẫu;Có\n", "51/UBND đi 02/10/2024")]
    [InlineData(ExtractKind.Dossiers, "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận\n", "A-1;Trực tiếp;Đang xử lý;01/10/2024\n", "A-2;Trực tiếp;Đang xử lý;02/10/2024\n", "A-1;Trực tiếp;Đang xử lý;32/13/2024\n", "A-2")]
    public async Task A_refused_row_is_not_gone(ExtractKind kind, string head, string first, string second, string refused, string gone)
    {
        await using var world = await ImportWorld.Start();
        await world.Import("dau.csv", head + first + second, new Window(new(2024, 10, 1), new(2024, 10, 31)), kind: kind);

        var later = (await world.Import("sau.csv", head + refused + first.Replace("01/10/2024", "03/10/2024", StringComparison.Ordinal).Replace("50/UBND-VP", "52/UBND", StringComparison.Ordinal).Replace("A-1", "A-3", StringComparison.Ordinal), kind: kind))
            .ShouldBeOfType<ImportOutcome.Accepted>();

        later.Summary.Refused.ShouldBe(1);
        later.Summary.GoneRows.ShouldHaveSingleItem().Code.ShouldBe(gone);
    }
}
