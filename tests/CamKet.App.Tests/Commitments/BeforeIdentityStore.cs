using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Npgsql;

namespace CamKet.App.Tests.Commitments;

/// <summary>The store of before promises had an identity: loaded into the tables of then, and migrated.</summary>
internal static class BeforeIdentityStore
{
    private const int Before = 123;
    private static readonly string Store = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Commitments", "BeforeIdentity", "store.zip");

    public static async Task<DatabaseAddress> Migrated()
    {
        var address = await Unmigrated();
        await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, CancellationToken.None);
        return address;
    }

    public static async Task<DatabaseAddress> Unmigrated()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [.. Migrations.Embedded().Where(m => m.Number <= Before)], TimeProvider.System, CancellationToken.None);
        await Load(address);
        return address;
    }

    /// <summary>What the pages of that program showed.</summary>
    public static JsonNode Expected()
    {
        using var archive = ZipFile.OpenRead(Store);
        using var stream = archive.GetEntry("expected.json")!.Open();
        return JsonNode.Parse(stream)!;
    }

    /// <summary>The results and evidence that were typed into a report.</summary>
    public static IReadOnlyList<string> Typed(Guid report)
    {
        using var archive = ZipFile.OpenRead(Store);
        using var reader = new StreamReader(archive.GetEntry("report.txt")!.Open(), Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n');
        var (id, edits) = (Array.IndexOf(lines[0].Split(", "), "report_id"), Array.IndexOf(lines[0].Split(", "), "edits"));
        var row = lines.Skip(1).Select(l => l.Split('\t')).Single(l => l.Length > edits && l[id] == report.ToString());
        // COPY doubles a backslash.
        return
        [
            .. JsonNode.Parse(row[edits].Replace(@"\\", @"\", StringComparison.Ordinal))!["rows"]!.AsObject()
                .SelectMany(r => r.Value!["result"]!.AsArray().Concat(r.Value["evidence"]!.AsArray())).Select(line => line!.GetValue<string>()),
        ];
    }

    private static async Task Load(DatabaseAddress address)
    {
        await using var connection = new NpgsqlConnection(address.For(Roles.Owner) + ";Pooling=false");
        await connection.OpenAsync();
        using var archive = ZipFile.OpenRead(Store);
        async Task<string> Text(string name)
        {
            using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }

        foreach (var table in (await Text("order.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var rows = await Text(table + ".txt");
            var head = rows.IndexOf('\n', StringComparison.Ordinal);
            await connection.ExecuteAsync($"alter table {table} no force row level security");
            await using (var writer = await connection.BeginTextImportAsync($"copy {table} ({rows[..head]}) from stdin"))
            {
                await writer.WriteAsync(rows[(head + 1)..]);
            }

            await connection.ExecuteAsync($"do $$ begin if (select relrowsecurity from pg_class where oid = '{table}'::regclass) then alter table {table} force row level security; end if; end $$");
        }
    }
}
