using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Board;

/// <summary>Where the promises stand: the province on one page, a unit, a promise, and the staff's view of all of them.</summary>
public static class BoardSlice
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.TryAddSingleton<HomeProvince>();
        services.TryAddSingleton(_ => CatalogCalendar.Read(Home.Path("catalog", "calendar")));
        services.AddSingleton<FirstSteps>();
        services.AddSingleton<Standings>();
        services.AddSingleton<MeasureLine>();
        services.AddSingleton<DutyCalendar>();
        return services;
    }

    public static void MapBoard(this WebApplication app)
    {
        app.MapGet("/bang.csv", ExportBoard.Csv);
        app.MapGet("/bang.xlsx", ExportBoard.Xlsx);
    }
}
