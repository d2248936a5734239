using System.Text.Json;
using CamKet.App.Catalog;
using CamKet.Extracts;
using Dapper;
using Npgsql;

namespace CamKet.App.Extracts;

/// <summary>The SQL of layouts learnt on the page.</summary>
internal static class LayoutStore
{
    /// <summary>Those of all kinds.</summary>
    public static async Task<IReadOnlyList<ExtractLayout>> Learnt(NpgsqlConnection connection, int province, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(string Key, string Kind, string Mapping)>(new CommandDefinition(
            "select layout_key, kind, mapping::text from layout where province_id = @province order by learnt_at",
            new { province },
            cancellationToken: ct));
        return [.. rows.Select(row => LayoutCatalog.Learnt(ExtractKinds.FromCode(row.Kind)!.Value, row.Key, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Mapping)!))];
    }

    public static Task Learn(
        NpgsqlConnection connection, int province, string key, ExtractKind kind, IReadOnlyDictionary<string, string> mapping, DateTimeOffset at, string by, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into layout (province_id, layout_key, kind, mapping, learnt_at, learnt_by)
            values (@province, @key, @kind, @mapping::jsonb, @at, @by)
            on conflict (province_id, layout_key) do update
               set kind = excluded.kind, mapping = excluded.mapping, learnt_at = excluded.learnt_at, learnt_by = excluded.learnt_by
            """,
            new { province, key, kind = kind.Code(), mapping = JsonSerializer.Serialize(mapping), at, by },
            cancellationToken: ct));
}
