using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class ImportTests
{
    private const string Head = "STT;Mã hồ sơ;Chủ hồ sơ;Hình thức nộp;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý\n";
    private const string Three = Head
        + "1;000.00.04.H50-241001-0001;Người Thứ Nhất;Trực tuyến;Đã trả kết quả;01/10/2024 08:30;04/10/2024;03/10/2024\n"
        + "2;000.00.04.H50-241002-0001;Người Thứ Hai;Trực tiếp;Đang xử lý;02/10/2024;20/12/2024;\n"
        + "3;000.00.04.H50-241003-0001;Người Thứ Ba;Bưu chính;Đã xử lý xong;03/10/2024;07/10/2024;09/10/2024\n";

    [Fact]
    public async Task An_extract_is_taken_with_its_coverage_and_without_the_applicants()
    {
        await using var world = await ImportWorld.Start();

        var accepted = (await world.Import("ho-so.csv", Three)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.ShouldSatisfyAllConditions(
            s => s.Read.ShouldBe(3), s => s.New.ShouldBe(3), s => s.Refused.ShouldBe(0), s => s.Dropped.ShouldBe(["Chủ hồ sơ"]),
            s => s.Form!.ShouldBe(new FormCheck(3, 1, 2, 0, 2, 1, 0, 1, 1, 1, 0, true)));
        (await world.List("select code || '|' || channel || '|' || status || '|' || coalesce(finished::date::text, '') from dossier order by code")).ShouldBe(
        [
            "000.00.04.H50-241001-0001|2|10|2024-10-03", "000.00.04.H50-241002-0001|1|4|", "000.00.04.H50-241003-0001|3|9|2024-10-09",
        ]);
        (await world.List("select from_day || '–' || to_day from coverage")).ShouldBe(["2024-10-01–2024-11-10"]);
        (await world.Ask<long>("select count(*) from dossier d where d::text like '%Người Thứ%'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_says_so()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("ho-so.csv", Three);

        var again = (await world.Import("ho-so.csv", Three)).ShouldBeOfType<ImportOutcome.Known>();

        again.Sentence.ShouldContain("không có gì thay đổi");
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(1);
        (await world.Ask<long>("select count(*) from dossier_history")).ShouldBe(0);
    }

    [Fact]
    public async Task A_preview_tells_what_acceptance_does_and_stores_nothing()
    {
        await using var world = await ImportWorld.Start();

        var preview = (await world.Import("ho-so.csv", Three, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>();

        preview.Summary.New.ShouldBe(3);
        foreach (var table in new[] { "dossier", "extract", "coverage", "quarantine", "gone_dossier" })
        {
            (await world.Ask<long>($"select count(*) from {table}")).ShouldBe(0, table);
        }

        (await world.Import("ho-so.csv", Three)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(3);
    }

    [Fact]
    public async Task A_changed_row_leaves_its_old_version_in_the_history_and_equal_rows_leave_none()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("thang-10.csv", Three, new Window(new(2024, 10, 1), new(2024, 10, 31)));

        var next = Three.Replace("Trực tiếp;Đang xử lý;02/10/2024;20/12/2024;", "Trực tiếp;Đã xử lý xong;02/10/2024;20/12/2024;05/11/2024", StringComparison.Ordinal);
        var accepted = (await world.Import("thang-11.csv", next)).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Changed, accepted.Summary.Same).ShouldBe((0, 1, 2));
        (await world.List("select code || '|' || status || '|' || extract_id || '|' || superseded_batch from dossier_history")).ShouldBe(["000.00.04.H50-241002-0001|4|1|2"]);
    }

    [Fact]
    public async Task An_older_extract_never_overwrites_what_a_newer_one_told()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("moi.csv", Three);

        var older = Three.Replace("Đã xử lý xong;03/10/2024;07/10/2024;09/10/2024", "Đang xử lý;03/10/2024;07/10/2024;", StringComparison.Ordinal)
            + "4;000.00.04.H50-241004-0001;Ai Đó;Trực tiếp;Đang xử lý;04/10/2024;;\n";
        var accepted = (await world.Import("cu.csv", older, new Window(new(2024, 10, 1), new(2024, 10, 8)))).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Changed, accepted.Summary.Same, accepted.Summary.Older).ShouldBe((1, 0, 2, 1));
        (await world.Ask<short>("select status from dossier where code like '%241003%'")).ShouldBe((short)9);
        (await world.Dossiers()).ShouldBe(4);
    }

    [Fact]
    public async Task A_row_seen_again_unchanged_is_as_new_as_the_extract_that_saw_it_last()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("mot.csv", Three, new Window(new(2024, 10, 1), new(2024, 10, 20)));
        await world.Import("hai.csv", Three + "\n", Autumn);

        var between = Three.Replace("Đang xử lý", "Dừng xử lý", StringComparison.Ordinal);
        await world.Import("ba.csv", between, new Window(new(2024, 10, 1), new(2024, 10, 31)));

        (await world.Ask<short>("select status from dossier where code like '%241002%'")).ShouldBe((short)4);
    }

    [Fact]
    public async Task A_dossier_missing_from_a_later_extract_is_listed_and_stays()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("dau.csv", Three, new Window(new(2024, 10, 1), new(2024, 10, 31)));

        var without = string.Join('\n', Three.Split('\n').Where(line => !line.Contains("241002", StringComparison.Ordinal)));
        var accepted = (await world.Import("sau.csv", without)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.GoneRows.ShouldHaveSingleItem().Code.ShouldBe("000.00.04.H50-241002-0001");
        (await world.List("select code || '|' || state from gone_dossier")).ShouldBe(["000.00.04.H50-241002-0001|open"]);
        (await world.Dossiers()).ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_unit_the_unit_column_decides_by_code_or_by_name()
    {
        await using var world = await ImportWorld.Start();
        const string file = "Mã hồ sơ,Đơn vị,Hình thức nộp,Trạng thái,Ngày tiếp nhận\n"
            + "A-1,19345,Trực tiếp,Đang xử lý,01/10/2024\n"
            + "A-2,UBND xã Hướng Linh,Trực tiếp,Đang xử lý,01/10/2024\n"
            + "A-3,\"Phường 1, thành phố Đông Hà\",Trực tiếp,Đang xử lý,01/10/2024\n"
            + "A-4,Xã Không Đâu,Trực tiếp,Đang xử lý,01/10/2024\n";

        var accepted = (await world.Import("tinh.csv", file, unit: null)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.Units.ShouldBe(["Phường 1", "Phường 4", "Xã Hướng Linh"], ignoreOrder: true);
        accepted.Summary.RefusedRows.ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem().Sentence.ShouldStartWith("Tệp tinh.csv, dòng 5, cột B \"Đơn vị\": Đơn vị \"Xã Không Đâu\" không có");
        (await world.Ask<long>("select count(*) from coverage")).ShouldBe(3);
    }

    [Fact]
    public async Task A_broken_off_import_leaves_no_trace()
    {
        await using var world = await ImportWorld.Start();
        using var soon = new CancellationTokenSource();
        var rows = string.Concat(Enumerable.Range(1, 60_000).Select(i => $"{i};HS-{i};;Trực tiếp;Đang xử lý;01/10/2024;;\n"));

        await Should.ThrowAsync<OperationCanceledException>(() => world.Import(
            "lon.csv", System.Text.Encoding.UTF8.GetBytes(Head + rows), Autumn, progress: new WhileReading(read => { if (read >= 20_000) { soon.Cancel(); } }), ct: soon.Token));

        (await world.Dossiers()).ShouldBe(0);
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(0);
    }

    private static Window Autumn => ImportWorld.Autumn;
}
