using CamKet.App.Platform;
using CamKet.App.Units;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Measures;

/// <summary>The catalog of measures and the counting of facts.</summary>
public static class MeasuresSlice
{
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => CatalogMeasures.Read(Home.Path("catalog")));
        services.TryAddSingleton(provider => provider.GetRequiredService<CatalogMeasures>().Measures);
        services.TryAddSingleton(_ => CatalogCalendar.Read(Home.Path("catalog", "calendar")));
        services.TryAddSingleton(provider => new MeasureSeries(provider.GetRequiredService<Database>()));
        return services;
    }
}
