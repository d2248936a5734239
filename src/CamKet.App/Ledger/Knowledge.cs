using CamKet.App.Asking;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>What was known at a moment: the batches accepted by then, and the days extracts accepted by then covered.</summary>
internal sealed record Knowledge(DateTimeOffset Moment, long Batch)
{
    public static async Task<Knowledge> At(NpgsqlConnection connection, int province, DateTimeOffset moment, CancellationToken ct) =>
        new(moment.ToUniversalTime(), await BatchStore.KnownAt(connection, province, moment.ToUniversalTime(), ct));
}
