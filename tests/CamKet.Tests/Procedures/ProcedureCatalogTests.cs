using CamKet.Procedures;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Procedures;

public class ProcedureCatalogTests
{
    private static Procedure Version(int days, DateOnly? from, DateOnly? to) => new(
        "1.900099", "Thủ tục thử", "Lĩnh vực thử", ServiceLevel.Full, false, new TimeLimit(days, LimitUnit.WorkingDays), "Văn phòng", false, from, to, null);

    [Fact]
    public void A_code_may_have_a_version_after_another_and_two_valid_on_one_day_are_refused()
    {
        new ProcedureCatalog([Version(3, new(2024, 7, 1), null), Version(5, null, new(2024, 6, 30))]).All.Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => new ProcedureCatalog([Version(5, null, new(2024, 7, 1)), Version(3, new(2024, 7, 1), null)]));
    }
}
