using CamKet.App.Charts;
using CamKet.Measures;

namespace CamKet.App.Board;

/// <summary>A measure's title short enough for the head of a column: the catalog's name without what every name begins with.</summary>
internal static class MeasureTitle
{
    private static readonly (string Begin, string Keep)[] Beginnings =
    [
        ("Tỷ lệ hồ sơ giải quyết ", "Giải quyết "), ("Tỷ lệ hồ sơ ", ""), ("Tỷ lệ giao dịch ", ""), ("Tỷ lệ văn bản ", "Văn bản "),
        ("Tỷ lệ thủ tục có nghĩa vụ tài chính được ", "Thủ tục "), ("Tỷ lệ ", ""), ("Mức độ ", ""), ("Số ", ""),
    ];

    public static string Short(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var name = measure.Name.Split(',')[0].Replace(" công ích", "", StringComparison.Ordinal).Replace(" của người dân", "", StringComparison.Ordinal)
            .Replace(" so với dự toán", "", StringComparison.Ordinal).Replace(" vốn đầu tư công", "", StringComparison.Ordinal);
        foreach (var (begin, keep) in Beginnings)
        {
            if (name.StartsWith(begin, StringComparison.Ordinal))
            {
                name = keep + name[begin.Length..];
                break;
            }
        }

        return Figure.Capital(name);
    }
}
