using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Units;
using YamlDotNet.Serialization;

namespace CamKet.App.Catalog;

/// <summary>The units of <c>catalog/units/*.yml</c>, for work without a database and without the published tables.</summary>
internal static class CatalogUnits
{
    /// <param name="folders">Each folder's files count as one; the sample province brings its own made-up unit.</param>
    public static UnitRegister Read(params IEnumerable<string> folders)
    {
        var files = folders.SelectMany(CatalogFiles.Read<UnitsFile>).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var oldSource = files.SelectMany(file => file.Old.SelectMany(p => p.Districts).SelectMany(d => d.Communes).Select(c => (c.Code, file.Sources.Old)))
            .ToDictionary(pair => pair.Code, pair => pair.Item2, StringComparer.Ordinal);
        var before = PublishedTables.Units(
            files.SelectMany(file => file.Old).SelectMany(province => province.Districts.SelectMany(district => district.Communes.Select(commune =>
                new OldCommune(0, province.Code, province.Name, district.Code, district.Name, commune.Code, commune.Name, commune.Name)))),
            taken);
        var after = PublishedTables.Units(
            files.SelectMany(file => file.New).SelectMany(province => province.Communes.Select(commune =>
                new NewCommune(0, province.Code, province.Name, commune.Code, commune.Name, commune.Name))),
            taken);
        var units = new UnitRegister(
            [.. before.Select(unit => oldSource.TryGetValue(unit.Code, out var source) ? unit with { Source = source } : unit), .. after],
            []);
        return new UnitRegister(units.Units, files.SelectMany(file => Links(file, units)));
    }

    private static IEnumerable<Succession> Links(UnitsFile file, UnitRegister units) =>
        from province in file.New
        from commune in province.Communes
        let after = units.Find(commune.Code, UnitNumber.TwoLevels)
        from part in commune.Whole.Select(code => (Code: code, Part: false)).Concat(commune.Part.Select(code => (Code: code, Part: true)))
        let before = units.Find(part.Code, UnitNumber.TwoLevels.AddDays(-1))
            ?? throw new MachineFault($"Danh mục đơn vị: {commune.Name} nhận từ mã {part.Code}, mã này không có trong tệp.")
        select new Succession(before.ProvinceId, before.UnitNo, after.ProvinceId, after.UnitNo, UnitNumber.TwoLevels, part.Part, file.Sources.Successions);

    private sealed class UnitsFile
    {
        public required SourceTexts Sources { get; init; }

        [YamlMember(Alias = "until-2025-06-30", ApplyNamingConventions = false)]
        public required List<OldProvince> Old { get; init; }

        [YamlMember(Alias = "from-2025-07-01", ApplyNamingConventions = false)]
        public required List<NewProvince> New { get; init; }
    }

    private sealed class SourceTexts
    {
        [YamlMember(Alias = "until-2025-06-30", ApplyNamingConventions = false)]
        public required string Old { get; init; }

        [YamlMember(Alias = "from-2025-07-01", ApplyNamingConventions = false)]
        public required string New { get; init; }

        public required string Successions { get; init; }
    }

    private sealed class OldProvince
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required List<District> Districts { get; init; }
    }

    private sealed class District
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required List<CommuneEntry> Communes { get; init; }
    }

    private sealed class CommuneEntry
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public List<string> Whole { get; init; } = [];

        public List<string> Part { get; init; } = [];
    }

    private sealed class NewProvince
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required List<CommuneEntry> Communes { get; init; }
    }
}
