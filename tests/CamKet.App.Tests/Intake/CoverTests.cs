using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>What an extract may claim to cover, and which of its rows count.</summary>
public class CoverTests
{
    private const string Head = "Mã hồ sơ;Chủ hồ sơ;Lĩnh vực;Hình thức nộp;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả\n";
    private const string One = Head + "A-1;Ai;Hộ tịch;Trực tiếp;Đang xử lý;01/10/2024;20/12/2024\n";

    [Fact]
    public async Task A_cut_off_after_today_is_refused_and_one_of_today_is_taken()
    {
        await using var world = await ImportWorld.Start();
        var today = VietnamClock.Today(TimeProvider.System);

        var refused = (await world.Import("mai.csv", One, new Window(new(2024, 10, 1), today.AddDays(1)))).ShouldBeOfType<ImportOutcome.NoCover>();

        refused.Sentence.ShouldContain("sau hôm nay");
        refused.Sentence.ShouldContain("ãy ");
        (await world.Ask<long>("select (select count(*) from extract) + (select count(*) from coverage)")).ShouldBe(0);
        (await world.Import("nay.csv", One, new Window(new(2024, 10, 1), today))).ShouldBeOfType<ImportOutcome.NoUnit>()
            .Sentence.ShouldContain("đã kết thúc", Case.Sensitive, "the day is accepted; only the ward is no more");
    }

    [Fact]
    public async Task A_unit_s_file_without_one_sound_row_covers_nothing()
    {
        await using var world = await ImportWorld.Start();
        var wrong = Head + string.Concat(Enumerable.Range(1, 20).Select(i => $"A-{i};;Hộ tịch;Trực tiếp;Đang xử lý;31/02/2024;\n"));

        var refused = (await world.Import("hong.csv", wrong)).ShouldBeOfType<ImportOutcome.Refused>();
        refused.Sentence.ShouldContain("cả 20 dòng đều có lỗi");
        refused.Sentence.ShouldContain("dòng 2");
        (await world.Import("rong.csv", Head + "Người lập biểu;;;;;;\n")).ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldContain("không có dòng số liệu nào");

        (await world.Ask<long>("select (select count(*) from extract) + (select count(*) from coverage) + (select count(*) from quarantine)")).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_with_a_key_is_no_total_whatever_its_first_words()
    {
        await using var world = await ImportWorld.Start();

        var dossiers = (await world.Import("ho-so.csv", "Chủ hồ sơ;Lĩnh vực;Mã hồ sơ;Hình thức nộp;Trạng thái;Ngày tiếp nhận\n"
            + "Tổng cộng tác viên;Trong đó có đất;A-1;Trực tiếp;Đang xử lý;01/10/2024\nTổng cộng;;;1;;\n;;Tổng cộng;1;;\n")).ShouldBeOfType<ImportOutcome.Accepted>();
        var documents = (await world.Import("van-ban.csv", "Trích yếu;Số, ký hiệu;Ngày văn bản\nTrong đó nêu việc mẫu;1/UBND;01/10/2024\nTrong đó;;2\n", kind: ExtractKind.Documents)).ShouldBeOfType<ImportOutcome.Accepted>();

        (dossiers.Summary.New, dossiers.Summary.Skipped, dossiers.Summary.Refused).ShouldBe((1, 2, 0));
        (documents.Summary.New, documents.Summary.Refused).ShouldBe((1, 0));
    }

    [Fact]
    public void The_day_turns_at_midnight_in_Vietnam()
    {
        VietnamClock.DayOf(new DateTimeOffset(2024, 10, 1, 16, 59, 59, TimeSpan.Zero)).ShouldBe(new DateOnly(2024, 10, 1));
        VietnamClock.DayOf(new DateTimeOffset(2024, 10, 1, 17, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2024, 10, 2));
    }
}
