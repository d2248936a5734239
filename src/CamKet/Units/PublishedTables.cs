using CamKet.Text;

namespace CamKet.Units;

/// <summary>A line of the commune table of 30/6/2025 (three levels).</summary>
public sealed record OldCommune(int Line, string ProvinceCode, string Province, string DistrictCode, string District, string Code, string Name, string Level);

/// <summary>A line of the commune table of 1/7/2025 (two levels).</summary>
public sealed record NewCommune(int Line, string ProvinceCode, string Province, string Code, string Name, string Level);

/// <summary>A line of the official table that says which old commune went into which new one.</summary>
public sealed record CommunePair(int Line, string NewCode, string NewName, string OldCode, string OldName, string OldDistrictCode, string OldProvinceCode, string Note);

public enum UnitIssueKind
{
    /// <summary>The code belongs to another commune; the link is made to the one the line names.</summary>
    WrongCode,

    /// <summary>The line puts the commune into another province than its code.</summary>
    WrongProvince,

    /// <summary>No old code: no link is made.</summary>
    NoCode,

    /// <summary>A code of the line stands in neither table: no link is made.</summary>
    UnknownCode,

    /// <summary>The kind stands otherwise in its own column than in the name; the column is taken.</summary>
    KindDiffers,

    /// <summary>The same commune under another spelling; the link is made by the code.</summary>
    OtherSpelling,
}

/// <summary>What is wrong in an official table: listed, never swallowed.</summary>
/// <param name="Problem">One Vietnamese sentence.</param>
public sealed record UnitIssue(UnitIssueKind Kind, int Line, string? Code, string Problem);

/// <summary>The published tables of the reorganisation of 1/7/2025, joined into units and successions.</summary>
public static class PublishedTables
{
    public const string OldSource = "Danh mục đơn vị hành chính của cơ quan thống kê, ngày 30/6/2025";
    public const string NewSource = "Danh mục đơn vị hành chính của cơ quan thống kê, ngày 01/7/2025";
    public const string PairSource = "Bảng chuyển đổi đơn vị hành chính cấp xã cũ – mới của cơ quan thống kê, 01/7/2025";

    private static readonly DateOnly LastOldDay = UnitNumber.TwoLevels.AddDays(-1);

    public static IReadOnlyList<Unit> Units(IEnumerable<OldCommune> rows, ISet<string> taken)
    {
        var all = rows.ToList();
        var units = new List<Unit>();
        foreach (var province in all.DistinctBy(row => row.ProvinceCode))
        {
            var (no, last) = UnitNumber.Province(twoLevels: false);
            Add(province.ProvinceCode, no, last, null, province.ProvinceCode, UnitKind.Province, province.Province, null);
        }

        foreach (var district in all.DistinctBy(row => row.DistrictCode))
        {
            var (no, last) = UnitNumber.District(district.DistrictCode);
            Add(district.ProvinceCode, no, last, UnitNumber.Province(false).No, district.DistrictCode, UnitKind.District, district.District, district.Province);
        }

        foreach (var row in all)
        {
            var (no, last) = UnitNumber.Commune(row.DistrictCode, row.Code);
            Add(row.ProvinceCode, no, last, UnitNumber.District(row.DistrictCode).No, row.Code, KindOf(row.Level), row.Name, row.District);
        }

        return units;

        void Add(string province, int no, int last, int? parent, string code, UnitKind kind, string name, string? above) =>
            units.Add(new Unit(
                ProvinceId(province), no, last, parent, code, kind, VietnameseText.Tidy(name),
                kind == UnitKind.District ? UnitSlug.For(name, null, code, null, taken) : UnitSlug.For(name, above, code, null, taken),
                null, LastOldDay, OldSource));
    }

    public static IReadOnlyList<Unit> Units(IEnumerable<NewCommune> rows, ISet<string> taken)
    {
        var all = rows.ToList();
        var (root, lastOfRoot) = UnitNumber.Province(twoLevels: true);
        return
        [
            .. all.DistinctBy(row => row.ProvinceCode).Select(row => new Unit(
                ProvinceId(row.ProvinceCode), root, lastOfRoot, null, row.ProvinceCode, UnitKind.Province, VietnameseText.Tidy(row.Province),
                UnitSlug.For(row.Province, null, row.ProvinceCode, UnitNumber.TwoLevels, taken), UnitNumber.TwoLevels, null, NewSource)),
            .. all.Select(row => new Unit(
                ProvinceId(row.ProvinceCode), UnitNumber.Commune(null, row.Code).No, UnitNumber.Commune(null, row.Code).Last, root, row.Code,
                KindOf(row.Level), VietnameseText.Tidy(row.Name),
                UnitSlug.For(row.Name, row.Province, row.Code, UnitNumber.TwoLevels, taken), UnitNumber.TwoLevels, null, NewSource)),
        ];
    }

    /// <summary>Lines whose column of kinds contradicts the name: "Phường 5" entered as Xã.</summary>
    public static IReadOnlyList<UnitIssue> KindIssues(IEnumerable<OldCommune> rows) =>
    [
        .. rows.Where(row => UnitKinds.OfName(row.Name) != KindOf(row.Level)).Select(row => new UnitIssue(
            UnitIssueKind.KindDiffers, row.Line, row.Code, $"{row.Name} ({row.Code}, {row.District}) ghi cấp là {row.Level}; đã giữ theo cột cấp.")),
    ];

    /// <summary>
    /// Links by code and date. Where a line's name is not its code's but that of another commune of the same district, the
    /// code is the slip: the link goes to the commune that is named, and the slip is listed.
    /// </summary>
    public static (IReadOnlyList<Succession> Links, IReadOnlyList<UnitIssue> Issues) Successions(IEnumerable<CommunePair> pairs, UnitRegister units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var byDistrictAndName = units.Units
            .Where(unit => unit.Kind.IsCommuneLevel() && unit.ValidTo == LastOldDay)
            .ToLookup(unit => (unit.ParentNo, VietnameseText.Fold(unit.Name)));
        var links = new Dictionary<(int, int, int, int), Succession>();
        var issues = new List<UnitIssue>();
        foreach (var pair in pairs)
        {
            var (old, issue) = OldUnit(pair);
            issues.AddRange(issue);
            var after = units.Find(pair.NewCode, UnitNumber.TwoLevels);
            if (after is null)
            {
                issues.Add(new UnitIssue(UnitIssueKind.UnknownCode, pair.Line, pair.NewCode, $"Mã mới {pair.NewCode} ({pair.NewName}) không có trong danh mục từ 01/7/2025."));
                continue;
            }

            if (VietnameseText.Fold(after.Name) != VietnameseText.Fold(pair.NewName))
            {
                issues.Add(new UnitIssue(UnitIssueKind.OtherSpelling, pair.Line, pair.NewCode, $"Mã mới {pair.NewCode} ghi là {pair.NewName}, danh mục ghi {after.Name}."));
            }

            if (old is not null)
            {
                var key = (old.ProvinceId, old.UnitNo, after.ProvinceId, after.UnitNo);
                var part = IsPart(pair.Note);
                links[key] = new Succession(old.ProvinceId, old.UnitNo, after.ProvinceId, after.UnitNo, UnitNumber.TwoLevels, part, PairSource);
            }
        }

        return ([.. links.Values], issues);

        (Unit? Unit, IEnumerable<UnitIssue> Issues) OldUnit(CommunePair pair)
        {
            if (pair.OldCode.Length == 0)
            {
                var place = pair.OldName.Length > 0 ? pair.OldName : pair.Note;
                return (null, [new UnitIssue(UnitIssueKind.NoCode, pair.Line, null, $"Không có mã cũ cho {pair.NewName} ({pair.NewCode}): {place}.")]);
            }

            if (units.Find(pair.OldCode, LastOldDay) is not { } unit)
            {
                return (null, [new UnitIssue(UnitIssueKind.UnknownCode, pair.Line, pair.OldCode, $"Mã cũ {pair.OldCode} ({pair.OldName}) không có trong danh mục ngày 30/6/2025.")]);
            }

            var found = new List<UnitIssue>();
            if (VietnameseText.Fold(unit.Name) != VietnameseText.Fold(pair.OldName))
            {
                var district = pair.OldDistrictCode.Length == 3 ? UnitNumber.District(pair.OldDistrictCode).No : (int?)null;
                var named = byDistrictAndName[(district, VietnameseText.Fold(pair.OldName))].ToList();
                if (named.Count == 1)
                {
                    found.Add(new UnitIssue(UnitIssueKind.WrongCode, pair.Line, pair.OldCode, $"Mã {pair.OldCode} là của {unit.Name}; {pair.OldName} có mã {named[0].Code}, đã ghép theo mã này."));
                    unit = named[0];
                }
                else
                {
                    found.Add(new UnitIssue(UnitIssueKind.OtherSpelling, pair.Line, pair.OldCode, $"Mã cũ {pair.OldCode} ghi là {pair.OldName}, danh mục ghi {unit.Name}."));
                }
            }

            if (unit.ProvinceId != ProvinceId(pair.OldProvinceCode))
            {
                found.Add(new UnitIssue(UnitIssueKind.WrongProvince, pair.Line, pair.OldCode, $"{unit.Name} ({unit.Code}) ghi thuộc tỉnh mã {pair.OldProvinceCode}, danh mục ghi tỉnh mã {unit.ProvinceId:00}."));
            }

            return (unit, found);
        }
    }

    public static int ProvinceId(string provinceCode) => int.Parse(provinceCode, System.Globalization.CultureInfo.InvariantCulture);

    private static UnitKind KindOf(string level) => UnitKinds.OfName(level + " ") is { } kind && kind.IsCommuneLevel()
        ? kind
        : throw new ArgumentException($"\"{level}\" is no kind of commune.", nameof(level));

    private static bool IsPart(string note)
    {
        var folded = VietnameseText.Fold(note);
        return folded.Contains("mot phan", StringComparison.Ordinal) || folded.Contains("phan con lai", StringComparison.Ordinal);
    }
}
