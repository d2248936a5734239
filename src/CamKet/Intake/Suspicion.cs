using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Intake;

/// <summary>How many dossiers carry an agency's code ("000.29.38.H45", TT 01/2018).</summary>
public sealed record AgencyRows(string Code, int Rows);

/// <summary>What a unit's budget lines add up to, in đồng.</summary>
public sealed record MoneyTotals(decimal Estimate, decimal Actual);

/// <summary>
/// What makes an extract look like the wrong file: a sentence that ends in the question a person answers before it is taken, or null.
/// </summary>
public static class Suspicion
{
    /// <summary>Half of a handful is chance.</summary>
    private const int FewestGone = 10;

    /// <summary>So many dossiers of an agency are what a unit is known by.</summary>
    private const int Known = 10;

    /// <summary>Triệu đồng read as đồng.</summary>
    private const decimal Factor = 1000;

    /// <param name="held">What the store holds that such an extract should tell of.</param>
    /// <param name="gone">What of it the extract does not tell.</param>
    public static string? MostGone(ExtractKind kind, long gone, long held, Window window) => gone >= FewestGone && gone * 2 > held
        ? $"Biến mất {Print.Number(gone)} trên {Print.Number(held)} dòng {kind.Name()} kho đang giữ của kỳ {window}: có đúng tệp, đúng kỳ và đúng đơn vị này không?"
        : null;

    /// <summary>The agencies that carry half of a unit's rows or more: a few of another come of interlinked procedures.</summary>
    public static IEnumerable<AgencyRows> Most(IReadOnlyList<AgencyRows> unit)
    {
        var all = unit.Sum(agency => agency.Rows);
        return unit.Where(agency => agency.Rows * 2L >= all);
    }

    /// <param name="isHeld">The unit has dossiers of the extract's agency already.</param>
    public static string? OtherAgency(string unit, AgencyRows extract, AgencyRows usual, bool isHeld) => usual.Rows >= Known && usual.Code != extract.Code && !isHeld
        ? $"{Print.Number(extract.Rows)} hồ sơ mang mã cơ quan {extract.Code}, {unit} chưa từng có; hồ sơ đã nhận của đơn vị này mang mã {usual.Code}: có đúng tệp của đơn vị này không?"
        : null;

    public static string? OtherMoney(string unit, MoneyTotals before, MoneyTotals now) =>
        IsFar(before.Estimate, now.Estimate) ? Money("dự toán, kế hoạch", unit, before.Estimate, now.Estimate)
        : IsFar(before.Actual, now.Actual) ? Money("thực hiện", unit, before.Actual, now.Actual)
        : null;

    private static bool IsFar(decimal before, decimal now) => before > 0 && now > 0 && (now >= before * Factor || before >= now * Factor);

    private static string Money(string what, string unit, decimal before, decimal now) =>
        $"Tổng {what} của {unit} là {Amount(now)} đồng, lần trước của cùng các dòng là {Amount(before)} đồng, "
        + "chênh từ 1.000 lần trở lên: tệp ghi đồng, nghìn đồng hay triệu đồng, có đúng như dòng \"Đơn vị tính\" của tệp không?";

    private static string Amount(decimal amount) => amount.ToString("#,0.##", Print.Format);
}
