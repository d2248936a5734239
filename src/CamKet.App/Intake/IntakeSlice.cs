using System.CommandLine;
using CamKet.App.Extracts;
using CamKet.App.Platform;

namespace CamKet.App.Intake;

/// <summary>Extracts come in from pages, the command line and a watched folder, are checked, shown and accepted; activities are written down.</summary>
public static class IntakeSlice
{
    /// <summary>One of the largest extracts and as much beside it, and the form around them. The server writes it to disk while it arrives.</summary>
    private const long LargestUpload = (2 * FileSniff.LargestFile) + (1024 * 1024);

    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton(new LargerUpload("/so-lieu/nap", LargestUpload));
        services.AddSingleton<ImportFile>();
        services.AddSingleton<RecordNothing>();
        services.AddSingleton<LearnColumns>();
        services.AddSingleton<AddActivity>();
        services.AddSingleton<ListActivities>();
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
        return services;
    }

    public static void MapIntake(this WebApplication app)
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
        staff.MapPost("/hoat-dong/ghi", ActivityForms.Add);
        staff.MapGet("/hoat-dong/{province:int}/{id:guid}/anh", ActivityForms.Photo);
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [ImportCommand.Create(run)];
}
