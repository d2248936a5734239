using System.Globalization;
using CamKet.App.Asking;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>A table as an officer's system prints it: heads with the group above them, and the cells of its rows.</summary>
/// <param name="Title">Lines above the head.</param>
internal sealed record SampleTable(string Name, IReadOnlyList<string> Title, IReadOnlyList<(string Group, string Head)> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows, string Totals);

/// <summary>The sample's facts in the words of the systems they would come from.</summary>
internal static class SampleTables
{
    private static readonly (string Group, string Head, Func<Dossier, object?> Cell)[] DossierColumns =
    [
        ("Hồ sơ", "Mã hồ sơ", d => d.Code),
        ("Hồ sơ", "Mã thủ tục", d => d.ProcedureCode),
        ("Hồ sơ", "Tên thủ tục", d => d.ProcedureName),
        ("Hồ sơ", "Lĩnh vực", d => d.Field),
        ("Tiếp nhận", "Hình thức nộp", d => Word(d.Channel)),
        ("Tiếp nhận", "Mức độ dịch vụ công", d => Word(d.Level)),
        ("Tiếp nhận", "Ngày tiếp nhận", d => d.Received),
        ("Hẹn trả", "Ngày hẹn trả lần đầu", d => d.DueFirst),
        ("Hẹn trả", "Hạn xử lý theo quy định", d => d.DueLawful),
        ("Hẹn trả", "Ngày hẹn trả", d => d.DueCurrent),
        ("Hẹn trả", "Số lần hẹn lại", d => d.Reappointments),
        ("Hẹn trả", "Ngày thư xin lỗi", d => string.Join("; ", d.ApologyDays.Select(VietnameseDate.Print))),
        ("Xử lý", "Tình trạng", d => Word(d.Status)),
        ("Xử lý", "Bộ phận xử lý", d => d.Section),
        ("Xử lý", "Mã công chức xử lý", d => d.Officer),
        ("Xử lý", "Ngày kết thúc xử lý", d => d.Finished),
        ("Xử lý", "Ngày trả kết quả", d => d.HandedOver),
        ("Xử lý", "Ngày rút, dừng, từ chối", d => d.Ended is { } day ? VietnameseDate.Print(day) : null),
        ("Xử lý", "Thời gian tạm dừng", d => string.Join("; ", d.Pauses.Select(Span))),
        ("Xử lý", "Số lần bổ sung", d => d.Supplements),
        ("Phí, lệ phí", "Có phí, lệ phí", d => YesNo(d.FeeBearing)),
        ("Phí, lệ phí", "Số giao dịch thanh toán", d => d.Payments),
        ("Phí, lệ phí", "Số giao dịch thanh toán trực tuyến", d => d.PaymentsOnline),
        ("Số hóa", "Số hóa đầu vào", d => YesNo(d.InputDigitised)),
        ("Số hóa", "Số hóa kết quả", d => YesNo(d.ResultDigitised)),
        ("Liên thông", "Hồ sơ liên thông", d => YesNo(d.Interlinked)),
        ("Liên thông", "Liên thông điện tử", d => YesNo(d.InterlinkedElectronic)),
        ("Trả kết quả", "Trả qua bưu chính", d => YesNo(d.ResultByPost)),
    ];

    public static SampleTable Dossiers(SampleUnit unit, Window window, IReadOnlyList<Dossier> dossiers) => new(
        "Ho so",
        ["DANH SÁCH HỒ SƠ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", Heading(unit, window)],
        [.. DossierColumns.Select(c => (c.Group, c.Head))],
        [.. dossiers.Select(d => (IReadOnlyList<object?>)[.. DossierColumns.Select(c => c.Cell(d))])],
        $"Tổng cộng: {Print.Number(dossiers.Count)} hồ sơ");

    public static SampleTable Outgoing(SampleUnit unit, Window window, IReadOnlyList<RegisterDocument> documents) => new(
        "Van ban di",
        ["SỔ VĂN BẢN ĐI", Heading(unit, window)],
        [("Văn bản", "Số, ký hiệu"), ("Văn bản", "Ngày văn bản"), ("Văn bản", "Trích yếu"), ("Ký số", "Ký số cơ quan"), ("Ký số", "Lãnh đạo ký số"), ("Gửi", "Gửi điện tử")],
        [.. documents.Select(d => (IReadOnlyList<object?>)[d.Number, d.Day, d.Subject, YesNo(d.SignedDigitally), YesNo(d.SignedByLeader), YesNo(d.ProcessedElectronically)])],
        $"Tổng cộng: {Print.Number(documents.Count)} văn bản");

    public static SampleTable Incoming(SampleUnit unit, Window window, IReadOnlyList<RegisterDocument> documents) => new(
        "Van ban den",
        ["SỔ VĂN BẢN ĐẾN", Heading(unit, window)],
        [("Văn bản", "Số đến"), ("Văn bản", "Ngày đến"), ("Văn bản", "Trích yếu"), ("Xử lý", "Xử lý trên phần mềm")],
        [.. documents.Select(d => (IReadOnlyList<object?>)[d.Number, d.Day, d.Subject, YesNo(d.ProcessedElectronically)])],
        $"Tổng cộng: {Print.Number(documents.Count)} văn bản");

    public static SampleTable Budget(SampleUnit unit, Window window, IReadOnlyList<BudgetEntry> entries) => new(
        "Ngan sach",
        ["THU NGÂN SÁCH, GIẢI NGÂN VỐN ĐẦU TƯ CÔNG", Heading(unit, window) + ". Số tiền bằng đồng"],
        [("", "Nội dung"), ("", "Số liệu đến ngày"), ("Số tiền", "Dự toán năm"), ("Số tiền", "Lũy kế thực hiện"), ("", "Tính chất số liệu")],
        [.. entries.Select(e => (IReadOnlyList<object?>)[LineWord(e.Line), e.AsOf, Print.Number(e.Estimate), Print.Number(e.Actual), e.Certainty == Certainty.Estimated ? "Ước thực hiện" : "Chính thức"])],
        "");

    public static SampleTable Activities(SampleUnit unit, Window window, IReadOnlyList<ActivityPlan> activities) => new(
        "Hoat dong",
        ["SỔ THEO DÕI HOẠT ĐỘNG", Heading(unit, window)],
        [("", "Loại hoạt động"), ("", "Ngày tổ chức"), ("", "Số lượng"), ("", "Nội dung"), ("", "Văn bản kiểm chứng")],
        [.. activities.OrderBy(a => a.Day).Select(a => (IReadOnlyList<object?>)[KindWord(a.Kind), a.Day, a.Count, a.Title, a.Evidence])],
        "");

    public static SampleTable Surveys(SampleUnit unit, Window window, IReadOnlyList<SurveyPlan> surveys) => new(
        "Khao sat",
        ["KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG", Heading(unit, window)],
        [("", "Bộ câu hỏi"), ("", "Kênh"), ("", "Nhóm lĩnh vực"), ("Đợt", "Từ ngày"), ("Đợt", "Đến ngày"), ("Số phiếu", "Rất không hài lòng"), ("Số phiếu", "Không hài lòng"), ("Số phiếu", "Bình thường"), ("Số phiếu", "Hài lòng"), ("Số phiếu", "Rất hài lòng"), ("Số phiếu", "Không ý kiến")],
        [.. surveys.Select(s => (IReadOnlyList<object?>)["Phiếu một cửa", "QR tại quầy", GroupWord(s.Group), s.From, s.To, .. s.Answers.Select(n => (object?)n), s.Missing])],
        "");

    private static string Heading(SampleUnit unit, Window window) =>
        $"{unit.Name}. Từ ngày {VietnameseDate.Print(window.From)} đến ngày {VietnameseDate.Print(window.To)}";

    public static string Moment(DateTime moment) => moment.ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);

    private static string Span(Pause pause) => VietnameseDate.Print(pause.From) + "-" + (pause.To is { } to ? VietnameseDate.Print(to) : "");

    private static string YesNo(bool yes) => yes ? "Có" : "Không";

    private static string Word(Channel channel) => channel switch
    {
        Channel.Direct => "Trực tiếp",
        Channel.Online => "Trực tuyến",
        Channel.Postal => "Bưu chính công ích",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static string Word(ServiceLevel level) => level switch
    {
        ServiceLevel.Full => "Toàn trình",
        ServiceLevel.Partial => "Một phần",
        ServiceLevel.None => "Cung cấp thông tin",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    private static string Word(DossierStatus status) => status switch
    {
        DossierStatus.Registered => "Mới đăng ký",
        DossierStatus.Accepted => "Được tiếp nhận",
        DossierStatus.NotAccepted => "Không được tiếp nhận",
        DossierStatus.InProcess => "Đang xử lý",
        DossierStatus.SupplementAsked => "Yêu cầu bổ sung",
        DossierStatus.PaymentAsked => "Yêu cầu nghĩa vụ tài chính",
        DossierStatus.Withdrawn => "Công dân rút",
        DossierStatus.Stopped => "Dừng xử lý",
        DossierStatus.Finished => "Đã xử lý xong",
        DossierStatus.Returned => "Đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string LineWord(string line) => line switch
    {
        "revenue-total" => "Thu ngân sách nhà nước",
        "revenue-share" => "Phần ngân sách xã, phường hưởng",
        "revenue-share-local" => "Phần thu trên địa bàn được hưởng",
        "disbursement" => "Giải ngân vốn đầu tư công",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, null),
    };

    private static string KindWord(string kind) => kind switch
    {
        "conference" => "Hội nghị tuyên truyền",
        "dialogue" => "Đối thoại",
        "outreach" => "Ra quân",
        "contest" => "Cuộc thi",
        "video" => "Video",
        "article" => "Tin, bài",
        "initiative" => "Sáng kiến",
        "self-scoring" => "Tự chấm điểm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string GroupWord(string group) => group switch
    {
        "all" => "Tất cả",
        "land" => "Đất đai",
        "construction" => "Xây dựng",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
