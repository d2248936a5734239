using CamKet.App.Board;
using CamKet.App.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Commitments;

/// <summary>What was promised: read from documents, corrected and confirmed by a person, kept in versions.</summary>
public static class CommitmentsSlice
{
    // A draft of a hundred promises and as many figures, with room to spare; ASP.NET's own limit is 1024.
    private const int MostFields = 20_000;

    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.TryAddSingleton<HomeProvince>();
        return services;
    }

    public static void MapCommitments(this WebApplication app)
    {
        var staff = app.MapGroup("/cam-ket").RequireAuthorization();
        staff.MapPost("", Propose.Post);
        staff.MapPost("/du-thao/{id:guid}", Correct.Post).WithFormOptions(valueCountLimit: MostFields);
        staff.MapPost("/{id:guid}/sua", Correct.Reopen);
        staff.MapPost("/{id:guid}/{path}/han", BindDate.Post);
        staff.MapPost("/{id:guid}/{path}/tai-lieu", AddEvidence.Post);
        foreach (var form in (string[])["han", "tai-lieu"])
        {
            // The item's page lies under its unit, not above the form.
            staff.MapGet("/{id:guid}/{path}/" + form, (Guid id, string path, HttpRequest request, Database database, HomeProvince home, CancellationToken ct) =>
                ItemAddress.LeadTo(id, path, form, request, database, home, ct));
        }
    }
}
