using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Facts;

/// <summary>Extracts come in, are checked, shown and accepted; what is wrong waits in quarantine.</summary>
public static class FactsSlice
{
    public const string UploadPath = "/so-lieu/nap";

    /// <summary>One of the largest extracts and as much beside it, and the form around them. The server writes it to disk while it arrives.</summary>
    public const long LargestUpload = (2 * FileSniff.LargestFile) + (1024 * 1024);

    public static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.AddSingleton<ImportFile>();
        services.AddSingleton<ReplayRow>();
        services.AddSingleton<RecordNothing>();
        services.AddSingleton<WorkFolder>();
        services.AddSingleton<ImportJobs>();
        services.AddHostedService<RunImportJobs>();
        services.AddScheduledWork(new("forget-uploads", TimeSpan.FromHours(1), TimeSpan.Zero, async (provider, ct) =>
        {
            await provider.GetRequiredService<ImportJobs>().Forget(ct);
            return null;
        }));
        services.AddSingleton<WatchedFolder>();
        services.AddHostedService<WatchFolder>();
        services.AddSingleton<Intake>();
        return services;
    }

    public static void MapFacts(this WebApplication app)
    {
        WorkFolder.SpoolUploads();
        var staff = app.MapGroup("/so-lieu").RequireAuthorization();
        staff.MapPost("/nap", IntakeForms.Upload).WithFormOptions(multipartBodyLengthLimit: LargestUpload);
        staff.MapPost("/nap/{id:guid}/nhan", IntakeForms.Accept).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/nap/{id:guid}/bo", IntakeForms.Discard).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/nap/{id:guid}/dung", IntakeForms.Stop).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/nap/dot/{batch:guid}/nhan", IntakeForms.AcceptAll).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/nap/{id:guid}/ky", IntakeForms.Cover);
        staff.MapPost("/nap/{id:guid}/don-vi", IntakeForms.UnitOf);
        staff.MapPost("/nap/{id:guid}/loai", IntakeForms.KindOf);
        staff.MapPost("/nap/{id:guid}/cot", IntakeForms.Columns).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/cho-sua/nap-lai", DecisionForms.Correct).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/bien-mat/quyet-dinh", DecisionForms.DecideGone).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        staff.MapPost("/hoat-dong/ghi", AddActivity.Post);
        staff.MapGet("/hoat-dong/{province:int}/{id:guid}/anh", AddActivity.Show);
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [ImportCommand.Create(run)];
}
