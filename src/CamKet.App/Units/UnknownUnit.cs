using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Units;

/// <summary>
/// A code that names no unit. On a page one chooses from a list, and the register of units is the administrator's; at a terminal whoever asks may
/// be the one who takes the register in.
/// </summary>
internal static class UnknownUnit
{
    public static Outcome<T>.Refused Of<T>(string code, DateOnly? at = null)
    {
        var none = $"Không có đơn vị mã {code}{(at is { } day ? $" vào ngày {VietnameseDate.Print(day)}" : "")}";
        return new($"{none}: chọn một đơn vị trong danh sách; đơn vị chưa có trong danh sách thì nhờ người quản trị nạp danh mục đơn vị.")
        {
            AtTerminal = $"{none}; xem lại mã, hoặc nạp danh mục bằng “camket units import”.",
        };
    }

    /// <summary>There is no unit at all.</summary>
    public static Outcome<T>.Refused Any<T>() => new("Chưa có đơn vị nào: nhờ người quản trị nạp danh mục đơn vị của tỉnh.")
    {
        AtTerminal = "Chưa có đơn vị nào: nạp danh mục bằng “camket units import”.",
    };
}
