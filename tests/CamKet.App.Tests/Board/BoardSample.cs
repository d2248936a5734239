using CamKet.App.Board;
using CamKet.App.Documents;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.App.Tests.Board;

/// <summary>A made-up unit and a made-up province for drawing pages without a database.</summary>
internal static class BoardSample
{
    public static readonly Window Window = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));

    public static readonly (string Code, string Title)[] Measures =
    [
        ("on-time", "Đúng hạn"), ("online", "Trực tuyến"), ("online-payment", "Thanh toán trực tuyến"), ("digitised-result", "Số hoá kết quả"),
        ("signed", "Ký số"), ("incoming", "Xử lý văn bản"), ("disbursement", "Giải ngân"), ("satisfaction", "Hài lòng"),
    ];

    public static Target T(TargetType type, Operator op, decimal? number, string? word = null, int? of = null, string? date = null) =>
        new(type, op, false, number, word, date, of, null, null, "", []);

    public static ItemProgress Item(
        string path, string text, string? owner, Target? baseline, Target target, string measure, Ratio actual, decimal? value, Status status, string sentence, int evidence = 1) =>
        new(path, "improve", text, owner, baseline, [new TargetProgress(target, measure, actual, value, null, null, status, sentence, null)], status, sentence,
            Window, new DateOnly(2024, 12, 14), Window.To, evidence) { ItemId = Fixture.PromiseId.Of(path) };

    public static IReadOnlyList<ItemProgress> Unit { get; } =
    [
        Item("A.1", "Thứ hạng cải cách hành chính trong khối xã", "Văn phòng", T(TargetType.Rank, Operator.AtMost, 15), T(TargetType.Rank, Operator.AtMost, 10, of: 22), "rank",
            Ratio.Missing, 12, Status.AtRisk, "Đang thứ 12, cam kết thứ 10; cách đơn vị thứ 10: 1,24 điểm.", 2),
        Item("B.I.2", "Xin lỗi người dân khi trễ hẹn", "Một cửa", T(TargetType.Percent, Operator.AtLeast, 100), T(TargetType.Percent, Operator.AtLeast, 100), "apology",
            Ratio.NotApplicable, null, Status.NotApplicable, "Không phát sinh hồ sơ trễ hẹn."),
        Item("B.II.1", "Hồ sơ nộp trực tuyến", "Một cửa", T(TargetType.Percent, Operator.AtLeast, 14.12m), T(TargetType.Percent, Operator.AtLeast, 40), "online",
            Ratio.Of(1138, 2948), null, Status.OnTrack, "Cần 63 trong 131 hồ sơ còn lại; 90 ngày gần đây 52%.", 3),
        Item("B.II.2", "Hồ sơ liên thông được luân chuyển trong nội bộ các cơ quan có thẩm quyền giải quyết bằng phương thức điện tử", "Một cửa", T(TargetType.Percent, Operator.AtLeast, 10),
            T(TargetType.Percent, Operator.AtLeast, 20), "interlinked", Ratio.Of(41, 306), null, Status.AtRisk, "Cần 48 trong 93 hồ sơ còn lại; 90 ngày gần đây 31%."),
        Item("B.II.3", "Giải ngân vốn đầu tư công", "Tài chính – Kế toán", T(TargetType.Percent, Operator.AtLeast, 75), T(TargetType.Percent, Operator.AtLeast, 80), "disbursement",
            Ratio.Of(2_610_000_000, 4_990_000_000), null, Status.OutOfReach, "Giải ngân hết phần còn lại theo kế hoạch cũng chỉ đạt 78,9%.", 2),
        Item("B.II.4", "Văn bản ký số", "Văn phòng", T(TargetType.Percent, Operator.AtLeast, 90), T(TargetType.Percent, Operator.AtLeast, 92), "signed",
            Ratio.Of(1051, 1121), null, Status.Secured, "Vượt cam kết 1,76 điểm; phần còn lại không làm tỷ lệ xuống dưới 92%.", 4),
        Item("B.II.5", "Thu ngân sách so với dự toán", "Tài chính – Kế toán", null, T(TargetType.Percent, Operator.AtLeast, 100), "revenue",
            Ratio.Of(7_159_635_648, 5_684_600_000), null, Status.Secured, "Đã thu vượt dự toán (số ước)."),
        Item("B.II.6", "Hồ sơ phải bổ sung quá một lần", "Một cửa", T(TargetType.Percent, Operator.AtMost, 2.4m), T(TargetType.Percent, Operator.AtMost, 2), "supplements",
            Ratio.Of(38, 2948), null, Status.OnTrack, "Còn được để 21 hồ sơ trong 131 hồ sơ còn lại."),
        Item("B.II.7", "Sáng kiến cải cách hành chính", "Văn phòng", null, T(TargetType.Count, Operator.AtLeast, 2), "initiatives", Ratio.Missing, 1, Status.AtRisk, "Còn thiếu 1 sáng kiến, còn 24 ngày làm việc.", 0),
        Item("B.II.8", "Mức độ hài lòng của người dân", "Một cửa", T(TargetType.Grade, Operator.AtLeast, null, "Hài lòng"), T(TargetType.Grade, Operator.AtLeast, null, "Rất hài lòng"), "satisfaction",
            Ratio.Missing, null, Status.NoData, "Chưa có số liệu khảo sát trong kỳ."),
        Item("C.1", "Tự kiểm tra công tác cải cách hành chính", "Văn phòng", null, T(TargetType.Milestone, Operator.AtMost, null), "none", Ratio.Missing, null, Status.NoDate,
            "Văn bản ghi “theo kế hoạch”: gắn ngày của kế hoạch để theo dõi.", 0),
    ];

    public static IReadOnlyList<UpcomingDuty> Duties { get; } =
    [
        new("Báo cáo quý IV", new DateOnly(2024, 12, 12), new DateOnly(2024, 12, 12), 23, null), new("Tự chấm điểm lần 2", new DateOnly(2024, 11, 30), null, null, null),
        new("Đối thoại với người dân", null, null, null, "ít nhất 2 lần trong năm"),
    ];

    /// <summary>Fourteen units whose figures come from their number, so that every drawing is the same.</summary>
    public static IReadOnlyList<BoardUnit> Province { get; } =
        [.. Names.Select((name, n) => new BoardUnit(n + 1, name.StartsWith("Xã", StringComparison.Ordinal) ? "xa" : name.StartsWith("Phường", StringComparison.Ordinal) ? "phuong" : "thi-tran", name, "don-vi-" + n, Items(n)))];

    private static string[] Names =>
    [
        "Phường An Hoà", "Phường 2", "Phường 10", "Phường Đông Sơn", "Xã Tân An", "Xã Thượng Nguyên Bình Trung Sơn", "Thị trấn Khe Đá", "Xã Hoà Mỹ", "Phường Bến Ngự Tây",
        "Xã Vĩnh Lộc", "Xã Suối Cát", "Phường Cầu Giồng", "Xã Ea Sô", "Phường Lê Lợi",
    ];

    private static IReadOnlyList<ItemProgress> Items(int n) => [.. Measures.Select((m, i) =>
    {
        var wanted = new[] { 95m, 70, 60, 99, 92, 80, 90, 90 }[i];
        var pace = ((n * 7) + (i * 11)) % 23;
        var status = pace switch { 0 or 1 => Status.OutOfReach, 2 or 3 or 4 => Status.AtRisk, 5 or 6 or 7 => Status.OnTrack, 8 => Status.NotApplicable, _ => Status.Secured };
        var share = status switch { Status.OutOfReach => wanted - 14, Status.AtRisk => wanted - 6.5m, Status.OnTrack => wanted - 0.8m, _ => Math.Min(100, wanted + (pace / 2m)) };
        var actual = status == Status.NotApplicable ? Ratio.NotApplicable : Ratio.Of(share * 10, 1000);
        return Item("B." + (i + 1), m.Title, null, null, T(TargetType.Percent, Operator.AtLeast, wanted), m.Code, actual, null, status, "Câu dự báo của " + m.Title + ".");
    })];
}
