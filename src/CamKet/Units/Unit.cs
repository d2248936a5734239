using CamKet.Text;

namespace CamKet.Units;

public enum UnitKind
{
    Province,
    District,

    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Thị trấn; none after 30/6/2025.</summary>
    Township,

    /// <summary>Đặc khu; from 1/7/2025.</summary>
    SpecialZone,

    /// <summary>Sở, ban, ngành, phòng.</summary>
    Office,
}

public static class UnitKinds
{
    /// <summary>How a kind is written in the database and in JSON.</summary>
    public static string Code(this UnitKind kind) => kind switch
    {
        UnitKind.Province => "province",
        UnitKind.District => "district",
        UnitKind.Commune => "xa",
        UnitKind.Ward => "phuong",
        UnitKind.Township => "thi-tran",
        UnitKind.SpecialZone => "dac-khu",
        UnitKind.Office => "office",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static UnitKind? FromCode(string code) => Enum.GetValues<UnitKind>().Cast<UnitKind?>().FirstOrDefault(kind => kind!.Value.Code() == code);

    /// <summary>The lowest level: xã, phường, thị trấn, đặc khu.</summary>
    public static bool IsCommuneLevel(this UnitKind kind) =>
        kind is UnitKind.Commune or UnitKind.Ward or UnitKind.Township or UnitKind.SpecialZone;

    /// <summary>The kind a name begins with ("Phường 4" is a ward); null where it begins with none.</summary>
    public static UnitKind? OfName(string name)
    {
        var folded = VietnameseText.Fold(name) + " ";
        foreach (var (prefix, kind) in Prefixes)
        {
            if (folded.StartsWith(prefix, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>"Xã Hướng Linh" without its kind: "Hướng Linh". A name that is only a number keeps none either: "Phường 4" is "4".</summary>
    public static string WithoutKind(string name)
    {
        var folded = VietnameseText.Fold(name);
        foreach (var (prefix, _) in Prefixes)
        {
            if (folded.StartsWith(prefix, StringComparison.Ordinal))
            {
                return string.Join(' ', VietnameseText.Tidy(name).Split(' ').Skip(prefix.Count(c => c == ' ')));
            }
        }

        return VietnameseText.Tidy(name);
    }

    // "Thành phố" is a province or a district; which one, the table says and not the name.
    private static readonly (string Prefix, UnitKind Kind)[] Prefixes =
    [
        ("xa ", UnitKind.Commune),
        ("phuong ", UnitKind.Ward),
        ("thi tran ", UnitKind.Township),
        ("dac khu ", UnitKind.SpecialZone),
        ("huyen ", UnitKind.District),
        ("quan ", UnitKind.District),
        ("thi xa ", UnitKind.District),
        ("thanh pho ", UnitKind.District),
        ("tinh ", UnitKind.Province),
    ];
}

/// <summary>
/// An administrative unit while it is what it is: a code names a unit only together with a date, since 3,316 of the 3,321
/// codes of 1/7/2025 are older codes used again.
/// </summary>
/// <param name="ProvinceId">The statistics office's code of the province it lay in at its time, as a number.</param>
/// <param name="UnitNo">See <see cref="UnitNumber"/>; its descendants are <paramref name="UnitNo"/>..<paramref name="LastNo"/>.</param>
/// <param name="Code">The statistics office's code: 2 digits for a province, 3 for a district, 5 for a commune.</param>
/// <param name="Name">With its kind: "Phường 4", "Huyện Hướng Hóa".</param>
/// <param name="ValidFrom">Null: since before our tables begin.</param>
/// <param name="ValidTo">Last day; null while it stands.</param>
public sealed record Unit(
    int ProvinceId,
    int UnitNo,
    int LastNo,
    int? ParentNo,
    string Code,
    UnitKind Kind,
    string Name,
    string Slug,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string Source)
{
    public bool IsValidAt(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>An old unit went, wholly or in part, into a new one. n:m: a merger has several of them, so has a split.</summary>
/// <param name="Day">The new unit's first day.</param>
/// <param name="Part">Only a part of the old unit (its area, its people) went there.</param>
public sealed record Succession(int ProvinceId, int UnitNo, int NewProvinceId, int NewUnitNo, DateOnly Day, bool Part, string Source);
