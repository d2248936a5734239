using System.Globalization;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.App.Intake;

/// <summary>An activity entered by hand, on a phone: date, kind, count, photo.</summary>
internal sealed class AddActivity(Database database, FindUnit find, TimeProvider time)
{
    private const int LargestPhoto = 8 * 1024 * 1024;

    /// <summary>As in the measures that count them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Kinds { get; } =
    [
        ("conference", "Hội nghị tuyên truyền"), ("dialogue", "Đối thoại"), ("initiative", "Sáng kiến"), ("outreach", "Đợt ra quân"),
        ("contest", "Cuộc thi"), ("training", "Tập huấn"), ("inspection", "Kiểm tra"), ("video", "Video"), ("article", "Tin, bài"), ("self-scoring", "Tự chấm điểm"),
    ];

    public static string NameOf(string code) => Kinds.FirstOrDefault(kind => kind.Code == code).Name ?? code;

    public async Task<Outcome<AddedActivity>> Run(TypedActivity written, Stream? picture, string by, CancellationToken ct)
    {
        var today = VietnamClock.Today(time);
        var (photo, photoFault) = await Photo(picture, ct);
        var typed = WrittenDay.Read(written.Day);
        var count = int.TryParse(written.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0;
        var unit = string.IsNullOrWhiteSpace(written.Unit) ? null : await find.ByCode(EveryProvince.CodeOf(written.Unit), typed ?? today, ct);
        var fault = typed is not { } day ? string.IsNullOrWhiteSpace(written.Day) ? "Thiếu ngày: hãy ghi ngày của hoạt động." : WrittenDay.Fault(written.Day)
            : day > today ? $"Ngày {VietnameseDate.Print(day)} còn ở phía trước: chỉ ghi việc đã làm."
            : Kinds.All(kind => kind.Code != written.Kind) ? "Loại hoạt động không có trong danh mục: hãy chọn lại."
            : count is not (>= 1 and <= 1000) ? "Số lượng phải từ 1 đến 1.000."
            : unit is null ? $"Đơn vị mã \"{written.Unit}\" không có vào ngày {VietnameseDate.Print(day)} (chưa lập hoặc đã sắp xếp): hãy chọn lại ngày hoặc đơn vị."
            : photoFault;
        if (fault is not null)
        {
            return new Outcome<AddedActivity>.Refused(fault);
        }

        var activity = new Activity(written.Kind!, typed!.Value, count, Short(written.Title, 300), Short(written.Evidence, 100));
        await using var transaction = await database.InScope(Scope.WholeProvince(unit!.ProvinceId), ct);
        if (!await BatchStore.TryLock(transaction.Connection, unit.ProvinceId, ct))
        {
            return new Outcome<AddedActivity>.Refused(BatchStore.Busy);
        }

        var id = Guid.NewGuid();
        await HoldingsStore.AddActivity(
            transaction.Connection, unit.ProvinceId, unit.UnitNo, id, activity, photo?.Bytes, photo?.Type, time.GetUtcNow(), by, ct);
        await transaction.Commit(ct);
        return new Outcome<AddedActivity>.Done(new(id, unit.Code));
    }

    private static async Task<((byte[] Bytes, string Type)?, string? Fault)> Photo(Stream? file, CancellationToken ct)
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

/// <param name="Id">By which the page finds it again.</param>
internal sealed record AddedActivity(Guid Id, string UnitCode);

/// <summary>The form of an activity as it was typed.</summary>
public sealed record TypedActivity(string? Unit, string? Kind, string? Day, string? Count, string? Title, string? Evidence);
