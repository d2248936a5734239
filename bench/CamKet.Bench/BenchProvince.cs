using System.Globalization;
using System.Text;

namespace CamKet.Bench;

/// <summary>A commune of the made-up province.</summary>
/// <param name="Part">Its part of the dossier codes.</param>
internal sealed record BenchUnit(string Code, string Name, string District, string Part);

/// <summary>
/// A province none of the catalog's, with 200 communes in eight districts; codes lie above the published ones. It exists
/// until 30/6/2025, as the published table of that day would have it.
/// </summary>
internal static class BenchProvince
{
    public const string Code = "98";
    public const int Number = 98;
    private const string Name = "Tỉnh Đo Tốc Độ";
    private const int InDistrict = 25;

    private static readonly string[] First =
    [
        "An", "Bình", "Cẩm", "Diên", "Đông", "Gio", "Hải", "Hương", "Kim", "Lộc",
        "Mỹ", "Nam", "Phú", "Quang", "Sơn", "Tân", "Thanh", "Triệu", "Vĩnh", "Xuân",
    ];

    private static readonly string[] Second = ["Bình", "Châu", "Giang", "Hòa", "Lâm", "Long", "Mai", "Phong", "Thành", "Thủy"];

    public static IReadOnlyList<BenchUnit> Units { get; } =
    [
        .. Enumerable.Range(0, First.Length * Second.Length).Select(i => new BenchUnit(
            (98_001 + i).ToString(CultureInfo.InvariantCulture),
            $"Xã {First[i % First.Length]} {Second[i / First.Length]}",
            (981 + (i / InDistrict)).ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"000.{20 + (i / 100):00}.{i % 100:00}.H98"))),
    ];

    /// <summary>The published table, for <c>units import</c>.</summary>
    public static string Table()
    {
        var table = new StringBuilder("province_code,province,district_code,district,commune_code,commune,level\n");
        foreach (var unit in Units)
        {
            table.Append(CultureInfo.InvariantCulture, $"{Code},{Name},{unit.District},Huyện số {unit.District},{unit.Code},{unit.Name},Xã\n");
        }

        return table.ToString();
    }
}
