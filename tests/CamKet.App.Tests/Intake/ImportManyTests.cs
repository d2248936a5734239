using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>Several files, folders and zips on the command line, each on its own.</summary>
public class ImportManyTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";
    private static readonly string[] Cover = ["--unit", "19345", "--from", "2024-10-01", "--to", "2024-11-10"];

    [Fact]
    public async Task One_bad_file_stops_no_other_and_the_kind_is_told_by_the_head()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(world.Save("x", []))!, "thu-muc", "con")).Parent!;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.csv"), Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "con", "b.csv"), "Số văn bản;Ngày ban hành;Trích yếu;Ký số\n01/BC-UBND;02/10/2024;Báo cáo;Có\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "c.csv"), "");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ghi-chu.docx"), "không nạp");
        var zip = Path.Combine(folder.FullName, "d.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create))
        {
            await using var entry = await archive.CreateEntry("trong/e.csv").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(Head + "X-2;Trực tiếp;Đang xử lý;02/10/2024;\n"));
        }

        var told = await world.App.Camket(["import", folder.FullName, .. Cover]);

        told.ExitCode.ShouldBe(1, told.Error);
        told.Output.ShouldContain("hồ sơ một cửa, kỳ 01/10/2024–10/11/2024, Phường 4; mẫu");
        told.Output.ShouldContain("văn bản đi, đến, kỳ");
        told.Output.ShouldEndWith("4 tệp: 3 nhận được, 1 bị từ chối.\n");
        told.Error.Trim().ShouldBe("Tệp c.csv trống: hãy xuất lại số liệu rồi nạp lại.");
        (await world.Dossiers()).ShouldBe(2);

        var json = await world.App.Camket(["import", Path.Combine(folder.FullName, "a.csv"), zip, Path.Combine(folder.FullName, "c.csv"), "--json", .. Cover]);
        json.ExitCode.ShouldBe(1, json.Error);
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "import-many.schema.json"));
        schema.Validate(json.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        var golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Intake", "Golden", "many.json");
        var said = json.Output.Replace(folder.FullName, "THU-MUC", StringComparison.Ordinal);
        said = System.Text.RegularExpressions.Regex.Replace(said, @"(?<=đã được nhận ngày )\d{2}/\d{2}/\d{4}", "HOM-NAY");
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(golden, said);
        }

        said.ShouldBe(await File.ReadAllTextAsync(golden));
    }

    [Fact]
    public async Task Nothing_to_report_is_said_without_a_file()
    {
        await using var world = await ImportWorld.Start();

        var said = await world.App.Camket(["import", "--nothing", "--kind", "documents", .. Cover]);

        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldContain("Đã nhận (lần nạp số 1): đọc 0 dòng");
        (await world.List("select kind from coverage")).ShouldBe(["documents"]);
        var without = await world.App.Camket("import", "--nothing");
        (without.ExitCode, without.Output).ShouldBe((1, ""));
        without.Error.ShouldContain("thì cần --nothing, --kind, --unit, --from và --to");
    }

    [Fact]
    public async Task Interrupted_from_the_keyboard_it_stores_nothing_and_says_so()
    {
        await using var world = await ImportWorld.Start();
        var rows = new StringBuilder(Head);
        for (var i = 0; i < 700_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"HS-{i};Trực tiếp;Đang xử lý;01/10/2024;\n");
        }

        var path = world.Save("lon.csv", Encoding.UTF8.GetBytes(rows.ToString()));
        using var process = Terminal.Start(new() { ["CAMKET_DATABASE"] = world.App.DatabaseAddress.For(Roles.Owner) }, ["import", path, "--kind", "dossiers", .. Cover]);
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience.Limit);
        try
        {
            // Its first part is stored: from then on it holds the turn, and most of its rows are still to come.
            while (await world.Ask<long>("select count(*) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 20") == 0)
            {
                process.HasExited.ShouldBeFalse();
                await Task.Delay(50, limit.Token);
            }

            using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await interrupt.WaitForExitAsync(limit.Token);
            }

            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBe(130);
            (await error).Trim().ShouldBe("Đã dừng theo yêu cầu: tệp lon.csv chưa lưu gì; hãy chạy lại lệnh khi cần.");
        }
        finally
        {
            process.Kill(entireProcessTree: true); // Does nothing to one that has ended.
        }

        (await world.Dossiers()).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_grows_or_is_replaced_while_it_is_read_is_refused_whole(bool grows)
    {
        await using var world = await ImportWorld.Start();
        var text = Head + string.Concat(Enumerable.Range(0, 12_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"HS-{i};Trực tiếp;Đang xử lý;01/10/2024;\n")));
        var path = world.Save("dang-ghi.csv", Encoding.UTF8.GetBytes(text));
        var other = world.Save("khac.csv", Encoding.UTF8.GetBytes(text.Replace("01/10/2024", "02/10/2024", StringComparison.Ordinal)));
        // File systems tell times to a few milliseconds, in which a quick machine writes both.
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(path).AddSeconds(1));
        var progress = new WhileReading(_ =>
        {
            if (grows)
            {
                File.AppendAllText(path, "HS-X;Trực tiếp;Đang xử lý;01/10/2024;\n");
            }
            else if (File.Exists(other))
            {
                File.Move(other, path, overwrite: true);
            }
        });

        var outcome = await world.App.Services.GetRequiredService<ImportFile>().Run(
            new ImportRequest(ExtractKind.Dossiers, path, "dang-ghi.csv", "người thử") { UnitCode = "19345", Window = ImportWorld.Autumn }, progress, default);

        outcome.ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldContain("bị ghi tiếp hoặc bị thay trong lúc đang đọc, chưa lưu gì");
        (await world.Dossiers()).ShouldBe(0);
    }
}
