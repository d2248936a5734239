using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Facts;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>A field of the kind, and in how many rows it changes.</summary>
public sealed record ChangedField(string Field, string Name, int Rows);

/// <summary>A stored row an import changes: whose, its code and day, and what it says before and after.</summary>
public sealed record ChangedRow(string UnitName, string Code, IReadOnlyList<FieldChange> Changes);

/// <summary>What a preview tells of the rows that would change: how often each field, and the first rows.</summary>
internal sealed record ToldChanges(IReadOnlyList<ChangedField> Fields, IReadOnlyList<(int UnitNo, string Code, IReadOnlyList<FieldChange> Changes)> Rows)
{
    public static readonly ToldChanges None = new([], []);
}

/// <summary>
/// The SQL that sets staged rows beside the versions they replace, for a preview. One pass counts all of them; only the first are read.
/// </summary>
internal sealed class StagedChanges(NpgsqlConnection connection, int province, FactTable table, CancellationToken ct)
{
    public const int MostRows = 50;

    // What follows from other columns is no news of its own.
    private static readonly HashSet<string> Derived = ["out_day", "span", "letter_span", "paused_to"];

    private string Changed =>
        $"""
          from stage_known k
          join stage s on s.province_id = @province and {table.KnownMeet("s", "k")}
          join {table.Name} t on t.province_id = @province and {table.KnownMeet("t", "k")}
         where k.verdict = 'changed'
        """;

    public async Task<ToldChanges> Tell()
    {
        var columns = table.Content.Select(column => column.Name).Where(name => !Derived.Contains(name)).ToArray();
        var differs = string.Join(", ", columns.Select(name => $"count(*) filter (where {Differ(name)})::int"));
        var counts = new int[columns.Length];
        await Read($"select {differs} {Changed}", row =>
        {
            for (var i = 0; i < columns.Length; i++)
            {
                counts[i] = row.GetInt32(i);
            }
        });
        var fields = columns.Select((name, index) => new ChangedField(FieldOf(name), NameOf(name), counts[index])).Where(field => field.Rows > 0).OrderByDescending(field => field.Rows).ToList();
        var rows = new List<(int, string, IReadOnlyList<FieldChange>)>();
        var first = $"{Changed} order by k.unit_no, {string.Join(", ", table.Key.Select(column => "k." + column.Name))} limit {MostRows}";
        var code = table.CodeOf("t");
        if (table.Ledger is { } readBack && table.Name == "dossier")
        {
            await Read($"select k.unit_no, {code}, {readBack.Columns("t")}, {readBack.Columns("s")} {first}", row => rows.Add(
                (row.GetInt32(0), row.GetString(1), DossierForm.Changes((Dossier)readBack.Read(row, 2), (Dossier)readBack.Read(row, 2 + readBack.ColumnCount)))));
        }
        else
        {
            var both = string.Join(", ", columns.Select(name => $"t.{name}, s.{name}"));
            await Read($"select k.unit_no, {code}, {both} {first}", row => rows.Add((row.GetInt32(0), row.GetString(1), [.. columns
                .Select((name, index) => new FieldChange(FieldOf(name), NameOf(name), Shown(row, 2 + (2 * index)), Shown(row, 3 + (2 * index))))
                .Where(change => change.Before != change.After)])));
        }

        return new(fields, rows);
    }

    private static string Differ(string name) => name == "paused_from"
        ? "(t.paused_from, t.paused_to) is distinct from (s.paused_from, s.paused_to)"
        : $"t.{name} is distinct from s.{name}";

    private static string FieldOf(string column) => column switch
    {
        "paused_from" => "pauses",
        "apology_days" => "apologies",
        _ => column,
    };

    private string NameOf(string column) => column == "by_minute"
        ? "Tính hạn đến giờ, phút"
        : FactFields.Of(table.Kind).First(field => field.Code == FieldOf(column)).Name;

    private static string Shown(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? "" : row.GetValue(at) switch
    {
        bool yes => yes ? "có" : "không",
        "actual" => "chính thức",
        "estimated" => "ước",
        "provisional" => "sơ bộ",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => CamKet.Time.VietnameseDate.Print(DateOnly.FromDateTime(day)),
        var value => TableFile.Shown(value),
    };

    private async Task Read(string sql, Action<NpgsqlDataReader> take)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("province", province);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            take(rows);
        }
    }
}
