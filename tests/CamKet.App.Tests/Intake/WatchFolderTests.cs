using System.IO.Compression;
using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class WatchFolderTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";

    [Fact]
    public async Task Dropped_files_are_taken_once_by_two_nodes_and_sorted_with_the_reason()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateTempSubdirectory("camket-tha-");
        var unit = folder.CreateSubdirectory("19345");
        var left = folder.CreateSubdirectory(".dang-nap").CreateSubdirectory("nut-chet").CreateSubdirectory("x");
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "bo-do.csv"), "");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bo-do.csv"), "");
        await File.WriteAllTextAsync(Path.Combine(left.CreateSubdirectory("19345").FullName, "cua-phuong_2024-10-01_2024-11-10.csv"), Head + "W-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        Directory.SetLastWriteTimeUtc(left.Parent!.FullName, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-3));
        for (var i = 0; i < 6; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(unit.FullName, $"ho-so-{i}_2024-10-01_2024-11-10.csv"), Head + $"X-{i};Trực tiếp;Đang xử lý;01/10/2024;\n");
        }

        await File.WriteAllTextAsync(Path.Combine(unit.FullName, "thieu-ngay.csv"), Head + "Y-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await using var one = await Node(world, folder, look: "0.5");
        await using var two = await Node(world, folder, look: "0.5");

        // Whole at once: a machine that comes to a stop between two lines would hand in half a file. One row, as in the others: which
        // node takes which first is open, and behind a longer one the others would look like the wrong file.
        var made = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(made, Head + "Z-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        File.Move(made, Path.Combine(unit.FullName, "den-sau_2024-10-01_2024-11-10.csv"));

        var taken = Path.Combine(folder.FullName, "da-nhan");
        var refused = Path.Combine(folder.FullName, "bi-tu-choi");
        await Patience.Until(() => Directory.GetFiles(taken).Length >= 8 && Directory.GetFiles(refused).Length >= 6);

        Directory.GetFiles(taken).Length.ShouldBe(8, string.Join('\n', Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Concat(Directory.GetFiles(refused, "*.txt").Select(File.ReadAllText))));
        (await world.Dossiers()).ShouldBe(8);
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(8);
        (await world.List("select distinct accepted_by from extract")).ShouldBe(["thư mục theo dõi"]);
        var reasons = Directory.GetFiles(refused, "*.txt").ToDictionary(file => Path.GetFileName(file)[16..], File.ReadAllText);
        reasons["thieu-ngay.csv.txt"].ShouldContain("hãy ghi hai ngày vào tên tệp, như so-lieu_2024-10-01_2024-11-10.csv");
        reasons["bo-do.csv.txt"].ShouldContain("Tệp bo-do.csv trống");
        reasons["bo-do-2.csv.txt"].ShouldContain("Tệp bo-do-2.csv trống", customMessage: "two of one name, neither lost");
        Directory.GetFiles(unit.FullName).ShouldBeEmpty();

        using var visitor = new Visitor(WebHost.AddressOf(one));
        await visitor.PostForm("/dang-nhap", new() { ["Ten"] = "quantri", ["MatKhau"] = CamKetApp.Password });
        var page = await visitor.Get("/so-lieu");
        page.MainText.ShouldContain("Thư mục theo dõi " + folder.FullName);
        page.MainText.ShouldContain("thieu-ngay.csv bị từ chối: Tệp thieu-ngay.csv không ghi");
        await one.StopAsync();
        await two.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_the_machine_cannot_take_is_tried_three_times_and_then_refused_with_a_sentence()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateTempSubdirectory("camket-tha-");
        var unit = folder.CreateSubdirectory("19345");
        await using var owner = new NpgsqlConnection(world.App.DatabaseAddress.For(Roles.Owner));
        await owner.OpenAsync();
        await owner.ExecuteAsync("revoke insert on extract from camket_app");
        await File.WriteAllTextAsync(Path.Combine(unit.FullName, "ho-so_2024-10-01_2024-11-10.csv"), Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await using var node = await Node(world, folder, look: "0.2");
        var refused = Path.Combine(folder.FullName, "bi-tu-choi");

        await Patience.Until(() => Directory.GetFiles(refused).Length >= 2);

        var why = Directory.GetFiles(refused, "*.txt").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(why)).ShouldContain("chưa được lưu vì máy chủ gặp lỗi 3 lần liền, không phải do tệp");
        Directory.GetFiles(unit.FullName).ShouldBeEmpty();

        await owner.ExecuteAsync("grant insert on extract to camket_app");
        File.Move(why[..^4], Path.Combine(unit.FullName, "lai_2024-10-01_2024-11-10.csv"));
        await Patience.Until(() => Directory.GetFiles(Path.Combine(folder.FullName, "da-nhan")).Length > 0);

        (await world.Dossiers()).ShouldBe(1);
        await node.StopAsync();
        var own = Directory.GetDirectories(Path.Combine(folder.FullName, ".dang-nap")).ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(own).ShouldBeEmpty("each turn takes its folder away");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Folders_moved_away_and_names_as_long_as_can_be_keep_no_file_from_its_place()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateTempSubdirectory("camket-tha-");
        var unit = folder.CreateSubdirectory("19345");
        await using var node = await Node(world, folder, look: "0.2");
        foreach (var inner in (string[])["da-nhan", "bi-tu-choi"])
        {
            Directory.Delete(Path.Combine(folder.FullName, inner));
        }

        // 255 bytes, three a letter.
        var name = "_2024-10-01_2024-11-10" + string.Concat(Enumerable.Repeat("ệ", 76)) + ".csv";
        var (kept, refused) = (Path.Combine(folder.FullName, "da-nhan"), Path.Combine(folder.FullName, "bi-tu-choi"));
        await Drop(unit, "A" + name, Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await Patience.Until(() => Directory.Exists(kept) && Directory.GetFiles(kept).Length == 1);
        await Drop(unit, "B" + name, "không phải bảng");
        await Patience.Until(() => Directory.Exists(refused) && Directory.GetFiles(refused).Length == 2);

        (await world.Dossiers()).ShouldBe(1);
        Directory.GetFiles(unit.FullName).ShouldBeEmpty();
        Path.GetFileName(Directory.GetFiles(kept).Single())[16..].ShouldStartWith("A_2024-10-01_2024-11-10ệ");
        Directory.GetFiles(refused).Select(Path.GetExtension).ShouldBe([".csv", ".txt"], ignoreOrder: true);
        await node.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_stored_and_cannot_be_put_away_is_not_said_to_be_refused()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateTempSubdirectory("camket-tha-");
        var unit = folder.CreateSubdirectory("19345");
        await using var node = await Node(world, folder, look: "0.1");
        var kept = Path.Combine(folder.FullName, "da-nhan");
        Directory.Delete(kept);
        // A folder in which no one makes a file.
        Directory.CreateSymbolicLink(kept, "/proc");
        await Drop(unit, "x_2024-10-01_2024-11-10.csv", Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await Patience.Until(async () => await world.Dossiers() == 1 && Directory.GetFiles(unit.FullName).Length == 1);

        Directory.Delete(kept);
        await Patience.Until(() => Directory.Exists(kept) && Directory.GetFiles(kept).Length == 1);

        Directory.GetFiles(Path.Combine(folder.FullName, "bi-tu-choi")).ShouldBeEmpty();
        await node.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_head_a_person_mapped_once_is_known_in_the_folder_too()
    {
        await using var world = await ImportWorld.Start();
        var folder = Directory.CreateTempSubdirectory("camket-tha-");
        var unit = folder.CreateSubdirectory("19345");
        await world.Do(
            """
            insert into layout (province_id, layout_key, kind, mapping, learnt_at, learnt_by)
            values (45, 'abcdef0123456789', 'dossiers', '{"Ký danh": "code", "Lối vào": "channel", "Diễn biến": "status", "Lúc vào": "received"}', '2024-01-01', 'người thử')
            """);
        await using var node = await Node(world, folder, look: "0.2");
        await Drop(unit, "la_2024-10-01_2024-11-10.csv", "STT;Ký danh;Lối vào;Diễn biến;Lúc vào\n1;L-1;Trực tuyến;Đang xử lý;01/10/2024\n");
        await Drop(unit, "khac_2024-10-01_2024-11-10.csv", "một;hai;ba\n1;2;3\n");
        var refused = Path.Combine(folder.FullName, "bi-tu-choi");

        await Patience.Until(() => Directory.GetFiles(Path.Combine(folder.FullName, "da-nhan")).Length == 1 && Directory.GetFiles(refused).Length == 2);

        (await world.List("select code from dossier")).ShouldBe(["L-1"]);
        (await File.ReadAllTextAsync(Directory.GetFiles(refused, "*.txt").Single())).ShouldContain("hãy nạp tệp ở trang Số liệu và chọn loại số liệu ở đó");
        await node.StopAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("54000", false)]
    [InlineData("22021", false)]
    [InlineData("23505", false)]
    [InlineData("57P01", true)]
    [InlineData("40001", true)]
    public void What_the_server_refuses_every_time_is_not_tried_again(string state, bool again) =>
        MachineFaults.Holds(new PostgresException("lỗi", "ERROR", "ERROR", state)).ShouldBe(again);

    [Fact]
    public void What_a_zip_held_is_gone_after_its_turn()
    {
        using var work = new WorkFolder();
        var zip = Path.Combine(work.NewFolder(), "goi.zip");
        using (var made = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            foreach (var name in (string[])["a.csv", "b.csv", "c.csv"])
            {
                using var entry = made.CreateEntry(name).Open();
                entry.Write("x;y"u8);
            }
        }

        var given = new List<string>();
        foreach (var file in HandedFiles.Of([zip], work))
        {
            given.ShouldAllBe(before => !File.Exists(before));
            File.Exists(file.Path).ShouldBeTrue();
            given.Add(file.Path);
            if (given.Count == 2)
            {
                break;
            }
        }

        Directory.Exists(Path.GetDirectoryName(given[0])).ShouldBeFalse("what was not asked for any more is gone too");
        File.Exists(zip).ShouldBeTrue();
    }

    /// <summary>Whole at once, as a renamed file comes.</summary>
    private static async Task Drop(DirectoryInfo unit, string name, string text)
    {
        var aside = Path.GetTempFileName();
        await File.WriteAllTextAsync(aside, text);
        File.Move(aside, Path.Combine(unit.FullName, name));
    }

    private static async Task<WebApplication> Node(ImportWorld world, DirectoryInfo folder, string look)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("CAMKET_WATCH", folder.FullName), new("CAMKET_WATCH_EVERY", look)]).Build();
        var app = WebHost.Build(new() { Address = world.App.DatabaseAddress, Configuration = configuration, Log = Console.Error });
        await app.StartAsync();
        return app;
    }
}
