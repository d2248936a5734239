using System.Globalization;

namespace CamKet.Reports;

/// <summary>
/// The head and foot of an administrative document as Decree 30/2020, annex I, has them. What is not known yet is null and
/// printed as room for a pen.
/// </summary>
/// <param name="Superior">Cơ quan chủ quản; null for a People's Committee, which prints none.</param>
/// <param name="Issuer">One or two lines, in capitals when printed: "Ủy ban nhân dân", "Phường 4".</param>
/// <param name="Number">Without its symbol; null before it is numbered.</param>
/// <param name="Symbol">"BC-UBND".</param>
/// <param name="Place">Địa danh.</param>
/// <param name="Capacity">"TM. Ủy ban nhân dân" or null.</param>
/// <param name="Deputy">"KT. Chủ tịch" or null.</param>
/// <param name="Title">"Chủ tịch", "Phó Chủ tịch".</param>
/// <param name="Name">Without any title before it.</param>
/// <param name="Recipients">Nơi nhận, one a line, without dash and closing mark.</param>
public sealed record ReportHeader(
    string? Superior,
    IReadOnlyList<string> Issuer,
    int? Number,
    string Symbol,
    string Place,
    DateOnly? Day,
    int Year,
    string? Capacity,
    string? Deputy,
    string Title,
    string? Name,
    IReadOnlyList<string> Recipients)
{
    private const string Room = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0";

    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>What a document must bear when it is issued and this one does not yet, in words: "số", "ngày ký", "họ tên người ký".</summary>
    public IReadOnlyList<string> Lacking =>
    [
        .. Number is null ? ["số"] : Array.Empty<string>(),
        .. Day is null ? ["ngày ký"] : Array.Empty<string>(),
        .. string.IsNullOrWhiteSpace(Name) ? ["họ tên người ký"] : Array.Empty<string>(),
    ];

    /// <summary>"Số: 05/BC-UBND": a number below 10 takes a leading zero.</summary>
    public string NumberLine => "Số: " + (Number is { } n ? n.ToString("00", CultureInfo.InvariantCulture) : Room) + "/" + Symbol;

    /// <summary>Days below 10 and months 1 and 2 take a leading zero.</summary>
    public string PlaceAndDay => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{Place}, ngày {day.Day:00} tháng {(day.Month < 3 ? "0" : "")}{day.Month} năm {day.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{Place}, ngày {Room} tháng {Room} năm {Year}");

    /// <summary>"(Kèm theo Báo cáo số 05/BC-UBND ngày 12 tháng 11 năm 2024 của …)".</summary>
    public string AnnexReference(string typeName) => string.Create(
        CultureInfo.InvariantCulture,
        $"(Kèm theo {Sentence(typeName)} số {(Number is { } n ? n.ToString("00", CultureInfo.InvariantCulture) : Room)}/{Symbol} {PlaceAndDay[(Place.Length + 2)..]} của {string.Join(' ', Issuer)})");

    private static string Sentence(string capitals) => capitals.Length == 0 ? "" : capitals[..1] + capitals[1..].ToLower(CultureInfo.InvariantCulture);
}
