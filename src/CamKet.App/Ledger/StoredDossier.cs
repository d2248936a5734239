using CamKet.App.Asking;
using CamKet.App.Documents;
using CamKet.Facts;
using CamKet.Procedures;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>A dossier read back from its table, its history or a staging table.</summary>
internal static class StoredDossier
{
    private static readonly string[] Names =
    [
        "code", "procedure_code", "procedure_name", "field", "section", "officer", "channel", "level", "status", "received", "due_first", "due_lawful",
        "due_current", "by_minute", "finished", "handed_over", "ended", "paused_from", "paused_to", "supplements", "reappointments", "apology_days",
        "payments", "payments_online", "fee_bearing", "input_digitised", "result_digitised", "interlinked", "interlinked_electronic", "result_by_post",
    ];

    public static int ColumnCount => Names.Length;

    public static string Columns(string alias) => string.Join(", ", Names.Select(name => $"{alias}.{name}"));

    /// <summary>The dossier whose columns begin at <paramref name="at"/>.</summary>
    public static Dossier Read(NpgsqlDataReader row, int at)
    {
        var from = row.IsDBNull(at + 17) ? [] : row.GetFieldValue<DateOnly[]>(at + 17);
        var to = row.IsDBNull(at + 18) ? [] : row.GetFieldValue<DateOnly?[]>(at + 18);
        return new Dossier(
            row.GetString(at),
            Text(row, at + 1),
            Text(row, at + 2),
            Text(row, at + 3),
            Text(row, at + 4),
            Text(row, at + 5),
            (Channel)row.GetInt16(at + 6),
            (ServiceLevel)row.GetInt16(at + 7),
            (DossierStatus)row.GetInt16(at + 8),
            Moment(row, at + 9),
            Moment(row, at + 10),
            Moment(row, at + 11),
            Moment(row, at + 12),
            row.GetBoolean(at + 13),
            Moment(row, at + 14),
            Moment(row, at + 15),
            row.IsDBNull(at + 16) ? null : row.GetFieldValue<DateOnly>(at + 16),
            [.. from.Select((day, i) => new Pause(day, to[i]))],
            row.GetInt16(at + 19),
            row.GetInt16(at + 20),
            row.IsDBNull(at + 21) ? [] : row.GetFieldValue<DateOnly[]>(at + 21),
            row.GetInt16(at + 22),
            row.GetInt16(at + 23),
            row.GetBoolean(at + 24),
            row.GetBoolean(at + 25),
            row.GetBoolean(at + 26),
            row.GetBoolean(at + 27),
            row.GetBoolean(at + 28),
            row.GetBoolean(at + 29));
    }

    private static string? Text(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static DateTime? Moment(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetDateTime(at);
}
