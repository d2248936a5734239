using CamKet.App.Catalog;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Units;
using Dapper;

namespace CamKet.App.Tests.Reports;

/// <summary>A ward's year put straight into the fact tables, with the figures of the published report the tests recompute.</summary>
internal static class WardFour
{
    public const string Code = "19345";

    /// <summary>The program with the ward's year in it.</summary>
    public static Task<CamKetApp> Start() => CamKetApp.StartAsync("ward 4's year", Fill);

    public static async Task<Unit> In(CamKetApp app)
    {
        await using var connection = await app.Database.Open();
        return (await UnitStore.ByCode(connection, Code, new DateOnly(2024, 11, 10)))!;
    }

    private static async Task Fill(CamKetApp app)
    {
        await new LoadCatalogUnits(app.Database).Load(CatalogUnits.Read(Home.Path("catalog", "units")), CancellationToken.None);
        var unit = await In(app);
        await using var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId));
        await scoped.Connection.ExecuteAsync(Facts, new { province = unit.ProvinceId, unit = unit.UnitNo });
        await scoped.Commit();
        await new RebuildLedger(app.Database).Run(unit.ProvinceId, CancellationToken.None);
    }

    // 2.947 received in the window (2.926 online, 15 at the counter, 6 by post), one carried in, four open at its end.
    private const string Facts = """
        insert into extract values
            (@province, 1, @unit, 'dossiers', 'phần mềm Một cửa điện tử', 'thu', 'mot-cua.xlsx', 'a', 1, '2024-11-10', '2024-11-11', 'thử', 2948, 2948, 0, 0, 0, 0),
            (@province, 2, @unit, 'documents', 'phần mềm Quản lý văn bản', 'thu', 'van-ban.xlsx', 'b', 1, '2024-11-10', '2024-11-11', 'thử', 1121, 1121, 0, 0, 0, 0),
            (@province, 3, @unit, 'budget', 'báo cáo thu ngân sách', 'thu', 'thu.xlsx', 'c', 1, '2024-11-10', '2024-11-11', 'thử', 3, 3, 0, 0, 0, 0),
            (@province, 4, @unit, 'activities', 'sổ hoạt động của phường', 'thu', 'hoat-dong.csv', 'd', 1, '2024-11-10', '2024-11-11', 'thử', 4, 4, 0, 0, 0, 0);
        insert into coverage
        select @province, @unit, kind, 'thử', day::date, '2024-11-10', id
          from (values ('dossiers', '2023-12-01', 1), ('documents', '2023-12-15', 2), ('budget', '2024-01-01', 3), ('activities', '2023-12-15', 4)) c(kind, day, id);
        insert into dossier (province_id, unit_no, code, procedure_code, section, channel, level, status, received, due_first, due_lawful, due_current, by_minute,
                             finished, supplements, reappointments, payments, payments_online, fee_bearing, input_digitised, result_digitised,
                             interlinked, interlinked_electronic, result_by_post, batch, extract_id, sheet, row_no)
        select @province, @unit, 'H' || n, 'TT' || n % 35, case when n % 3 = 0 then 'Tư pháp - Hộ tịch' else 'Địa chính - Xây dựng' end,
               case when n <= 2926 then 2 when n <= 2941 then 1 when n <= 2947 then 3 else 2 end, 2, case when open then 4 else 9 end,
               received, received + interval '5 days', received + interval '5 days', received + interval '5 days', false,
               case when open then null else received + interval '2 days' end, 0, 0, case when n <= 2691 then 1 else 0 end,
               case when n <= 2634 then 1 else 0 end, n <= 2691, true, n > 1, false, false, false, 1, 1, 'Sheet1', n
          from (select n, n between 2901 and 2904 as open,
                       case when n = 2948 then timestamp '2023-12-14 09:00' when n between 2901 and 2904 then timestamp '2024-11-08 09:00'
                            else timestamp '2023-12-15 09:00' + (n % 320) * interval '1 day' end as received
                  from generate_series(1, 2948) n) d;
        insert into register_document (province_id, unit_no, direction, number, day, signed_digitally, signed_by_leader, processed_electronically, batch, extract_id, sheet, row_no)
        select @province, @unit, 'out', n || '/UBND', date '2024-01-02' + n % 300, n <= 1051, n <= 1019, true, 2, 2, 'Sheet1', n from generate_series(1, 1121) n;
        insert into budget_entry values
            (@province, @unit, 'revenue-total', '2024-11-10', 5684600000, 7159635648, 'estimated', 3, 'Sheet1', 1, 3),
            (@province, @unit, 'revenue-share', '2024-11-10', 5268100000, 6493509308, 'actual', 3, 'Sheet1', 2, 3),
            (@province, @unit, 'revenue-share-local', '2024-11-10', 276500000, 305000000, 'estimated', 3, 'Sheet1', 3, 3);
        insert into activity (province_id, unit_no, activity_id, kind, day, count, title, evidence_number, extract_id, sheet, row_no, entered_at, entered_by, batch) values
            (@province, @unit, '00000000-0000-0000-0000-000000000001', 'conference', '2024-03-01', 9, 'tuyên truyền', 'Kế hoạch số 21/KH-UBND ngày 01/3/2024', 4, 'S', 1, '2024-11-11', 'thử', 4),
            (@province, @unit, '00000000-0000-0000-0000-000000000002', 'dialogue', '2024-08-13', 2, 'đối thoại', 'Báo cáo số 22/BC-UBND ngày 13/8/2024', 4, 'S', 2, '2024-11-11', 'thử', 4),
            (@province, @unit, '00000000-0000-0000-0000-000000000003', 'outreach', '2024-05-02', 28, 'ra quân', null, 4, 'S', 3, '2024-11-11', 'thử', 4),
            (@province, @unit, '00000000-0000-0000-0000-000000000004', 'initiative', '2024-09-01', 4, 'sáng kiến', 'Tờ trình số 23/TTr-UBND ngày 01/9/2024', 4, 'S', 4, '2024-11-11', 'thử', 4);
        """;
}
