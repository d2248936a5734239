using CamKet.Procedures;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Procedures;

public class ProcedureCatalogTests
{
    private static Procedure Version(int days, DateOnly? from, DateOnly? to) => new(
        "1.900099", "Thủ tục thử", "Lĩnh vực thử", ServiceLevel.Full, false, new TimeLimit(days, LimitUnit.WorkingDays), "Văn phòng", false, from, to, null);

    [Fact]
    public void A_dossier_finds_the_procedure_of_the_day_it_was_received()
    {
        var catalog = new ProcedureCatalog([Version(5, null, new(2024, 6, 30)), Version(3, new(2024, 7, 1), null)]);

        catalog.Find("1.900099", new(2024, 6, 30))!.Limit.Value.ShouldBe(5);
        catalog.Find("1.900099", new(2024, 7, 1))!.Limit.Value.ShouldBe(3);
        catalog.Find("1.900099.000.00.00.H50", new(2024, 7, 1))!.Limit.Value.ShouldBe(3);
        catalog.Find("1.000000", new(2024, 7, 1)).ShouldBeNull();
    }

    [Fact]
    public void Two_versions_valid_on_one_day_are_refused() =>
        Should.Throw<ArgumentException>(() => new ProcedureCatalog([Version(5, null, new(2024, 7, 1)), Version(3, new(2024, 7, 1), null)]));
}
