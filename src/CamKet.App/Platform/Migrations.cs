using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>One numbered SQL file. The checksum is of its text with line ends as \n.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public override string ToString() => $"{Number:0000}_{Name}";
}

/// <summary>
/// Numbered files, applied in order, forwards only, each in its own transaction, by one program at a time (advisory lock).
/// A file that changed after it was applied stops everything: a new number is the way to change something.
/// </summary>
internal static class Migrations
{
    private const long AdvisoryLock = 0x43616D4B6574; // "CamKet"

    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migrations).Assembly;
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Migrations.", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(resource =>
            {
                var file = resource.Split('.')[^2];
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return new Migration(int.Parse(file[..4], CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
            })
            .OrderBy(migration => migration.Number)
            .ToList();
        var twice = found.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? found
            : throw new InvalidOperationException($"Two migrations carry number {twice.Key}: {string.Join(", ", twice)}.");
    }

    public static async Task<IReadOnlyList<Migration>> Apply(
        DatabaseAddress address, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken ct) =>
        (await ApplyAndSpread(address, migrations, time, ct)).Applied;

    /// <summary>Applies what is missing and, where the database has Citus, spreads what is not spread yet; says both.</summary>
    public static async Task<(IReadOnlyList<Migration> Applied, IReadOnlyList<string> Spread)> ApplyAndSpread(
        DatabaseAddress address, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await Owner(address, ct);
        await Roles.Execute(connection, CreateList, ct);
        var pending = await Pending(connection, migrations);
        foreach (var migration in pending)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Run(connection, migration, time, ct);
            await transaction.CommitAsync(ct);
        }

        return (pending, await Citus.Spread(connection, ct));
    }

    /// <summary>The tables as they are once every migration is applied; nothing is changed.</summary>
    public static async Task<(IReadOnlyList<TableShape> Tables, Version? Citus)> Explain(
        DatabaseAddress address, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await Owner(address, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Roles.Execute(connection, CreateList, ct);
        foreach (var migration in await Pending(connection, migrations))
        {
            await Run(connection, migration, time, ct);
        }

        return (await TableShape.All(connection, ct), await Citus.Installed(connection, ct));
    }

    private static async Task<NpgsqlConnection> Owner(DatabaseAddress address, CancellationToken ct)
    {
        DapperMapping.Use();
        // No pool: migrations run once, and a waiting connection of the owner is one too many.
        var owner = new NpgsqlConnectionStringBuilder(address.For(Roles.Owner)) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(owner.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await Roles.Execute(connection, $"set role {Roles.Owner}", ct);
            await connection.ExecuteAsync("select pg_advisory_lock(@AdvisoryLock)", new { AdvisoryLock });
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private const string CreateList = """
        create table if not exists migration (
            number     int primary key,
            name       text collate "C" not null,
            checksum   text collate "C" not null,
            applied_at timestamptz not null
        );
        grant select on migration to camket_app;
        """;

    private static async Task<List<Migration>> Pending(NpgsqlConnection connection, IReadOnlyList<Migration> migrations)
    {
        var applied = (await connection.QueryAsync<(int Number, string Checksum)>("select number, checksum from migration"))
            .ToDictionary(row => row.Number, row => row.Checksum);
        Check(migrations, applied);
        return [.. migrations.Where(migration => !applied.ContainsKey(migration.Number))];
    }

    private static async Task Run(NpgsqlConnection connection, Migration migration, TimeProvider time, CancellationToken ct)
    {
        // The owner has no scope: under forced row-level security a migration would find every table empty and leave its rows as they were.
        await Roles.Execute(connection, EveryTable("relforcerowsecurity", "no force"), ct);
        await Roles.Execute(connection, migration.Sql, ct);
        await Roles.Execute(connection, EveryTable("relrowsecurity", "force"), ct);
        await connection.ExecuteAsync(
            "insert into migration (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @at)",
            new { migration.Number, migration.Name, migration.Checksum, at = time.GetUtcNow() });
    }

    private static string EveryTable(string which, string force) => $"""
        do $$
        declare t text;
        begin
            for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and {which} order by relname
            loop
                execute format('alter table %I {force} row level security', t);
            end loop;
        end $$
        """;

    private static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, string> applied)
    {
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out var checksum)
                && !string.Equals(checksum, migration.Checksum, StringComparison.Ordinal))
            {
                throw new MachineFault(
                    $"Tệp di trú {migration} đã áp dụng vào cơ sở dữ liệu nhưng nội dung nay đã khác: hãy khôi phục tệp cũ và thêm tệp mang số mới.");
            }
        }

        var known = migrations.Select(migration => migration.Number).ToHashSet();
        if (applied.Keys.Any(number => !known.Contains(number)))
        {
            throw new MachineFault(
                $"Cơ sở dữ liệu đã ở bước di trú {applied.Keys.Max():0000}, mới hơn chương trình này: hãy dùng bản CamKet mới hơn.");
        }
    }
}
