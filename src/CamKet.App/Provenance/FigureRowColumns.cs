using CamKet.Facts;
using CamKet.Measures;

namespace CamKet.App.Provenance;

/// <param name="Sql">What it shows, over the fact <c>d</c>, its extract <c>e</c> and its batch <c>b</c>.</param>
/// <param name="As">The stored value as it is shown; null as it is.</param>
internal sealed record FigureRowColumn(string Head, string Sql, Func<object, object>? As = null);

/// <summary>What a list of facts of one kind shows of each, the same on the page and in the exports; the last columns say where it came from.</summary>
internal static class FigureRowColumns
{
    public const string Note = "Ghi chú";

    /// <summary>Where a dossier's cells stand that a page shows in its own way.</summary>
    public const int Procedure = 1, Section = 3, State = 8, Officer = 9;

    public static IReadOnlyList<FigureRowColumn> Of(string kind) => [.. Own(kind), .. Origin(kind)];

    private static IReadOnlyList<FigureRowColumn> Own(string kind) => kind switch
    {
        FactKind.Dossiers =>
        [
            new("Mã hồ sơ", "d.code"),
            new("Thủ tục", "nullif(concat_ws(' – ', d.procedure_code, d.procedure_name), '')"),
            new("Lĩnh vực", "d.field"),
            new("Bộ phận", "d.section"),
            new("Hình thức nộp", "d.channel::int", v => ((Channel)(int)v).Word()),
            new("Tiếp nhận", "d.received"),
            new("Hạn trả theo quy định", "d.due_lawful"),
            new("Xử lý xong", "coalesce(d.finished, d.ended::timestamp)"),
            new("Tình trạng", "d.state::int", v => ((DossierState)(int)v).Word()),
            new("Mã cán bộ", "nullif(trim(d.officer), '')"),
            new("Giao dịch", "nullif(d.payments::int, 0)"),
            new("Giao dịch trực tuyến", "nullif(d.payments_online::int, 0)"),
        ],
        FactKind.Documents =>
        [
            new("Số, ký hiệu", "d.number"),
            new("Đi, đến", "case d.direction when 'in' then 'đến' else 'đi' end"),
            new("Ngày", "d.day"),
            new("Trích yếu", "d.subject"),
            new("Ký số", "case when d.signed_digitally then 'có' end"),
            new("Lãnh đạo ký số", "case when d.signed_by_leader then 'có' end"),
            new("Xử lý, trao đổi điện tử", "case when d.processed_electronically then 'có' end"),
        ],
        FactKind.Budget =>
        [
            new("Nội dung thu, chi", "d.line"),
            new("Lũy kế đến ngày", "d.as_of"),
            new("Dự toán, kế hoạch (đồng)", "d.estimate"),
            new("Thực hiện (đồng)", "d.actual"),
            new("Tính chất", "case d.certainty when 'estimated' then 'ước' when 'provisional' then 'tạm tính' else 'chính thức' end"),
        ],
        FactKind.Activities =>
        [
            new("Nội dung", "coalesce(d.title, d.kind)"),
            new("Ngày", "d.day"),
            new("Số lượng", "d.count"),
            new("Văn bản kiểm chứng", "d.evidence_number"),
        ],
        FactKind.Surveys =>
        [
            new("Công cụ khảo sát", "d.instrument"),
            new("Kênh", "d.channel"),
            new("Từ ngày", "d.from_day"),
            new("Đến ngày", "d.to_day"),
            new("Rất không hài lòng", "d.n1"),
            new("Không hài lòng", "d.n2"),
            new("Bình thường", "d.n3"),
            new("Hài lòng", "d.n4"),
            new("Rất hài lòng", "d.n5"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IReadOnlyList<FigureRowColumn> Origin(string kind) =>
    [
        new("Tệp số liệu", kind == FactKind.Activities ? "coalesce(e.file_name, 'ghi trên trang, ' || d.entered_by)" : "e.file_name"),
        new("Nhận lúc", kind == FactKind.Activities ? "coalesce(e.accepted_at, d.entered_at)" : "e.accepted_at", v => Platform.VietnamClock.Wall((DateTime)v)),
        new("Trang", "d.sheet"),
        new("Dòng", "d.row_no"),
        new(Note, "case b.kind when 'correction' then 'đã sửa: ' || b.reason when 'replay' then 'sửa khi nạp' end"),
    ];
}
