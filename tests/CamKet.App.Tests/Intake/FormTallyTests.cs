using CamKet.App.Catalog;
using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class FormTallyTests
{
    private static readonly Window Autumn = new(new DateOnly(2024, 10, 1), new DateOnly(2024, 11, 10));

    [Fact]
    public void An_edition_that_leaves_late_dossiers_out_breaks_the_identity()
    {
        var honest = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog")).Forms.Single(form => form.Code == "ii-06a");
        var columns = honest.Columns.ToDictionary();
        columns[DossierState.ResolvedLate] = FormColumn.Outside;

        Check(honest).Holds.ShouldBeTrue();
        Check(new FormEdition("khuyet", "Biểu khuyết", columns)).ShouldSatisfyAllConditions(
            check => check.Holds.ShouldBeFalse(), check => check.Received.ShouldBe(1), check => check.Resolved.ShouldBe(0));
    }

    [Fact]
    public async Task Rows_that_repeat_another_are_counted_once_and_told()
    {
        await using var world = await ImportWorld.Start();
        const string row = "A-1;Trực tiếp;Đang xử lý;01/10/2024;20/12/2024\n";

        var accepted = (await world.Import("x.csv", "Mã hồ sơ;Hình thức nộp;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả\n" + row + row + row)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.Form!.Received.ShouldBe(1);
        accepted.Summary.Warnings.ShouldContain(warning => warning.StartsWith("2 dòng lặp lại y hệt", StringComparison.Ordinal));
    }

    private static FormCheck Check(FormEdition edition)
    {
        var layout = new ExtractLayout("x", "x", ExtractKind.Dossiers, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyDictionary<string, string>>(), false);
        var late = DossierRow.Read(
            new Dictionary<string, Cell>
            {
                ["code"] = Cell.OfText("A-1"), ["status"] = Cell.OfNumber(9), ["channel"] = Cell.OfNumber(1), ["received"] = Cell.OfText("01/10/2024"),
                ["due_lawful"] = Cell.OfText("04/10/2024"), ["finished"] = Cell.OfText("09/10/2024"),
            },
            new RowContext(layout, Autumn.To, Autumn.To)).Fact!;
        var tally = new FormTally(Autumn, edition);
        tally.Add(late);
        return tally.Check;
    }
}
