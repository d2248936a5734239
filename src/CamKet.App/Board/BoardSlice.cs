using CamKet.App.Asking;

namespace CamKet.App.Board;

/// <summary>Where the promises stand: the province on one page, a unit, a promise, and the staff's view of all of them.</summary>
public static class BoardSlice
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<Standings>();
        services.AddSingleton<OpenUnit>();
        services.AddSingleton<OpenItem>();
        services.AddSingleton<OpenItemByNumber>();
        services.AddSingleton<FindItem>();
        services.AddSingleton<BindDate>();
        services.AddSingleton<AddEvidence>();
        services.AddSingleton<WithdrawEvidence>();
        services.AddSingleton<MeasureLine>();
        services.AddSingleton<DutyCalendar>();
        return services;
    }

    public static void MapBoard(this WebApplication app)
    {
        app.MapGet("/bang.csv", ExportBoard.Csv);
        app.MapGet("/bang.xlsx", ExportBoard.Xlsx);
        var staff = app.MapGroup("/cam-ket").RequireAuthorization();
        staff.MapPost("/noi-dung/{item:guid}/han", ItemForms.BindDate);
        staff.MapPost("/noi-dung/{item:guid}/tai-lieu", ItemForms.AddEvidence);
        staff.MapPost("/noi-dung/{item:guid}/tai-lieu/rut", ItemForms.WithdrawEvidence);
        staff.MapGet("/noi-dung/{item:guid}/tai-lieu/rut", (Guid item, HttpRequest request, FindItem find, CancellationToken ct) => ItemForms.LeadTo(item, "tai-lieu", request, find, ct));
        foreach (var form in (string[])["han", "tai-lieu"])
        {
            staff.MapGet("/noi-dung/{item:guid}/" + form, (Guid item, HttpRequest request, FindItem find, CancellationToken ct) => ItemForms.LeadTo(item, form, request, find, ct));
            staff.MapGet("/{id:guid}/{path}/" + form, (Guid id, string path, HttpRequest request, FindItem find, CancellationToken ct) => ItemForms.LeadTo(id, path, form, request, find, ct));
        }
    }
}
