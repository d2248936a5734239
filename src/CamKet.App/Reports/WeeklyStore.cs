using CamKet.Facts;
using CamKet.Procedures;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>The SQL of the weekly page: the dossiers of a unit, or of those below it, that were open on a day or came in during the week before it.</summary>
internal static class WeeklyStore
{
    private sealed record Row(
        string Code, string? Section, short Status, DateTime? Received, DateTime? DueLawful, bool ByMinute, DateTime? Finished, DateOnly? Ended,
        DateOnly[]? PausedFrom, DateOnly?[]? PausedTo, short Supplements, DateOnly[]? ApologyDays);

    public static async Task<IReadOnlyList<Dossier>> Dossiers(NpgsqlConnection connection, int province, int unitLo, int unitHi, DateOnly asOf) =>
        [.. (await connection.QueryAsync<Row>(
            """
            select code as "Code", section as "Section", status as "Status", received as "Received", due_lawful as "DueLawful", by_minute as "ByMinute",
                   finished as "Finished", ended as "Ended", paused_from as "PausedFrom", paused_to as "PausedTo", supplements as "Supplements",
                   apology_days as "ApologyDays"
              from dossier
             where province_id = @province and unit_no between @unitLo and @unitHi and received::date <= @asOf
               and (received::date > @asOf - 7 or finished is null or finished::date > @asOf)
            """,
            new { province, unitLo, unitHi, asOf })).Select(Dossier)];

    // Only what the page asks about is read; the rest is as empty as the page is indifferent to it.
    private static Dossier Dossier(Row r) => new(
        r.Code, null, null, null, r.Section, null, Channel.Direct, ServiceLevel.None, (DossierStatus)r.Status, r.Received, null, r.DueLawful, null,
        r.ByMinute, r.Finished, null, r.Ended,
        [.. (r.PausedFrom ?? []).Select((from, i) => new Pause(from, r.PausedTo is { } to && i < to.Length ? to[i] : null))],
        r.Supplements, 0, r.ApologyDays ?? [], 0, 0, false, false, false, false, false, false);
}
