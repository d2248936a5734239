using CamKet.App.Platform;
using CamKet.Plausibility;

namespace CamKet.App.Catalog;

/// <summary>From where figures are doubted: <c>catalog/checks/plausibility.yml</c>, the newest limit of a day counting.</summary>
internal sealed class CatalogChecks
{
    private readonly List<LimitFile> limits;

    private CatalogChecks(List<LimitFile> limits) => this.limits = limits;

    public static CatalogChecks Read(string catalog) => new(CatalogFiles.ReadFile<List<LimitFile>>(Path.Combine(catalog, "checks", "plausibility.yml")));

    /// <exception cref="MachineFault">The catalog lacks one.</exception>
    public DoubtLimits At(DateOnly day) => new(
        Value("jump-points", day), Value("jump-cases", day), (int)Value("perfect-months", day), Value("perfect-cases", day), (int)Value("silent-days", day), Value("silent-expected", day));

    // A limit that begins later than the first data is the one there is for them.
    private decimal Value(string limit, DateOnly day) =>
        limits.Where(l => l.Limit == limit).OrderBy(l => l.ValidFrom > day).ThenByDescending(l => l.ValidFrom).FirstOrDefault()?.Value
        ?? throw new MachineFault($"Danh mục catalog/checks thiếu ngưỡng {limit}.");

    private sealed class LimitFile
    {
        public required string Limit { get; init; }

        public required decimal Value { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public required string Reason { get; init; }
    }
}
