using CamKet.Extracts;
using CamKet.Intake;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Intake;

/// <summary>From where on an extract looks like the wrong file.</summary>
public sealed class SuspicionTests
{
    private static readonly Window October = new(new(2024, 10, 1), new(2024, 10, 31));

    [Theory]
    [InlineData(9, 9, false)]
    [InlineData(10, 19, true)]
    [InlineData(10, 20, false)]
    [InlineData(700, 1399, true)]
    public void More_than_half_gone_is_asked_about_but_not_of_a_handful(long gone, long held, bool asked) =>
        (Suspicion.MostGone(ExtractKind.Dossiers, gone, held, October) is not null).ShouldBe(asked);

    [Fact]
    public void What_is_gone_is_said_beside_what_is_held() =>
        Suspicion.MostGone(ExtractKind.Dossiers, 1_200, 1_300, October)
            .ShouldBe("Biến mất 1.200 trên 1.300 dòng hồ sơ một cửa kho đang giữ của kỳ 01/10/2024–31/10/2024: có đúng tệp, đúng kỳ và đúng đơn vị này không?");

    [Fact]
    public void An_agency_is_looked_at_from_half_of_the_rows_on() =>
        Suspicion.Most([new("A", 5), new("B", 4), new("C", 1)]).ShouldBe([new AgencyRows("A", 5)]);

    [Theory]
    [InlineData("A", 1, "B", 10, false, true)]
    [InlineData("A", 1, "B", 9, false, false)]
    [InlineData("A", 1, "A", 10, false, false)]
    [InlineData("A", 1, "B", 10, true, false)]
    public void An_agency_the_unit_never_had_is_asked_about_where_it_is_known_by_another(string agency, int rows, string usual, int known, bool isHeld, bool asked) =>
        (Suspicion.OtherAgency("Phường 4", new(agency, rows), new(usual, known), isHeld) is not null).ShouldBe(asked);

    [Theory]
    [InlineData(52_000_000, 30_000_000, 52_000, 31_000, "Tổng dự toán, kế hoạch của Phường 4 là 52.000 đồng, lần trước của cùng các dòng là 52.000.000 đồng")]
    [InlineData(52_000, 30_000, 52_000, 30_000_000, "Tổng thực hiện của Phường 4 là 30.000.000 đồng, lần trước của cùng các dòng là 30.000 đồng")]
    [InlineData(52_000, 30_000, 51_999_999, 29_999_999, null)]
    [InlineData(0, 0, 52_000, 30_000, null)]
    [InlineData(52_000, 30_000, 0, 0, null)]
    public void Money_is_asked_about_from_a_thousand_times_on(int planBefore, int before, int plan, int now, string? said)
    {
        var sentence = Suspicion.OtherMoney("Phường 4", new(planBefore, before), new(plan, now));
        if (said is null)
        {
            sentence.ShouldBeNull();
        }
        else
        {
            sentence.ShouldNotBeNull().ShouldStartWith(said);
        }
    }
}
