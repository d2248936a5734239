using CamKet.App.Platform;

namespace CamKet.App.Provenance;

/// <summary>From every figure down to the rows it was counted from.</summary>
public static class ProvenanceSlice
{
    public static IServiceCollection AddProvenance(this IServiceCollection services)
    {
        services.AddSingleton<OpenFigure>();
        return services;
    }

    public static void MapProvenance(this WebApplication app)
    {
        var staff = app.MapGroup("").RequireAuthorization();
        foreach (var extension in (string[])[TableFile.Csv, TableFile.Xlsx])
        {
            staff.MapGet($"/don-vi/{{slug}}/con-so/dong.{extension}", (string slug, OpenFigure figures, HttpContext http, CancellationToken ct) =>
                ExportRows.Write(FigureQuery.Read(slug, null, http.Request.Query), extension, figures, ct));
            staff.MapGet($"/don-vi/{{slug}}/con-so/{{measure}}/dong.{extension}", (string slug, string measure, OpenFigure figures, HttpContext http, CancellationToken ct) =>
                ExportRows.Write(FigureQuery.Read(slug, measure, http.Request.Query), extension, figures, ct));
        }
    }
}
