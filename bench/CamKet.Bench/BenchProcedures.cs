using System.Globalization;
using CamKet.Procedures;

namespace CamKet.Bench;

/// <param name="Days">Working days; zero is the same day.</param>
/// <param name="Hours">Where above zero, the limit is so many hours and the appointment has a time of its own.</param>
internal sealed record BenchProcedure(
    string Code, string Name, string Field, string Section, int Weight, int Days, int Hours, bool Fee, bool Interlinked, ServiceLevel Level);

/// <summary>
/// 294 procedures in 14 fields, about as many as a commune has, with the uneven shares of its counter: two fields make up two thirds of the
/// dossiers, and within a field the first procedures outweigh the others.
/// </summary>
internal static class BenchProcedures
{
    private static readonly string[] For = ["", " có yếu tố nước ngoài", " cho người không cư trú tại địa phương"];

    private static readonly string[] Acts = ["Đăng ký", "Cấp bản sao", "Xác nhận", "Cấp lại", "Điều chỉnh, bổ sung", "Đăng ký lại", "Chấm dứt, thu hồi"];

    private static readonly (string Field, string Subject, string Section, int Share, int Days, bool Fee)[] Fields =
    [
        ("Chứng thực", "chữ ký, bản sao từ bản chính, hợp đồng và giao dịch", "Tư pháp – Hộ tịch", 400, 0, true),
        ("Hộ tịch", "khai sinh, kết hôn, khai tử và trích lục hộ tịch", "Tư pháp – Hộ tịch", 260, 1, false),
        ("Đất đai", "biến động quyền sử dụng đất, tài sản gắn liền với đất", "Địa chính – Xây dựng", 110, 15, true),
        ("Bảo trợ xã hội", "trợ cấp xã hội hằng tháng cho đối tượng bảo trợ", "Lao động – Thương binh và Xã hội", 70, 20, false),
        ("Người có công", "chế độ ưu đãi người có công với cách mạng", "Lao động – Thương binh và Xã hội", 40, 12, false),
        ("Xây dựng", "giấy phép xây dựng nhà ở riêng lẻ", "Địa chính – Xây dựng", 25, 15, true),
        ("Cư trú", "nơi thường trú, tạm trú của công dân", "Công an xã", 22, 3, false),
        ("Giảm nghèo", "hộ nghèo, hộ cận nghèo phát sinh trong năm", "Lao động – Thương binh và Xã hội", 18, 15, false),
        ("Nông nghiệp", "chuyển đổi cơ cấu cây trồng trên đất trồng lúa", "Địa chính – Xây dựng", 15, 5, false),
        ("Giáo dục", "hoạt động của nhóm trẻ, lớp mẫu giáo độc lập", "Văn hóa – Xã hội", 12, 10, true),
        ("Văn hóa", "danh hiệu gia đình văn hóa, tổ chức lễ hội cấp xã", "Văn hóa – Xã hội", 10, 5, false),
        ("Thi đua, khen thưởng", "giấy khen theo công trạng và thành tích", "Văn phòng – Thống kê", 8, 20, false),
        ("Môi trường", "bản đăng ký môi trường của cơ sở sản xuất", "Địa chính – Xây dựng", 6, 15, true),
        ("Nuôi con nuôi", "việc nuôi con nuôi trong nước", "Tư pháp – Hộ tịch", 4, 22, true),
    ];

    public static IReadOnlyList<BenchProcedure> All { get; } = [.. Fields.SelectMany((field, f) => For.SelectMany((whom, w) => Acts.Select((act, a) => new BenchProcedure(
        string.Create(CultureInfo.InvariantCulture, $"2.{980_001 + (((f * For.Length) + w) * Acts.Length) + a}"),
        $"{act} {field.Subject}{whom}",
        field.Field,
        field.Section,
        Math.Max(1, field.Share * (a == 0 ? 40 : 22 - (3 * a)) / 10 / (1 + (w * 20))),
        field.Days + (field.Days > 2 ? a % 3 : 0),
        field.Days == 0 && a is 1 or 3 ? 4 : 0,
        field.Fee,
        f == 1 && a is 0 or 5,
        (f + a) % 5 == 0 ? ServiceLevel.None : (f + a) % 2 == 0 ? ServiceLevel.Full : ServiceLevel.Partial))))];
}
