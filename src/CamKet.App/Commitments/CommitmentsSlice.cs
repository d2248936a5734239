using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Commitments;

/// <summary>What was promised: read from documents, corrected and confirmed by a person, kept in versions.</summary>
public static class CommitmentsSlice
{
    // A draft of a hundred promises and as many figures, with room to spare; ASP.NET's own limit is 1024.
    private const int MostFields = 20_000;

    public static IServiceCollection AddCommitments(this IServiceCollection services) =>
        services.AddLeftByMigration(UnmatchedItems.Sentences);

    public static IEnumerable<Command> Commands(CommandRun run) => [CommitmentCommand.Create(run)];

    public static void MapCommitments(this WebApplication app)
    {
        var staff = app.MapGroup("/cam-ket").RequireAuthorization();
        staff.MapPost("", Propose.Post);
        staff.MapPost("/du-thao/{id:guid}", Correct.Post).WithFormOptions(valueCountLimit: MostFields);
        staff.MapPost("/{id:guid}/sua", Correct.Reopen);
        staff.MapPost("/{id:guid}/rut", WithdrawCommitment.Post);
        staff.MapPost("/chua-noi/{item:guid}", UnmatchedItems.Post);
    }
}
