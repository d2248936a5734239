using CamKet.Text;

namespace CamKet.Extracts;

public enum ExtractKind
{
    Dossiers,
    Documents,
    Budget,
    Activities,
    Surveys,
}

public static class ExtractKinds
{
    /// <summary>The word used on the command line, in the catalog and in the store.</summary>
    public static string Code(this ExtractKind kind) => kind switch
    {
        ExtractKind.Dossiers => "dossiers",
        ExtractKind.Documents => "documents",
        ExtractKind.Budget => "budget",
        ExtractKind.Activities => "activities",
        ExtractKind.Surveys => "surveys",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static ExtractKind? FromCode(string code) => Enum.GetValues<ExtractKind>().Where(k => k.Code() == code).Select(k => (ExtractKind?)k).FirstOrDefault();

    /// <summary>What a person calls it.</summary>
    public static string Name(this ExtractKind kind) => kind switch
    {
        ExtractKind.Dossiers => "hồ sơ một cửa",
        ExtractKind.Documents => "văn bản đi, đến",
        ExtractKind.Budget => "thu, chi ngân sách",
        ExtractKind.Activities => "hoạt động",
        ExtractKind.Surveys => "khảo sát hài lòng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>
/// A field an extract of some kind may carry: its code, what a person calls it, and whether a row means nothing without it.
/// </summary>
public sealed record FactField(string Code, string Name, bool Required);

/// <summary>
/// How one system prints one kind of extract: which head label is which field, and what its words for state, channel and
/// level mean. Written in <c>catalog/extracts</c>, or learnt on the page for a layout the catalog does not know.
/// </summary>
/// <param name="Labels">Field code → head labels, most wanted first. Compared without tone marks, case, spaces and punctuation.</param>
/// <param name="Values">Field code → (word of the system → our code), compared the same way.</param>
/// <param name="Constants">Field code → what the whole file says of it (a register of incoming documents).</param>
/// <param name="ByMinute">The system compares times, not dates, when it judges lateness.</param>
public sealed record ExtractLayout(
    string Code,
    string System,
    ExtractKind Kind,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Labels,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values,
    bool ByMinute,
    IReadOnlyDictionary<string, string>? Constants = null)
{
    private readonly Dictionary<(string Field, string Word), string> meanings = Fold(Values);

    /// <summary>Our code for the system's word; null for one its table does not hold.</summary>
    public string? Meaning(string field, string word) => MeaningOfFolded(field, VietnameseText.Fold(word));

    internal string? MeaningOfFolded(string field, string folded) => meanings.GetValueOrDefault((field, folded));

    /// <summary>What the whole file says of a field no column carries; blank where it says nothing.</summary>
    public Cell Constant(string field) => Constants is not null && Constants.TryGetValue(field, out var text) ? Cell.OfText(text) : Cell.Blank;

    private static Dictionary<(string Field, string Word), string> Fold(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> values)
    {
        var folded = new Dictionary<(string, string), string>();
        foreach (var (field, words) in values)
        {
            foreach (var (word, code) in words)
            {
                folded[(field, VietnameseText.Fold(word))] = code;
            }
        }

        return folded;
    }
}

/// <summary>The fields of each kind, in the order they are asked for when a layout is mapped by hand.</summary>
public static class FactFields
{
    private static readonly FactField Unit = new("unit", "Đơn vị", false);

    public static IReadOnlyList<FactField> Of(ExtractKind kind) => kind switch
    {
        ExtractKind.Dossiers =>
        [
            new("code", "Mã hồ sơ", true), Unit,
            new("procedure_code", "Mã thủ tục", false), new("procedure_name", "Tên thủ tục", false), new("field", "Lĩnh vực", false),
            new("section", "Bộ phận xử lý", false), new("officer", "Mã công chức xử lý", false),
            new("channel", "Hình thức nộp", true), new("level", "Mức độ dịch vụ công", false), new("status", "Tình trạng", true),
            new("received", "Ngày tiếp nhận", true), new("due_first", "Ngày hẹn trả đầu tiên", false),
            new("due_lawful", "Hạn xử lý theo quy định", false), new("due_current", "Ngày hẹn trả", false),
            new("finished", "Ngày kết thúc xử lý", false), new("handed_over", "Ngày trả kết quả", false), new("ended", "Ngày rút, dừng, từ chối", false),
            new("pauses", "Thời gian tạm dừng", false), new("supplements", "Số lần yêu cầu bổ sung", false),
            new("reappointments", "Số lần hẹn lại", false), new("apologies", "Ngày thư xin lỗi", false),
            new("payments", "Số giao dịch thanh toán", false), new("payments_online", "Số giao dịch thanh toán trực tuyến", false),
            new("fee_bearing", "Có phí, lệ phí", false), new("input_digitised", "Số hóa hồ sơ đầu vào", false),
            new("result_digitised", "Số hóa kết quả", false), new("interlinked", "Liên thông", false),
            new("interlinked_electronic", "Luân chuyển điện tử", false), new("result_by_post", "Trả qua bưu chính", false),
        ],
        ExtractKind.Documents =>
        [
            new("direction", "Đi hay đến", false), Unit, new("number", "Số, ký hiệu", true), new("day", "Ngày văn bản (ngày đến)", true),
            new("subject", "Trích yếu", false), new("signed_digitally", "Ký số", false), new("signed_by_leader", "Lãnh đạo ký số", false),
            new("processed_electronically", "Xử lý, trao đổi điện tử", false),
        ],
        ExtractKind.Budget =>
        [
            new("line", "Nội dung thu, chi", true), Unit, new("as_of", "Đến ngày", false), new("estimate", "Dự toán, kế hoạch", true),
            new("actual", "Thực hiện", true), new("certainty", "Chính thức hay ước", false),
        ],
        ExtractKind.Activities =>
        [
            new("kind", "Loại hoạt động", true), Unit, new("day", "Ngày", true), new("count", "Số lượng", false),
            new("title", "Nội dung", false), new("evidence_number", "Văn bản kiểm chứng", false),
        ],
        ExtractKind.Surveys =>
        [
            new("instrument", "Công cụ khảo sát", false), Unit, new("channel", "Kênh", false), new("group", "Nhóm lĩnh vực", false),
            new("from_day", "Từ ngày", false), new("to_day", "Đến ngày", false), new("n1", "Rất không hài lòng", true),
            new("n2", "Không hài lòng", true), new("n3", "Bình thường", true), new("n4", "Hài lòng", true), new("n5", "Rất hài lòng", true),
            new("missing", "Không trả lời", false),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
