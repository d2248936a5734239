using CamKet.App.Asking;
using CamKet.Facts;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.Bench;

/// <summary>Where an extract's cells go.</summary>
internal interface ICells
{
    void Text(string? text);

    void Number(int number);

    void Moment(DateTime? moment);

    void EndRow();
}

/// <summary>A province's extract in the catalog's layout <c>mot-cua</c>: one head row, a unit column, a row a dossier.</summary>
internal static class ExtractFile
{
    public static readonly IReadOnlyList<string> Heads =
    [
        "Mã hồ sơ", "Đơn vị", "Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Hình thức nộp", "Mức độ dịch vụ công", "Ngày tiếp nhận",
        "Ngày hẹn trả lần đầu", "Hạn xử lý theo quy định", "Ngày hẹn trả", "Số lần hẹn lại", "Ngày thư xin lỗi", "Tình trạng", "Bộ phận xử lý",
        "Mã công chức xử lý", "Ngày kết thúc xử lý", "Ngày trả kết quả", "Ngày rút, dừng, từ chối", "Thời gian tạm dừng", "Số lần bổ sung",
        "Có phí, lệ phí", "Số giao dịch thanh toán", "Số giao dịch thanh toán trực tuyến", "Số hóa đầu vào", "Số hóa kết quả",
        "Hồ sơ liên thông", "Liên thông điện tử", "Trả qua bưu chính",
    ];

    public static void Write(ICells cells, IEnumerable<(int Unit, Dossier Dossier)> dossiers)
    {
        foreach (var head in Heads)
        {
            cells.Text(head);
        }

        cells.EndRow();
        foreach (var (unit, dossier) in dossiers)
        {
            Write(cells, BenchProvince.Units[unit].Name, dossier);
        }
    }

    private static void Write(ICells cells, string unit, Dossier d)
    {
        cells.Text(d.Code);
        cells.Text(unit);
        cells.Text(d.ProcedureCode);
        cells.Text(d.ProcedureName);
        cells.Text(d.Field);
        cells.Text(d.Channel switch { Channel.Online => "Trực tuyến", Channel.Direct => "Trực tiếp", _ => "Bưu chính công ích" });
        cells.Text(d.Level switch { ServiceLevel.Full => "Toàn trình", ServiceLevel.Partial => "Một phần", _ => "Cung cấp thông tin" });
        cells.Moment(d.Received);
        cells.Moment(d.DueFirst);
        cells.Moment(d.DueLawful);
        cells.Moment(d.DueCurrent);
        cells.Number(d.Reappointments);
        cells.Text(d.ApologyDays.Count == 0 ? null : VietnameseDate.Print(d.ApologyDays[0]));
        cells.Text(Word(d.Status));
        cells.Text(d.Section);
        cells.Text(d.Officer);
        cells.Moment(d.Finished);
        cells.Moment(d.HandedOver);
        cells.Text(d.Ended is { } ended ? VietnameseDate.Print(ended) : null);
        cells.Text(d.Pauses.Count == 0 ? null : VietnameseDate.Print(d.Pauses[0].From) + "-" + (d.Pauses[0].To is { } to ? VietnameseDate.Print(to) : ""));
        cells.Number(d.Supplements);
        cells.Text(YesNo(d.FeeBearing));
        cells.Number(d.Payments);
        cells.Number(d.PaymentsOnline);
        cells.Text(YesNo(d.InputDigitised));
        cells.Text(YesNo(d.ResultDigitised));
        cells.Text(YesNo(d.Interlinked));
        cells.Text(YesNo(d.InterlinkedElectronic));
        cells.Text(YesNo(d.ResultByPost));
        cells.EndRow();
    }

    private static string YesNo(bool yes) => yes ? "Có" : "Không";

    private static string Word(DossierStatus status) => status switch
    {
        DossierStatus.NotAccepted => "Không được tiếp nhận",
        DossierStatus.InProcess => "Đang xử lý",
        DossierStatus.SupplementAsked => "Yêu cầu bổ sung",
        DossierStatus.Withdrawn => "Công dân rút",
        DossierStatus.Stopped => "Dừng xử lý",
        DossierStatus.Finished => "Đã xử lý xong",
        DossierStatus.Returned => "Đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The generator makes no such dossier."),
    };
}
