using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Tests;
using CamKet.Units;
using Dapper;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Units;

public class UnitsTests
{
    private static readonly string Golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Units", "Golden");
    private static readonly Lazy<UnitRegister> Catalog = new(() => CatalogUnits.Read(Path.Combine(PostgresServer.Home, "catalog", "units")));

    private static string Data => Environment.GetEnvironmentVariable("CAMKET_DATA") is { Length: > 0 } folder
        ? Path.GetFullPath(folder, PostgresServer.Home)
        : throw new InvalidOperationException("CAMKET_DATA is not set.");

    [Fact]
    public void Ward_4_is_a_ward_of_Dong_Ha_until_30_6_2025_and_then_part_of_Dong_Ha_ward()
    {
        var register = Catalog.Value;

        string.Join("\n", ShowUnit.AsText(register, register.Ask("19345", new DateOnly(2024, 11, 10)))).ShouldBe(
            """
            19345 ngày 10/11/2024: Phường 4, Thành phố Đông Hà, Tỉnh Quảng Trị (đến 30/06/2025).
            Từ 01/07/2025 toàn bộ thuộc 19333 Phường Đông Hà, Tỉnh Quảng Trị.
            """);
        string.Join("\n", ShowUnit.AsText(register, register.Ask("19345", new DateOnly(2025, 7, 2)))).ShouldBe(
            """
            19345 ngày 02/07/2025: không còn là đơn vị nào. Mã này là Phường 4, Thành phố Đông Hà, Tỉnh Quảng Trị, kết thúc ngày 30/06/2025.
            Từ 01/07/2025 toàn bộ thuộc 19333 Phường Đông Hà, Tỉnh Quảng Trị.
            """);
    }

    [Theory]
    [InlineData("19345", "2024-11-10")]
    [InlineData("19345", "2025-07-02")]
    [InlineData("19333", "2025-07-02")]
    public async Task The_answer_as_JSON_follows_its_schema_and_its_golden_file(string code, string at)
    {
        var day = DateOnly.ParseExact(at, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var json = ShowUnit.AsJson(Catalog.Value, Catalog.Value.Ask(code, day));

        var schema = await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "unit-answer.schema.json"));
        schema.Validate(json).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        json.IsNormalized(System.Text.NormalizationForm.FormC).ShouldBeTrue();
        var file = Path.Combine(Golden, $"{code}-{at}.json");
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(file, json + "\n");
        }

        (json + "\n").ShouldBe(await File.ReadAllTextAsync(file));
    }

    [Fact]
    public void A_header_without_tone_marks_proposes_Huong_Linh() =>
        Catalog.Value.FindByName("XÃ HƯƠNG LINH", new DateOnly(2024, 3, 26), within: "Hương Hóa").ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                c => c.Unit.Code.ShouldBe("19447"),
                c => c.Match.ShouldBe(NameMatch.ToneMarksDiffer),
                c => c.WithinAgrees.ShouldBeTrue());

    [Fact]
    public async Task The_catalogs_units_are_loaded_once_and_a_second_time_changes_nothing()
    {
        var address = await PostgresServer.NewDatabase();
        await using var database = new Database(address);
        var load = new LoadCatalogUnits(database);

        await load.Load(Catalog.Value, default);
        var first = await Rows(database);
        await load.Load(Catalog.Value, default);

        (await Rows(database)).ShouldBe(first);
        await using var connection = await database.Open();
        (await UnitStore.BySlug(connection, "phuong-4-dong-ha"))!.Code.ShouldBe("19345");
        (await UnitStore.ByCode(connection, "19333", new DateOnly(2025, 7, 1)))!.Name.ShouldBe("Phường Đông Hà");
        (await UnitStore.OfProvince(connection, 45, new DateOnly(2024, 11, 10))).Count.ShouldBe(33);
        var register = await UnitStore.Register(connection);
        register.Predecessors(register.Find("19333", new DateOnly(2025, 7, 1))!).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("", "trống")]
    [InlineData("a,b,c\n1,2,3\n", "không phải danh mục đơn vị đã biết")]
    [InlineData("province_code,province,commune_code,commune,type\n91,Tỉnh A,90001,Phường B,Phường\n91,Tỉnh A,902,Phường C,Phường\n", "dòng 3: mã \"902\" phải có 5 chữ số")]
    [InlineData("province_code,province,commune_code,commune,type\n91,Tỉnh A,90001,Ấp B,Ấp\n", "dòng 2: cấp \"Ấp\"")]
    public async Task A_file_that_is_no_unit_table_is_refused_and_stores_nothing(string content, string reason)
    {
        var address = await PostgresServer.NewDatabase();
        await using var database = new Database(address);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, content);

        var outcome = await new ImportUnits(database).Import([file], default);

        outcome.ShouldBeOfType<ImportUnitsOutcome.Refused>().Sentence.ShouldContain(reason);
        (await Rows(database)).ShouldBeEmpty();
        (await new ImportUnits(database).Import(["/không/có.csv"], default)).ShouldBeOfType<ImportUnitsOutcome.Refused>();
        File.Delete(file);
    }

    [DataFact]
    public async Task The_published_tables_give_their_counts_and_their_known_errors_and_twice_changes_nothing()
    {
        var address = await PostgresServer.NewDatabase();
        await using var database = new Database(address);
        await new LoadCatalogUnits(database).Load(Catalog.Value, default);
        string[] files = [.. new[] { "communes-old-to-new.csv", "communes-2025-07-01.csv", "communes-2025-06-30.csv" }.Select(f => Path.Combine(Data, "units", f))];

        var outcome = (await new ImportUnits(database).Import(files, default)).ShouldBeOfType<ImportUnitsOutcome.Done>();

        outcome.Summary.ShouldBe(
        [
            "communes-old-to-new.csv: 10.571 dòng chuyển đổi.",
            "communes-2025-07-01.csv: 3.321 đơn vị cấp xã (2.621 xã, 687 phường, 13 đặc khu), 34 tỉnh.",
            "communes-2025-06-30.csv: 10.035 đơn vị cấp xã (7.695 xã, 1.724 phường, 616 thị trấn), 691 cấp huyện, 63 tỉnh.",
            "441 mã cũ được ghi vào nhiều đơn vị mới (440 đơn vị thực sự bị chia, sau khi sửa các mã ghi nhầm).",
            // 10,035 + 691 + 63 and 3,321 + 34, less the 33 + 10 units of the catalog.
            "Đã lưu: 14.101 đơn vị mới, 0 đơn vị thay đổi, 10.535 quan hệ kế thừa mới hoặc thay đổi.",
        ]);
        outcome.Issues.Where(i => i.Kind == UnitIssueKind.WrongCode).Select(i => (i.Line, i.Code)).ShouldBe([(424, "00553"), (909, "01615"), (1256, "02485")]);
        outcome.Issues.Where(i => i.Kind == UnitIssueKind.WrongProvince).Select(i => i.Code).ShouldBe(["27691", "30781"]);
        outcome.Issues.Count(i => i.Kind == UnitIssueKind.NoCode).ShouldBe(6);
        outcome.Issues.Where(i => i.Kind == UnitIssueKind.KindDiffers).Select(i => i.Code).ShouldBe(["15061", "27046", "27076"]);
        outcome.Issues.ShouldNotContain(i => i.Kind == UnitIssueKind.UnknownCode);

        var before = await Rows(database);
        await using var connection = await database.Open();
        (await connection.ExecuteScalarAsync<int>(
            "select count(distinct n.code)::int from unit n join unit o on o.code = n.code and o.valid_to is not null where n.valid_from = date '2025-07-01' and length(n.code) = 5"))
            .ShouldBe(3316);
        (await connection.ExecuteScalarAsync<int>("select count(*)::int from unit_issue")).ShouldBe(outcome.Issues.Count);
        var register = await UnitStore.Register(connection);
        register.Successors(register.Find("01651", UnitNumber.TwoLevels.AddDays(-1))!).Single().Unit.Code.ShouldBe("01648");
        register.Units.ShouldAllBe(u => u.Kind == UnitKind.Province || register.Parent(u) != null);
        register.FindByName("XÃ HƯƠNG LINH", new DateOnly(2024, 3, 26)).ShouldContain(c => c.Unit.Code == "19447");

        (await new ImportUnits(database).Import(files, default)).ShouldBeOfType<ImportUnitsOutcome.Done>()
            .Summary[^1].ShouldBe("Đã lưu: 0 đơn vị mới, 0 đơn vị thay đổi, 0 quan hệ kế thừa mới hoặc thay đổi.");
        (await Rows(database)).ShouldBe(before);
    }

    private static async Task<List<string>> Rows(Database database)
    {
        await using var connection = await database.Open();
        return (await connection.QueryAsync<string>(
            "select u::text || xmin::text from unit u union all select s::text || xmin::text from unit_successor s order by 1")).AsList();
    }
}
