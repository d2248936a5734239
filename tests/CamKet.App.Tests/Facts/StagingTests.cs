using System.Globalization;
using System.Text;
using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.App.Tests.Intake;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

/// <summary>Files larger than the buffers between reading and copying.</summary>
public class StagingTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý\n";
    private static readonly Window Year = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 11, 10));

    [Fact]
    public async Task Sound_and_refused_rows_in_turn_all_arrive_where_they_belong()
    {
        await using var world = await ImportWorld.Start();
        // Stretches of refused rows long enough to end one COPY and begin another, several times.
        var text = new StringBuilder("\ufeff" + Head);
        for (var i = 0; i < 9000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"000.00.04.H50-240301-{i:0000};Trực tuyến;Đã trả kết quả;{(i / 1500 % 2 == 0 ? "01/03/2024 08:00" : "mồng một")};05/03/2024;04/03/2024 10:00\n");
        }

        var summary = (await world.Import("lon.csv", text.ToString(), Year)).ShouldBeOfType<ImportOutcome.Accepted>().Summary;
        (summary.Read, summary.New, summary.Refused).ShouldBe((9000, 4500, 4500));
        (await world.Dossiers()).ShouldBe(4500);
        (await world.Ask<long>("select count(distinct code) from dossier where received = '2024-03-01 08:00' and due_lawful = '2024-03-05'")).ShouldBe(4500);
        (await world.Ask<long>("select count(distinct row_no) from quarantine where (row_no - 2) / 1500 % 2 = 1")).ShouldBe(4500);
    }

    [Fact]
    public async Task A_fault_of_the_file_far_down_leaves_nothing_and_the_next_import_works()
    {
        await using var world = await ImportWorld.Start();
        var sound = string.Concat(Enumerable.Range(0, 5000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"000.00.04.H50-240301-{i:0000};Trực tuyến;Đã trả kết quả;01/03/2024 08:00;05/03/2024;04/03/2024 10:00\n")));
        var refused = (await world.Import("hong.csv", Head + sound + new string('x', 40_000) + ";Trực tuyến;Đã trả kết quả;01/03/2024 08:00;05/03/2024;04/03/2024 10:00\n", Year)).ShouldBeOfType<ImportOutcome.Refused>();
        refused.Sentence.ShouldContain("32.767");
        (await world.Dossiers()).ShouldBe(0);
        (await world.Import("lanh.csv", Head + sound, Year)).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(5000);
    }

    [Fact]
    public async Task A_store_that_fails_while_rows_are_still_read_says_its_own_fault()
    {
        await using var world = await ImportWorld.Start();
        await using var scope = await world.App.Database.InScope(CamKet.App.Platform.Scope.WholeProvince(45));
        // No staging table: the first COPY fails while the next buffers are filled.
        await using var staging = new Staging(scope.Connection, 45, FactTable.Of(ExtractKind.Documents), new NewFacts(scope.Connection, 45, FactTable.Of(ExtractKind.Documents), CancellationToken.None), CancellationToken.None);
        var fault = await Should.ThrowAsync<Npgsql.PostgresException>(async () =>
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                staging.Add(new StagedRow(1, new RegisterDocument(RegisterDirection.Incoming, "số", new(2024, 1, 1), null, false, false, false), "1", i));
                if (staging.IsFull)
                {
                    await staging.Hand();
                }
            }
        });
        fault.SqlState.ShouldBe("42P01");
    }
}
