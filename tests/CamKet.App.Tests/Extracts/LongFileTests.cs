using System.Globalization;
using System.Text;
using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>Files of which parts are stored while the rest is read.</summary>
public class LongFileTests
{
    private const int Rows = (2 * NewFacts.PartRows) + 5000;
    private const string Head = "Mã hồ sơ;Lĩnh vực;Tên thủ tục;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";

    [Fact]
    public async Task What_the_store_holds_before_within_and_after_the_codes_of_a_long_file_is_told_as_in_a_short_one()
    {
        await using var world = await ImportWorld.Start();
        var earlier = new Window(new(2024, 10, 1), new(2024, 11, 1));
        // Said again: 100 at its beginning, 100 in the middle otherwise; never said again: the last.
        var held = string.Concat(Enumerable.Range(0, 100).Concat(Enumerable.Range(Rows / 2, 100)).Select(i => Row(i, i < 100 ? "Đất đai" : "Hộ tịch"))) + Row(Rows + 1, "Y tế");
        (await world.Import("truoc.csv", Head + held, earlier)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(201);

        var file = Head + string.Concat(Enumerable.Range(0, Rows).Select(i => Row(i, "Đất đai")));
        var preview = (await world.Import("dai.csv", file, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>().Summary;
        var summary = (await world.Import("dai.csv", file)).ShouldBeOfType<ImportOutcome.Accepted>().Summary;

        (summary.Read, summary.New, summary.Changed, summary.Same, summary.Gone).ShouldBe((Rows, Rows - 200, 100, 100, 1));
        (preview.New, preview.Changed, preview.Same, preview.Gone).ShouldBe((summary.New, summary.Changed, summary.Same, summary.Gone));
        preview.ChangedFields.ShouldHaveSingleItem();
        (await world.Dossiers()).ShouldBe(Rows + 1);
        (await world.Ask<long>("select count(*) from dossier where field = 'Đất đai' and extract_id = 2 and batch = 2")).ShouldBe(Rows - 100);
        (await world.Ask<long>("select count(*) from dossier_history")).ShouldBe(100);
        (await Check(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task Parts_are_stored_while_it_is_read_and_a_unit_may_come_late_in_it()
    {
        await using var world = await ImportWorld.Start();
        const string head = "Mã hồ sơ;Đơn vị;Lĩnh vực;Tên thủ tục;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";
        static string Of(int i, string unit, string field) => $"{Code(i)};{unit};{field};Thủ tục;Trực tiếp;Đã xử lý xong;01/10/2024;02/10/2024\n";
        // Each has codes the other has not: within one's range lie new ones of the other.
        var held = Of(10, ImportWorld.Ward4, "Y tế") + Of(Rows - 100, ImportWorld.Ward4, "Y tế") + Of(Rows - 10, "19447", "Y tế");
        (await world.Import("truoc.csv", head + held, new Window(new(2024, 10, 1), new(2024, 10, 31)), unit: null)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(3);
        var others = 0L;
        var meanwhile = new WhileReading(rows =>
        {
            // The reader stands here until the first part is being stored, which takes the turn.
            for (var tries = 0; others == 0 && rows > NewFacts.PartRows + 5000 && tries < 3000; tries++)
            {
                Thread.Sleep(100);
                others = Task.Run(() => world.Ask<long>("select count(*) from pg_locks where locktype = 'advisory' and classid = 20 and objid = 45 and granted")).GetAwaiter().GetResult();
            }
        });

        var file = head + string.Concat(Enumerable.Range(0, Rows).Select(i => Of(i, i < Rows - 8000 ? ImportWorld.Ward4 : i % 2 == 0 ? "19447" : ImportWorld.Ward4, "Đất đai")));
        var summary = (await world.Import("dai.csv", Encoding.UTF8.GetBytes(file), ImportWorld.Autumn, unit: null, progress: meanwhile)).ShouldBeOfType<ImportOutcome.Accepted>().Summary;

        others.ShouldBe(1, "the turn is taken before the file is read to its end");
        // Of the even one hundred before the end the ward holds a dossier, and its neighbour sends one of the same code.
        (summary.Read, summary.New, summary.Changed, summary.Gone).ShouldBe((Rows, Rows - 2, 2, 1));
        (await world.Dossiers()).ShouldBe(Rows + 1);
        (await Check(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_of_a_part_that_is_stored_already_can_be_repeated_and_contradicted()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("truoc.csv", Head + Row(9, "Y tế"), new Window(new(2024, 10, 1), new(2024, 10, 31)));
        var file = Head + string.Concat(Enumerable.Range(0, Rows).Select(i => Row(i, "Đất đai")))
            + Row(7, "Đất đai") + Row(8, "Hộ tịch") + Row(Rows - 1, "Đất đai") + Row(9, "Hộ tịch");

        var summary = (await world.Import("dai.csv", file)).ShouldBeOfType<ImportOutcome.Accepted>().Summary;

        // The known one contradicts itself: what the store held of it stays.
        (summary.Read, summary.New, summary.Changed, summary.Refused).ShouldBe((Rows + 4, Rows - 2, 0, 4));
        summary.Warnings.ShouldContain("2 dòng lặp lại y hệt một dòng khác, chỉ tính một lần.");
        (await world.List("select row_no::text from quarantine order by row_no")).ShouldBe([.. new[] { 10, 11, Rows + 3, Rows + 5 }.Select(no => no.ToString(CultureInfo.InvariantCulture))]);
        (await world.List($"select code || '|' || field from dossier where code in ('{Code(7)}', '{Code(8)}', '{Code(9)}', '{Code(Rows - 1)}') order by code"))
            .ShouldBe([$"{Code(7)}|Đất đai", $"{Code(9)}|Y tế", $"{Code(Rows - 1)}|Đất đai"]);
        (await Check(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_of_the_file_after_parts_were_stored_leaves_nothing()
    {
        await using var world = await ImportWorld.Start();
        var sound = string.Concat(Enumerable.Range(0, Rows).Select(i => Row(i, "Đất đai")));

        (await world.Import("hong.csv", Head + sound + new string('x', 40_000) + ";;;Trực tiếp;Đang xử lý;01/10/2024;\n")).ShouldBeOfType<ImportOutcome.Refused>();

        (await world.Dossiers()).ShouldBe(0);
        (await world.Ask<long>("select count(*) from batch")).ShouldBe(0);
        (await world.Import("lanh.csv", Head + sound)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(Rows);
        (await Check(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task While_another_stores_it_is_read_to_the_end_and_waits_only_then()
    {
        await using var world = await ImportWorld.Start();
        await using var other = await world.App.Database.InScope(Scope.WholeProvince(45));
        await BatchStore.Lock(other.Connection, 45, CancellationToken.None);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var import = Task.Run(() => world.Import(
            "dai.csv",
            Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Range(0, Rows).Select(i => Row(i, "Đất đai")))),
            ImportWorld.Autumn,
            progress: new WhileReading(rows => _ = rows >= Rows - 5000 && last.TrySetResult())));

        await last.Task.WaitAsync(Patience.Limit);
        import.IsCompleted.ShouldBeFalse();
        await other.DisposeAsync();

        (await import.WaitAsync(Patience.Limit)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(Rows);
        (await Check(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task Its_own_stored_parts_are_not_what_the_unit_is_known_by()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("truoc.csv", Head + string.Concat(Enumerable.Range(0, 20).Select(i => Row(i, "Đất đai", "000.29.38.H45"))), new Window(new(2024, 10, 1), new(2024, 10, 31)));

        var outcome = await world.Import("dai.csv", Head + string.Concat(Enumerable.Range(0, Rows).Select(i => Row(i, "Đất đai", "000.11.24.H50"))));

        outcome.ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldContain("mang mã cơ quan 000.11.24.H50, Phường 4 chưa từng có; hồ sơ đã nhận của đơn vị này mang mã 000.29.38.H45");
        (await world.Dossiers()).ShouldBe(20);
    }

    private static string Code(int i, string agency = "000.00.04.H50") => string.Create(CultureInfo.InvariantCulture, $"{agency}-241001-{i:000000}");

    private static string Row(int i, string field, string agency = "000.00.04.H50") => $"{Code(i, agency)};{field};Thủ tục;Trực tiếp;Đã xử lý xong;01/10/2024;02/10/2024\n";

    private static async Task<bool> Check(ImportWorld world) => (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound;
}
