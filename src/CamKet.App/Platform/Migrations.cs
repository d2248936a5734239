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
        DatabaseAddress address, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken ct)
    {
        DapperMapping.Use();
        // No pool: migrations run once, and a waiting connection of the owner is one too many.
        var owner = new NpgsqlConnectionStringBuilder(address.For(Roles.Owner)) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync(ct);
        await Roles.Execute(connection, $"set role {Roles.Owner}", ct);
        await connection.ExecuteAsync("select pg_advisory_lock(@AdvisoryLock)", new { AdvisoryLock });
        await Roles.Execute(
            connection,
            """
            create table if not exists migration (
                number     int primary key,
                name       text collate "C" not null,
                checksum   text collate "C" not null,
                applied_at timestamptz not null
            );
            grant select on migration to camket_app;
            """,
            ct);
        var applied = (await connection.QueryAsync<(int Number, string Checksum)>("select number, checksum from migration"))
            .ToDictionary(row => row.Number, row => row.Checksum);
        Check(migrations, applied);

        var done = new List<Migration>();
        foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Roles.Execute(connection, migration.Sql, ct);
            await connection.ExecuteAsync(
                "insert into migration (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @at)",
                new { migration.Number, migration.Name, migration.Checksum, at = time.GetUtcNow() });
            await transaction.CommitAsync(ct);
            done.Add(migration);
        }

        return done;
    }

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
