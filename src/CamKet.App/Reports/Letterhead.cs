using CamKet.Reports;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <summary>The fields of a report's head and foot that a unit keeps from one report to the next, as they are typed.</summary>
internal sealed record Letterhead(
    string Superior,
    string Issuer,
    string IssuerName,
    string Symbol,
    string Place,
    string Capacity,
    string Deputy,
    string Title,
    string Name,
    IReadOnlyList<string> Recipients)
{
    /// <summary>What is usual for the kind of unit, before anybody typed anything.</summary>
    public static Letterhead UsualFor(Unit unit, Unit? above)
    {
        var committee = unit.Kind != UnitKind.Office;
        var aboveName = above is null ? "cấp trên" : Lower(above.Name);
        return new Letterhead(
            committee || above is null ? "" : "Ủy ban nhân dân " + Lower(above.Name),
            committee ? "Ủy ban nhân dân" : "",
            committee ? Lower(unit.Name) : unit.Name,
            committee ? "BC-UBND" : "BC",
            PlaceOf(unit),
            committee ? "TM. Ủy ban nhân dân" : "",
            "",
            committee ? "Chủ tịch" : "Thủ trưởng",
            "",
            [
                "Ủy ban nhân dân " + aboveName + " (b/c)",
                above?.Kind == UnitKind.District ? "Phòng Nội vụ " + aboveName : "Sở Nội vụ",
                "Thường trực Đảng ủy, Hội đồng nhân dân",
                "Lưu: VT",
            ]);
    }

    public ReportHeader Header(int? number, DateOnly? day, int year) => new(
        Superior.Length == 0 ? null : Superior,
        [.. new[] { Issuer, IssuerName }.Where(line => line.Length > 0)],
        number, Symbol, Place, day, year,
        Capacity.Length == 0 ? null : Capacity,
        Deputy.Length == 0 ? null : Deputy,
        Title, Name.Length == 0 ? null : Name, Recipients);

    /// <summary>The unit as it speaks of itself in prose.</summary>
    public static string Short(Unit unit) => unit.Kind switch
    {
        UnitKind.Commune => "UBND xã",
        UnitKind.Ward => "UBND phường",
        UnitKind.Township => "UBND thị trấn",
        UnitKind.SpecialZone => "UBND đặc khu",
        UnitKind.District => "UBND " + Lower(unit.Name),
        UnitKind.Province => "UBND " + Lower(unit.Name),
        UnitKind.Office => unit.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>A numbered ward keeps its kind ("Phường 4"); a named one is called by its name (Decree 30/2020, annex I).</summary>
    private static string PlaceOf(Unit unit)
    {
        var words = unit.Name.Split(' ', 2);
        return words.Length == 2 && words[0] is "Xã" or "Phường" && words[1].Length > 0 && !char.IsDigit(words[1][0]) ? words[1]
            : unit.Name.StartsWith("Thị trấn ", StringComparison.Ordinal) ? unit.Name["Thị trấn ".Length..]
            : unit.Name;
    }

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
