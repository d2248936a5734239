using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Text;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Intake;

/// <summary>An activity entered by hand, on a phone: date, kind, count, photo.</summary>
internal static class AddActivity
{
    private const int LargestPhoto = 8 * 1024 * 1024;

    /// <summary>As in the measures that count them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Kinds { get; } =
    [
        ("conference", "Hội nghị tuyên truyền"), ("dialogue", "Đối thoại"), ("initiative", "Sáng kiến"), ("outreach", "Đợt ra quân"),
        ("contest", "Cuộc thi"), ("training", "Tập huấn"), ("inspection", "Kiểm tra"), ("video", "Video"), ("article", "Tin, bài"), ("self-scoring", "Tự chấm điểm"),
    ];

    public static string NameOf(string code) => Kinds.FirstOrDefault(kind => kind.Code == code).Name ?? code;

    internal sealed class Form
    {
        public string? DonVi { get; set; }

        public string? Loai { get; set; }

        public string? Ngay { get; set; }

        public string? SoLuong { get; set; }

        public string? NoiDung { get; set; }

        public string? VanBan { get; set; }
    }

    public static async Task<IResult> Post(
        [FromForm] Form form, IFormFile? anh, EveryProvince provinces, Database database, TimeProvider time, ClaimsPrincipal person, CancellationToken ct)
    {
        var today = VietnamClock.Today(time);
        var (photo, photoFault) = await Photo(anh, ct);
        var typed = WrittenDay.Read(form.Ngay);
        var count = int.TryParse(form.SoLuong, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0;
        var unit = await provinces.UnitAt(form.DonVi, typed ?? today, ct);
        var fault = typed is not { } day ? string.IsNullOrWhiteSpace(form.Ngay) ? "Thiếu ngày: hãy ghi ngày của hoạt động." : WrittenDay.Fault(form.Ngay)
            : day > today ? $"Ngày {VietnameseDate.Print(day)} còn ở phía trước: chỉ ghi việc đã làm."
            : Kinds.All(kind => kind.Code != form.Loai) ? "Loại hoạt động không có trong danh mục: hãy chọn lại."
            : count is not (>= 1 and <= 1000) ? "Số lượng phải từ 1 đến 1.000."
            : unit is null ? $"Đơn vị mã \"{form.DonVi}\" không có vào ngày {VietnameseDate.Print(day)} (chưa lập hoặc đã sắp xếp): hãy chọn lại ngày hoặc đơn vị."
            : photoFault;
        if (fault is not null)
        {
            return Back(fault);
        }

        var activity = new Activity(form.Loai!, typed!.Value, count, Short(form.NoiDung, 300), Short(form.VanBan, 100));
        await using var transaction = await database.InScope(Scope.WholeProvince(unit!.ProvinceId), ct);
        if (!await BatchStore.TryLock(transaction.Connection, unit.ProvinceId, ct))
        {
            return Back(BatchStore.Busy);
        }

        var id = Guid.NewGuid();
        await HoldingsStore.AddActivity(
            transaction.Connection, unit.ProvinceId, unit.UnitNo, id, activity, photo?.Bytes, photo?.Type, time.GetUtcNow(), person.Identity?.Name ?? "", ct);
        await transaction.Commit(ct);
        return TypedResults.LocalRedirect(Links.With("/so-lieu/hoat-dong", ("xong", id.ToString()), ("don-vi", unit.Code)));

        // What was typed comes back with the fault; only a photo has to be chosen again, as browsers demand.
        RazorComponentResult<ActivityPage> Back(string sentence) =>
            new(new { Typed = new TypedActivity(form.DonVi, form.Loai, form.Ngay, form.SoLuong, form.NoiDung, form.VanBan, sentence) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
    }

    /// <summary>Served as what it was found to be, never as what the phone called it, and never run by a browser.</summary>
    public static async Task<IResult> Show(int province, Guid id, Database database, HttpContext http, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        if (await HoldingsStore.Photo(transaction.Connection, province, id, ct) is not { } photo)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.ContentDisposition = "inline; filename=\"anh\"";
        return TypedResults.Bytes(photo.Bytes, photo.Type);
    }

    private static async Task<((byte[] Bytes, string Type)?, string? Fault)> Photo(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
        {
            return (null, null);
        }

        if (file.Length > LargestPhoto)
        {
            return (null, "Ảnh lớn hơn 8 MB: hãy chụp lại với cỡ nhỏ hơn.");
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var photo = bytes.ToArray();
        var type = TypeOf(photo);
        var kept = type == "image/jpeg" ? CleanPhoto.Jpeg(photo) : photo;
        return type is not null && kept is not null
            ? ((kept, type), null)
            : (null, "Tệp kèm theo không phải ảnh JPEG, PNG hoặc WebP: hãy chọn ảnh khác.");
    }

    internal static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private static string? Short(string? text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? null : CamKet.Text.VietnameseText.Tidy(text) is var tidy && tidy.Length > longest ? tidy[..longest] : CamKet.Text.VietnameseText.Tidy(text);
}

/// <summary>The form of an activity as it was typed, and why it was refused.</summary>
public sealed record TypedActivity(string? Unit, string? Kind, string? Day, string? Count, string? Title, string? Evidence, string Fault);
