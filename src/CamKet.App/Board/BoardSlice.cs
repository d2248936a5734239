using CamKet.App.Asking;
using CamKet.App.Platform;

namespace CamKet.App.Board;

/// <summary>Where the promises stand: the province on one page, a unit, a promise, and the staff's view of all of them.</summary>
public static class BoardSlice
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<Standings>();
        services.AddSingleton<OpenUnit>();
        services.AddSingleton<MeasureLine>();
        services.AddSingleton<DutyCalendar>();
        return services;
    }

    public static void MapBoard(this WebApplication app)
    {
        app.MapGet("/bang.csv", ExportBoard.Csv);
        app.MapGet("/bang.xlsx", ExportBoard.Xlsx);
        var staff = app.MapGroup("/cam-ket").RequireAuthorization();
        staff.MapPost("/noi-dung/{item:guid}/han", BindDate.Post);
        staff.MapPost("/noi-dung/{item:guid}/tai-lieu", AddEvidence.Post);
        foreach (var form in (string[])["han", "tai-lieu"])
        {
            // The item's page lies under its unit, not above the form.
            staff.MapGet("/noi-dung/{item:guid}/" + form, (Guid item, HttpRequest request, Database database, HomeProvince home, CancellationToken ct) =>
                ItemAddress.LeadTo(item, form, request, database, home, ct));
            staff.MapGet("/{id:guid}/{path}/" + form, (Guid id, string path, HttpRequest request, Database database, HomeProvince home, CancellationToken ct) =>
                ItemAddress.LeadTo(id, path, form, request, database, home, ct));
        }
    }
}
