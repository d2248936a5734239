using System.Globalization;
using CamKet.Text;

namespace CamKet.Units;

/// <summary>
/// A unit's address: its name and that of the unit above ("phuong-4-dong-ha"). An address once given stays; where one is
/// taken, the newcomer adds the year it began, else its code.
/// </summary>
public static class UnitSlug
{
    public static string For(string name, string? parentName, string code, DateOnly? validFrom, ISet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var plain = VietnameseText.Slug(parentName is null ? name : name + " " + UnitKinds.WithoutKind(parentName));
        var withYear = plain + "-" + (validFrom?.Year.ToString(CultureInfo.InvariantCulture) ?? code);
        var slug = !taken.Contains(plain) ? plain : !taken.Contains(withYear) ? withYear : withYear + "-" + code;
        taken.Add(slug);
        return slug;
    }
}
