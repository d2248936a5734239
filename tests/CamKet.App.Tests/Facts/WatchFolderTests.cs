using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

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
        Directory.SetLastWriteTimeUtc(left.Parent!.FullName, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-3));
        for (var i = 0; i < 6; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(unit.FullName, $"ho-so-{i}_2024-10-01_2024-11-10.csv"), Head + $"X-{i};Trực tiếp;Đang xử lý;01/10/2024;\n");
        }

        await File.WriteAllTextAsync(Path.Combine(unit.FullName, "thieu-ngay.csv"), Head + "Y-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        await using var one = await Node(world, folder);
        await using var two = await Node(world, folder);

        await using (var growing = new StreamWriter(Path.Combine(unit.FullName, "lon-dan_2024-10-01_2024-11-10.csv")))
        {
            await growing.WriteAsync(Head);
            for (var i = 0; i < 12; i++)
            {
                await growing.WriteAsync($"Z-{i};Trực tiếp;Đang xử lý;01/10/2024;\n");
                await growing.FlushAsync();
                await Task.Delay(500);
            }
        }

        var taken = Path.Combine(folder.FullName, "da-nhan");
        var refused = Path.Combine(folder.FullName, "bi-tu-choi");
        for (var tries = 0; tries < 300 && (Directory.GetFiles(taken).Length < 7 || Directory.GetFiles(refused).Length < 4); tries++)
        {
            await Task.Delay(100);
        }

        Directory.GetFiles(taken).Length.ShouldBe(7);
        (await world.Dossiers()).ShouldBe(18);
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(7);
        (await world.List("select distinct accepted_by from extract")).ShouldBe(["thư mục theo dõi"]);
        var reasons = Directory.GetFiles(refused, "*.txt").ToDictionary(file => Path.GetFileName(file)[16..], File.ReadAllText);
        reasons["thieu-ngay.csv.txt"].ShouldContain("hãy cho biết số liệu từ ngày nào đến ngày nào");
        reasons["bo-do.csv.txt"].ShouldContain("Tệp bo-do.csv trống");
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

    private static async Task<WebApplication> Node(ImportWorld world, DirectoryInfo folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("CAMKET_WATCH", folder.FullName)]).Build();
        var app = WebHost.Build(new() { Address = world.App.DatabaseAddress, Configuration = configuration });
        await app.StartAsync();
        return app;
    }
}
