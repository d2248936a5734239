using CamKet.App.Commitments;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;
using Dapper;
using Xunit;

namespace CamKet.App.Tests.Board;

[CollectionDefinition("board")]
public sealed class BoardCollection : ICollectionFixture<BoardProvince>;

/// <summary>
/// A running program with a made-up province: fourteen units with commitments and facts to 10/11/2024 that put them in every
/// state, one long-named, one that promised nothing.
/// </summary>
public sealed class BoardProvince : IAsyncLifetime
{
    public const int Province = 99;

    private static readonly string[] UnitNames =
    [
        "Phường An Hoà", "Phường 2", "Phường 10", "Phường Đông Sơn", "Xã Tân An", "Xã Thượng Nguyên Bình Trung Sơn Hạ Lộc", "Thị trấn Khe Đá", "Xã Hoà Mỹ",
        "Phường Bến Ngự Tây", "Xã Vĩnh Lộc", "Xã Suối Cát", "Phường Cầu Giồng", "Xã Ea Sô", "Phường Lê Lợi",
    ];

    public CamKetApp App { get; private set; } = null!;

    /// <summary>The unit whose commitments show every kind of target: ends in -suoi-cat-….</summary>
    public static string RichSlug => "xa-suoi-cat-huyen-mau";

    /// <summary>The identity of a promise of that unit, by its number.</summary>
    public static Guid ItemId(string path) => PromiseId.Of("10/" + path);

    /// <summary>The page of a promise of that unit.</summary>
    public static string ItemPage(string path) => $"/don-vi/{RichSlug}/cam-ket/{ItemId(path)}";

    public const string EmptySlug = "xa-chua-cam-ket-huyen-mau";

    public async Task InitializeAsync()
    {
        App = await CamKetApp.StartAsync();
        await Units(App.Database);
        await using var scoped = await App.Database.InScope(Scope.WholeProvince(Province));
        for (var n = 0; n < UnitNames.Length; n++)
        {
            await Facts(scoped, n);
            await CommitmentStore.Save(scoped.Connection, Province, Of(n), null, new DateTimeOffset(2024, 4, 1, 3, 0, 0, TimeSpan.Zero), "thử");
        }

        await scoped.Commit();
        await new RebuildLedger(App.Database).Run(Province, CancellationToken.None);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private static int No(int n) => 46_500_100 + n;

    private static async Task Units(Database database)
    {
        await using var connection = await database.Open();
        Unit Make(int no, int last, int? parent, string code, UnitKind kind, string name, string slug) =>
            new(Province, no, last, parent, code, kind, name, slug, null, null, "mẫu thử");
        await UnitStore.Save(connection,
        [
            Make(1, 99_999_999, null, "99", UnitKind.Province, "Tỉnh Mẫu Sơn", "tinh-mau-son"),
            Make(46_500_000, 46_599_999, 1, "465", UnitKind.District, "Huyện Mẫu", "huyen-mau"),
            .. UnitNames.Select((name, n) => Make(No(n), No(n), 46_500_000, (19_500 + n).ToString(System.Globalization.CultureInfo.InvariantCulture),
                UnitKinds.OfName(name)!.Value, name, CamKet.Text.VietnameseText.Slug(name) + "-huyen-mau")),
            Make(46_500_200, 46_500_200, 46_500_000, "19600", UnitKind.Commune, "Xã Chưa Cam Kết", EmptySlug),
        ]);
    }

    private static Target T(TargetType type, Operator op, decimal? number, string? word = null, int? of = null) =>
        new(type, op, false, number, word, null, of, null, null, "", []);

    private static CommitmentItem Item(string path, string text, string? section, string? measure, decimal? last, Target target) =>
        new(path, ItemGroup.Improve, text, last is null ? null : T(target.Type, target.Op, last), [target], section, null, null, measure, null, null);

    private static Commitment Of(int n)
    {
        CommitmentItem Share(string path, string text, string section, string measure, decimal last, decimal wanted) =>
            Item(path, text, section, measure, last, T(TargetType.Percent, Operator.AtLeast, wanted));
        List<CommitmentItem> items =
        [
            Share("B.1", "Hồ sơ giải quyết đúng hạn", "Một cửa", "on-time-resolved", 92, 95),
            Share("B.2", "Hồ sơ nộp trực tuyến", "Một cửa", "online-all", 41.5m, 70),
            Share("B.3", "Thanh toán trực tuyến", "Một cửa", "online-payment", 33, 60),
            Share("B.4", "Số hoá kết quả giải quyết", "Một cửa", "digitised-result", 80, 99),
            Share("B.5", "Văn bản ký số", "Văn phòng", "signed", 90, 92),
            Share("B.6", "Văn bản đến xử lý trên phần mềm", "Văn phòng", "incoming-processed", 75, 80),
            Share("B.7", "Giải ngân vốn đầu tư công", "Tài chính – Kế toán", "disbursement", 75, 90),
        ];
        if (n == 10)
        {
            items.AddRange(
            [
                Item("A.1", "Thứ hạng cải cách hành chính trong khối xã", "Văn phòng", "par-index", 15, T(TargetType.Rank, Operator.AtMost, 10, of: 22)),
                Share("B.8", "Xin lỗi người dân, tổ chức khi trễ hẹn trả kết quả giải quyết hồ sơ thủ tục hành chính thuộc thẩm quyền", "Một cửa", "apology-coverage", 100, 100),
                Item("B.9", "Hồ sơ phải bổ sung quá một lần", "Một cửa", "supplemented-twice", 3, T(TargetType.Percent, Operator.AtMost, 2)),
                Item("B.10", "Sáng kiến cải cách hành chính", "Văn phòng", "initiatives", 1, T(TargetType.Count, Operator.AtLeast, 2)),
                Item("B.11", "Mức độ hài lòng của người dân", "Một cửa", "satisfaction", null, T(TargetType.Grade, Operator.AtLeast, null, "Rất hài lòng")),
                Item("C.1", "Tự kiểm tra công tác cải cách hành chính", "Văn phòng", null, null, T(TargetType.Milestone, Operator.AtMost, null)),
            ]);
        }

        return new Commitment(
            No(n), new Guid(n + 1, 0, 0, new byte[8]), 1, $"{n + 3}/CK-UBND", new DateOnly(2024, 3, 26), UnitNames[n], "Phòng Nội vụ", 2024, [ReformIndex.Par],
            [.. items.Select(i => i with { Id = n == 10 ? ItemId(i.Path) : PromiseId.Of($"{n}/{i.Path}") })],
            n == 10
                ?
                [
                    new DocumentDuty("Báo cáo kết quả thực hiện năm", new DutyRule("year", 12, 12, null, null, true), "Phòng Nội vụ"),
                    new DocumentDuty("Báo cáo quý", new DutyRule("quarter", 3, 12, null, null, true), "Phòng Nội vụ"),
                    new DocumentDuty("Đối thoại với người dân, doanh nghiệp", new DutyRule("year", null, null, null, 2, true), null),
                ]
                : [],
            null);
    }

    /// <summary>Facts spread evenly over the window, with shares that come from the unit's number.</summary>
    private static async Task Facts(ScopedTransaction scoped, int n)
    {
        int Share(int i, int wanted) => (((n * 7) + (i * 11)) % 23) switch { 0 or 1 => wanted - 16, 2 or 3 or 4 => wanted - 5, 5 or 6 or 7 => wanted - 1, var pace => Math.Min(100, wanted + (pace / 2)) };
        var arguments = new
        {
            Province, unit = No(n), extract = n + 1L, onTime = Share(0, 95), online = Share(1, 70), paid = Share(2, 60), digitised = Share(3, 99), signed = Share(4, 92),
            processed = Share(5, 80), disbursed = Share(6, 90) - 6, from = new DateOnly(2023, 12, 15), to = new DateOnly(2024, 11, 10), count = 240 + (n * 17),
            at = new DateTimeOffset(2024, 11, 11, 2, 0, 0, TimeSpan.Zero),
        };
        await scoped.Connection.ExecuteAsync(
            """
            insert into extract (province_id, extract_id, unit_no, kind, source_system, layout, file_name, sha256, bytes, cut_off, accepted_at, accepted_by,
                                 rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused)
            values (@Province, @extract, @unit, 'dossiers', 'mẫu', 'mẫu', 'mau.xlsx', 'ab', 1, @to, @at, 'thử', 1, 1, 0, 0, 0, 0);
            insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
            select @Province, @unit, k, 'mẫu', case when k = 'budget' then date '2024-01-01' else @from end, @to, @extract
              from unnest(array['dossiers', 'documents', 'budget', 'activities']) k;
            insert into dossier (province_id, unit_no, code, channel, level, status, received, due_first, due_lawful, due_current, by_minute, finished, handed_over,
                supplements, reappointments, apology_days, payments, payments_online, fee_bearing, input_digitised, result_digitised, interlinked,
                interlinked_electronic, result_by_post, batch, extract_id, sheet, row_no, paused_from, paused_to)
            select @Province, @unit, 'HS' || i, case when i * 37 % 100 < @online then 2 else 1 end, 2, 9, d, d + interval '5 days', d + interval '5 days', d + interval '5 days', false,
                   d + case when i * 53 % 100 < @onTime then interval '2 days' else interval '9 days' end, d + interval '10 days',
                   case when i % 90 = 0 then 2 else 0 end, 0, case when i * 53 % 100 < @onTime then '{}'::date[] else array[(d + interval '4 days')::date] end, 1, case when i * 29 % 100 < @paid then 1 else 0 end, true, true, i * 41 % 100 < @digitised, false,
                   false, false, @extract, @extract, 'Sheet1', i, '{}'::date[], '{}'::date[]
              from generate_series(1, @count) i cross join lateral (select @from::timestamp + interval '8 hours' + i * 320.0 / @count * interval '1 day' as d) x
             where d <= @to::timestamp - interval '12 days';
            insert into register_document (province_id, unit_no, direction, number, day, subject, signed_digitally, signed_by_leader, processed_electronically, batch, extract_id, sheet, row_no)
            select @Province, @unit, dir, i || '/' || dir, @from + (i * 329 / 200), null, i * 61 % 100 < @signed, i * 61 % 100 < @signed, i * 43 % 100 < @processed, 100 + @extract, @extract, 'Sheet1', i
              from generate_series(1, 200) i cross join unnest(array['out', 'in']) dir;
            insert into budget_entry (province_id, unit_no, line, as_of, estimate, actual, certainty, batch, extract_id, sheet, row_no)
            select @Province, @unit, 'disbursement', (date '2024-01-01' + m * interval '1 month')::date - 1, 5000000000, 50000000.0 * @disbursed * m / 10, 'actual', @extract, @extract, 'Sheet1', m
              from generate_series(1, 10) m;
            insert into activity (province_id, unit_no, activity_id, kind, day, count, title, batch, entered_at, entered_by)
            values (@Province, @unit, gen_random_uuid(), 'initiative', date '2024-06-12', 1, 'Sáng kiến', @extract, @at, 'thử');
            """,
            arguments);
    }
}
