namespace CamKet.Figures;

/// <summary>
/// How a target or floor is compared: <i>trên</i> &gt;; <i>tối thiểu, trở lên, không dưới, ít nhất, từ</i> ≥;
/// <i>không quá</i> ≤; <i>dưới</i> &lt;. Strict and inclusive both occur in one document, so the operator is part of the target.
/// </summary>
public enum Operator
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equal,
}

public static class Operators
{
    public static bool Holds(this Operator op, decimal actual, decimal wanted) => op switch
    {
        Operator.AtLeast => actual >= wanted,
        Operator.MoreThan => actual > wanted,
        Operator.AtMost => actual <= wanted,
        Operator.LessThan => actual < wanted,
        Operator.Equal => actual == wanted,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>The sign printed beside a target: ≥ &gt; ≤ &lt; =.</summary>
    public static string Sign(this Operator op) => op switch
    {
        Operator.AtLeast => "≥",
        Operator.MoreThan => ">",
        Operator.AtMost => "≤",
        Operator.LessThan => "<",
        Operator.Equal => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>The form used in JSON: &gt;= &gt; &lt;= &lt; =.</summary>
    public static string Code(this Operator op) => op switch
    {
        Operator.AtLeast => ">=",
        Operator.MoreThan => ">",
        Operator.AtMost => "<=",
        Operator.LessThan => "<",
        Operator.Equal => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static Operator? FromCode(string code) => code switch
    {
        ">=" => Operator.AtLeast,
        ">" => Operator.MoreThan,
        "<=" => Operator.AtMost,
        "<" => Operator.LessThan,
        "=" => Operator.Equal,
        _ => null,
    };
}
