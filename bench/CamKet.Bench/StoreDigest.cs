using System.Text;
using CamKet.App.Platform;
using Dapper;

namespace CamKet.Bench;

/// <summary>What a store holds, in a few lines that are equal when and only when its rows are.</summary>
internal static class StoreDigest
{
    /// <summary>Every row of the province but for the moments it was accepted at, in no order.</summary>
    public static async Task<string> Of(DatabaseAddress address, int province, CancellationToken ct)
    {
        await using var database = new Database(address);
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var text = new StringBuilder();
        foreach (var table in (await TableShape.All(scoped.Connection, ct)).Where(table => table.Kind == TableKind.Distributed))
        {
            text.Append(await scoped.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
                $"""
                select '{table.Name} ' || count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) - 'accepted_at')::text, 0)::numeric), 0) || chr(10)
                  from {table.Name} t where province_id = @province
                """,
                new { province },
                commandTimeout: 0,
                cancellationToken: ct)));
        }

        return text.ToString();
    }
}
