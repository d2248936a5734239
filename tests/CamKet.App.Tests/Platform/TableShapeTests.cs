using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>The shape that Citus shards by province, read from the catalog of a migrated database.</summary>
public sealed class TableShapeTests
{
    private static readonly string Golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Platform", "Golden", "tables.json");

    private static async Task<(NpgsqlConnection Connection, IReadOnlyList<TableShape> Tables)> Migrated()
    {
        var connection = new NpgsqlConnection((await PostgresServer.NewDatabase()).For(Roles.Owner) + ";Pooling=false");
        await connection.OpenAsync();
        return (connection, await TableShape.All(connection, default));
    }

    [Fact]
    public async Task Every_table_has_a_place_and_the_facts_are_sharded()
    {
        var (connection, tables) = await Migrated();
        await connection.DisposeAsync();
        tables.Where(t => t.Kind is null).Select(t => t.Name).ShouldBeEmpty("a table without row-level security is a reference or a local one: say which in TableShape");
        string[] facts = ["dossier", "dossier_history", "extract", "coverage", "ledger_day", "ledger_roll", "batch", "quarantine", "commitment", "report", "import_job", "budget_plan"];
        facts.ShouldBeSubsetOf(tables.Where(t => t.Kind == TableKind.Distributed).Select(t => t.Name));
    }

    [Fact]
    public async Task Every_key_unique_index_and_foreign_key_of_a_sharded_table_begins_with_its_province()
    {
        var (connection, tables) = await Migrated();
        await using var open = connection;
        var sharded = tables.Where(t => t.Kind == TableKind.Distributed).Select(t => t.Name).ToArray();
        var first = (await connection.QueryAsync<(string Table, string Index, string Column)>(
            """
            select c.relname::text, i.indexrelid::regclass::text, a.attname::text
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indisunique and c.relname = any(@sharded)
            """,
            new { sharded })).AsList();
        first.Select(i => i.Table).Distinct().Order(StringComparer.Ordinal).ShouldBe(sharded.Order(StringComparer.Ordinal), "each has a key");
        first.Where(i => i.Column != "province_id").ShouldBeEmpty();

        var foreign = (await connection.QueryAsync<(string Table, string Other, string Column, string OtherColumn)>(
            """
            select k.conrelid::regclass::text, k.confrelid::regclass::text, a.attname::text, b.attname::text
              from pg_constraint k
              join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
              join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
             where k.contype = 'f'
            """)).AsList();
        foreign.ShouldNotBeEmpty();
        foreach (var (table, other, column, otherColumn) in foreign)
        {
            sharded.ShouldContain(table);
            sharded.ShouldContain(other, $"{table} points at {other}, which lies elsewhere");
            (column, otherColumn).ShouldBe(("province_id", "province_id"), table);
        }
    }

    [Fact]
    public async Task There_is_no_trigger_rule_view_or_sequence_and_no_policy_asks_a_table()
    {
        var (connection, _) = await Migrated();
        await using var open = connection;
        (await connection.QueryAsync<string>("select tgname::text from pg_trigger where not tgisinternal")).ShouldBeEmpty();
        (await connection.QueryAsync<string>("select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'S')")).ShouldBeEmpty();
        var policies = (await connection.QueryAsync<string>("select pg_get_expr(polqual, polrelid) from pg_policy")).AsList();
        policies.ShouldNotBeEmpty();
        policies.ShouldAllBe(p => p.Contains("province_id", StringComparison.Ordinal) && !p.Contains("SELECT", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_told_on_any_server_without_changing_it()
    {
        var address = await PostgresServer.EmptyDatabase();
        var environment = new Dictionary<string, string> { ["CAMKET_DATABASE"] = address.For(Roles.Owner) };
        var said = await Terminal.CamketWith(environment, "migrate", "--explain");
        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldContain("dossier (province_id, unit_no, code)");
        said.Output.ShouldContain("report_step (province_id, unit_no, report_id, at) → report");
        said.Error.ShouldContain("không có Citus");

        var json = await Terminal.CamketWith(environment, "migrate", "--explain", "--json");
        json.ExitCode.ShouldBe(0, json.Error);
        json.Error.ShouldBeEmpty();
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "tables.schema.json"));
        schema.Validate(json.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        // One of each kind: another table is no news.
        var chosen = JsonDocument.Parse(json.Output).RootElement.GetProperty("tables").EnumerateArray()
            .Where(t => t.GetProperty("table").GetString() is "dossier" or "report_step" or "unit" or "account");
        var some = JsonSerializer.Serialize(chosen, new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(Golden, some);
        }

        some.ShouldBe(await File.ReadAllTextAsync(Golden));

        await using var connection = new NpgsqlConnection(address.For(Roles.Owner) + ";Pooling=false");
        (await connection.ExecuteScalarAsync<int>("select count(*) from pg_class where relnamespace = 'public'::regnamespace")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_database_has_Citus_migrate_spreads_the_tables_once_and_says_so()
    {
        var address = await PostgresServer.EmptyDatabase();
        await PretendCitus.CreateIn(address);
        var environment = new Dictionary<string, string> { ["CAMKET_DATABASE"] = address.For(Roles.Owner) };
        var said = await Terminal.CamketWith(environment, "migrate");
        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldContain("dossier: chia theo province_id\n");
        said.Output.ShouldContain("unit: chép ở mọi máy\n");
        said.Output.ShouldNotContain("account:");
        said.Error.ShouldContain("Citus");

        await using var connection = await PretendCitus.Superuser(address);
        var tables = await TableShape.All(connection, default);
        var spread = (await connection.QueryAsync<(string Name, char Method)>("select c.relname::text, p.partmethod from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid order by p.place")).AsList();
        spread.Where(t => t.Method == 'h').Select(t => t.Name).Order(StringComparer.Ordinal).ShouldBe(tables.Where(t => t.Kind == TableKind.Distributed).Select(t => t.Name).Order(StringComparer.Ordinal));
        spread.Where(t => t.Method == 'n').Select(t => t.Name).Order(StringComparer.Ordinal).ShouldBe(tables.Where(t => t.Kind == TableKind.Reference).Select(t => t.Name).Order(StringComparer.Ordinal));
        (await connection.QueryAsync<string>("select relname::text from pg_class where relrowsecurity and not relforcerowsecurity")).ShouldBeEmpty();
        // This version leaves rights on columns at the coordinator.
        (await connection.QueryAsync<string>("select command from told_shards where tab = 'dossier'::regclass")).ShouldHaveSingleItem()
            .ShouldMatch("^grant SELECT \\(province_id, unit_no, .*\\) on %s to camket_public$");

        var again = await Terminal.CamketWith(environment, "migrate");
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldBeEmpty();
        again.Error.Trim().ShouldBe("Cơ sở dữ liệu đã ở bước mới nhất.");
        (await Terminal.CamketWith(environment, "migrate", "--explain")).Error.ShouldContain("Citus 13.0");
    }
}
