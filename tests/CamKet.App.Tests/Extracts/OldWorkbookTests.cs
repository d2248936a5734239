using CamKet.App.Documents;
using CamKet.App.Intake;
using CamKet.App.Tests.Intake;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>An old workbook as an office program really writes it: LibreOffice turns ours into .xls.</summary>
public class OldWorkbookTests
{
    [Fact]
    public async Task A_real_xls_gives_what_the_xlsx_it_was_made_from_gives()
    {
        await using var world = await ImportWorld.Start();
        var book = Workbooks.Make(
            [
                ["DANH SÁCH HỒ SƠ TỪ NGÀY 01/10/2024 ĐẾN NGÀY 10/11/2024"],
                ["STT", "Mã hồ sơ", "Lĩnh vực", "Ngày tiếp nhận", "Hẹn trả", "Hoàn tất", "Hình thức nộp", "Tình trạng (hiện tại)"],
                [1, "T-1", "Đất đai", new DateTime(2024, 10, 1, 8, 0, 0), new DateTime(2024, 10, 4), "04/10/2024 16:30", "Trực tuyến", "Đã trả kết quả"],
                [2, "T-2", "Hộ tịch", "02/10/2024 09:30", 45574.0, null, "BCCI", 4],
            ]);
        var path = world.Save("moi.xlsx", book);
        var folder = Path.GetDirectoryName(path)!;
        var converted = await OutsideProgram.Run(
            "soffice", ["-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", folder, path], folder,
            TimeSpan.FromMinutes(1), "libreoffice-calc-nogui", CancellationToken.None);
        converted.ShouldNotBeNull().ExitCode.ShouldBe(0, converted.Error);
        var old = await File.ReadAllBytesAsync(Path.Combine(folder, "moi.xls"));
        old.AsSpan(0, 4).ToArray().ShouldBe([0xD0, 0xCF, 0x11, 0xE0]);

        (await world.Import("cu.xls", old, window: null)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(2);
        // The same rows again, from the new form: not one differs.
        var again = (await world.Import("moi.xlsx", book, window: null)).ShouldBeOfType<ImportOutcome.Accepted>().Summary;
        (again.New, again.Changed, again.Same, again.Refused).ShouldBe((0, 0, 2, 0));
    }
}
