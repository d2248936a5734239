using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Ledger;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Drill;

/// <summary>The SQL of forms and of what falls due. Runs in the caller's transaction, whose scope decides what is seen.</summary>
internal static class DrillStore
{
    private sealed record EndedRow(int UnitNo, string? Field, short Status, long Online, long Direct, long Carried);

    /// <summary>
    /// What came and was withdrawn, refused or stopped within a window, by unit and field ("" where none is said): the forms leave it out of what
    /// was received, and no measure counts it by channel.
    /// </summary>
    public static async Task<ILookup<(int Unit, string Field), EndedReceipts>> Ended(
        NpgsqlConnection connection, Scope scope, Window window, Knowledge? known, CancellationToken ct)
    {
        const string own = "province_id = @Province and unit_no between @UnitLow and @UnitHigh and out_day between @From and @To and status in (3, 7, 8)";
        return (await connection.QueryAsync<EndedRow>(new CommandDefinition(
            $"""
            select unit_no as "UnitNo", coalesce(field, '') as "Field", status as "Status",
                   count(*) filter (where received::date >= @From and channel = 2) as "Online",
                   count(*) filter (where received::date >= @From and channel <> 2) as "Direct",
                   count(*) filter (where received::date < @From) as "Carried"
              from {FactVersions.Of("dossier", "province_id, unit_no, field, status, received, channel, out_day, batch", own, known?.Batch)} d
             where {own}
             group by 1, 2, 3
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To, known = known?.Batch },
            cancellationToken: ct))).ToLookup(e => (e.UnitNo, e.Field ?? ""), e => new EndedReceipts(State(e.Status), (int)e.Online, (int)e.Direct, (int)e.Carried));
    }

    /// <summary>Dossiers open at the end of a day whose lawful date is not after <paramref name="until"/>.</summary>
    public static async Task<IReadOnlyList<Dossier>> OpenAndDue(NpgsqlConnection connection, Scope scope, DateOnly day, DateOnly until, CancellationToken ct)
    {
        var spans = DossierLife.StillThereOn(day).ToList();
        await using var command = new NpgsqlCommand(
            $"""
            select {StoredDossier.Columns("d")}
              from unnest(@spans::smallint[], @lows::date[]) a (span, low)
             cross join lateral (select * from dossier d
                                  where d.province_id = @province and d.unit_no between @lo and @hi and d.span = a.span and d.received >= a.low::timestamp and d.received < (@day::date + 1)::timestamp
                                    and (d.out_day > @day or d.out_day is null) and d.due_lawful < (@until::date + 1)::timestamp
                                 offset 0) d
            """,
            connection);
        command.Parameters.AddWithValue("province", scope.Province);
        command.Parameters.AddWithValue("lo", scope.UnitLow);
        command.Parameters.AddWithValue("hi", scope.UnitHigh);
        command.Parameters.AddWithValue("spans", spans.Select(s => s.Span).ToArray());
        command.Parameters.AddWithValue("lows", spans.Select(s => s.From).ToArray());
        command.Parameters.AddWithValue("day", day);
        command.Parameters.AddWithValue("until", until);
        var dossiers = new List<Dossier>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            dossiers.Add(StoredDossier.Read(row, 0));
        }

        return dossiers;
    }

    private static DossierState State(short status) => (DossierStatus)status switch
    {
        DossierStatus.Withdrawn => DossierState.Withdrawn,
        DossierStatus.NotAccepted => DossierState.Rejected,
        _ => DossierState.Stopped,
    };
}
