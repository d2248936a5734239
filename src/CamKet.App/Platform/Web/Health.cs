namespace CamKet.App.Platform;

/// <summary>/health/live: the program runs. /health/ready: it can answer, its database is there.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("ok"));
        app.MapGet("/health/ready", async Task<IResult> (Database database, CancellationToken ct) =>
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
            soon.CancelAfter(TimeSpan.FromSeconds(3));
            try
            {
                return await database.Answers(soon.Token)
                    ? TypedResults.Text("ok")
                    : TypedResults.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return TypedResults.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
