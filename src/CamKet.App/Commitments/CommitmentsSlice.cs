using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Commitments;

/// <summary>What was promised: read from documents, corrected and confirmed by a person, kept in versions.</summary>
public static class CommitmentsSlice
{
    // A draft of a hundred promises and as many figures, with room to spare; ASP.NET's own limit is 1024.
    private const int MostFields = 20_000;

    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddSingleton<ListCommitments>();
        services.AddSingleton<ListUnmatched>();
        services.AddSingleton<MatchItem>();
        services.AddSingleton<Propose>();
        services.AddSingleton<OpenDraft>();
        services.AddSingleton<Correct>();
        services.AddSingleton<ReopenCommitment>();
        services.AddSingleton<RecordDocument>();
        services.AddSingleton<WithdrawCommitment>();
        return services.AddLeftByMigration((given, ct) => given.GetRequiredService<ListUnmatched>().Sentences(ct));
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [CommitmentCommand.Create(run)];

    public static void MapCommitments(this WebApplication app)
    {
        var staff = app.MapGroup("/cam-ket").RequireAuthorization();
        staff.MapPost("", CommitmentForms.Propose);
        staff.MapPost("/du-thao/{id:guid}", CommitmentForms.Correct).WithFormOptions(valueCountLimit: MostFields);
        staff.MapPost("/{id:guid}/sua", CommitmentForms.Reopen);
        staff.MapPost("/{id:guid}/rut", CommitmentForms.Withdraw);
        staff.MapPost("/chua-noi/{item:guid}", CommitmentForms.Match);
    }
}
