using System.Globalization;
using CamKet.Figures;

namespace CamKet.Targets;

/// <summary>A target or baseline in the words a table cell has room for: "≥ 40%", "thứ 10", "Tốt", "30/06/2024".</summary>
public static class TargetText
{
    public const string NoDate = "chưa có hạn";

    public static string Print(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Sign(target) + Value(target);
    }

    /// <summary>Every part: "thứ 10; Tốt".</summary>
    public static string PrintAll(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return string.Join("; ", new[] { target }.Concat(target.Also).Select(Print));
    }

    /// <summary>Every part without operators and without the length of a list: "thứ 15; Tốt", as last year's result is printed.</summary>
    public static string ValueAll(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return string.Join("; ", new[] { target }.Concat(target.Also).Select(t => Value(t with { Of = null })));
    }

    /// <summary>The figure without its operator, as a baseline is printed.</summary>
    public static string Value(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Type switch
        {
            TargetType.Percent => Number(target) + "%",
            TargetType.Count => Number(target),
            TargetType.Amount => Number(target) + " đồng",
            TargetType.Score => Number(target) + " điểm",
            TargetType.Rank => "thứ " + Number(target) + (target.Of is { } of ? "/" + of.ToString(CultureInfo.InvariantCulture) : ""),
            TargetType.Grade => target.Word ?? target.Raw,
            TargetType.Milestone => target.Date is { } date ? Date(date) : NoDate,
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };
    }

    // A rank's and a grade's usual operator says nothing new; any other is printed.
    private static string Sign(Target target) => target.Type switch
    {
        TargetType.Rank when target.Op == Operator.AtMost => "",
        TargetType.Grade when target.Op is Operator.AtLeast or Operator.Equal => "",
        TargetType.Milestone => target.Date is null ? "" : "trước hoặc trong ",
        _ => target.Op.Sign() + "\u00a0",
    };

    private static string Number(Target target) => target.Number is { } number ? Figures.Print.Short(number) : target.Raw;

    private static string Date(string iso) => iso.Length == 10
        ? $"{iso[8..]}/{iso[5..7]}/{iso[..4]}"
        : iso.Length == 7 ? $"{iso[5..]}/{iso[..4]}" : iso;
}
