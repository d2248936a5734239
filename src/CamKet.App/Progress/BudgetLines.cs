using CamKet.App.Catalog;
using CamKet.Extracts;
using CamKet.Measures;

namespace CamKet.App.Progress;

/// <param name="Name">As the tables of the treasury call it: "Giải ngân vốn đầu tư công".</param>
internal sealed record BudgetLine(string Code, string Name);

/// <summary>The budget lines some measure counts, and so a plan can be made for.</summary>
internal static class BudgetLines
{
    public static IReadOnlyList<BudgetLine> Of(MeasureCatalog measures)
    {
        var words = LayoutCatalog.Richest(ExtractKind.Budget).Values["line"];
        return [.. measures.All.Select(CodeOf).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(code => new BudgetLine(code, words.Where(w => w.Value == code).Select(w => w.Key).FirstOrDefault() ?? code))];
    }

    /// <summary>"budget-disbursement-actual" counts the line "disbursement"; null for what is not measured against a decided whole.</summary>
    public static string? CodeOf(MeasureDefinition measure) => measure.Shape != MeasureShape.Fixed || measure.Numerator.Count == 0
        ? null
        : measure.Numerator[0].Code["budget-".Length..^"-actual".Length];
}
