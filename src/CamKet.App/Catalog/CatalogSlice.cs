using CamKet.App.Platform;
using CamKet.Commitments;

namespace CamKet.App.Catalog;

/// <summary>The files of <c>catalog/</c>, each kind read here and only here, once.</summary>
public static class CatalogSlice
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton(_ => CatalogCalendar.Read(Home.Path("catalog", "calendar")));
        services.AddSingleton(_ => CatalogProcedures.Read(Home.Path("catalog", "procedures")));
        services.AddSingleton(_ => CatalogMeasures.Read(Home.Path("catalog")));
        services.AddSingleton(provider => provider.GetRequiredService<CatalogMeasures>().Measures);
        services.AddSingleton(_ => CatalogForms.Read(Home.Path("catalog")));
        services.AddSingleton(_ => CatalogChecks.Read(Home.Path("catalog")));
        return services;
    }
}
