using CamKet.App.Platform;
using Microsoft.AspNetCore.Antiforgery;

namespace CamKet.App.Facts;

/// <summary>The facts as they are kept, with their versions and their ledger; rows in quarantine, dossiers gone and dossiers corrected wait here or are decided.</summary>
public static class FactsSlice
{
    public static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.AddSingleton<EveryProvince>();
        services.AddSingleton<ListGone>();
        services.AddSingleton<DecideGone>();
        services.AddSingleton<ListQuarantined>();
        services.AddSingleton<ReplayRow>();
        services.AddSingleton<OpenDossier>();
        services.AddSingleton<CorrectDossier>();
        services.AddTransient<RebuildLedger>();
        services.AddAfterMigration((provider, ct) => provider.GetRequiredService<RebuildLedger>().FillMissing(ct));
        return services;
    }

    public static void MapFacts(this WebApplication app)
    {
        var staff = app.MapGroup("/so-lieu").RequireAuthorization();
        staff.MapPost("/cho-sua/nap-lai", DecisionForms.Correct).WithMetadata(new RequireAntiforgeryTokenAttribute());
        staff.MapPost("/bien-mat/quyet-dinh", DecisionForms.Gone).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/ho-so/{slug}/sua", DossierForms.Correct).RequireAuthorization();
    }
}
