using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Ledger;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Drill;

/// <summary>The SQL of forms and drills. Runs in the caller's transaction, whose scope decides what is seen.</summary>
internal static class DrillStore
{
    private sealed record EndedRow(int UnitNo, string? Field, short Status, long Online, long Direct, long Carried);

    /// <summary>The counters of a window by field of procedures, units added up; without different procedures, which no drill or form shows.</summary>
    public static async Task<IReadOnlyList<FieldCount>> ByField(NpgsqlConnection connection, Scope scope, Window window, Knowledge? known, CancellationToken ct) =>
        [.. (await Fields(connection, scope, window, _ => 0, known?.Batch, ct))[0]];

    /// <summary>The same, each unit for itself, by its number.</summary>
    public static Task<ILookup<int, FieldCount>> ByUnitAndField(NpgsqlConnection connection, Scope scope, Window window, CancellationToken ct) =>
        Fields(connection, scope, window, unit => unit, known: null, ct);

    private static async Task<ILookup<int, FieldCount>> Fields(NpgsqlConnection connection, Scope scope, Window window, Func<int, int> whole, long? known, CancellationToken ct)
    {
        var ledger = new LedgerStore(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField: true, known, ct);
        var counted = (await ledger.CountDossiers([new CountingFrame(window, window.To)], procedures: false))
            .GroupBy(v => (Whole: whole(v.Unit), v.Field))
            .ToDictionary(g => g.Key, g => new CounterValues(g.SelectMany(v => v.Values)));
        var names = await LedgerStore.FieldNames(connection, scope.Province);
        const string own = "province_id = @Province and unit_no between @UnitLow and @UnitHigh and out_day between @From and @To and status in (3, 7, 8)";
        var ended = (await connection.QueryAsync<EndedRow>(
            $"""
            select unit_no as "UnitNo", coalesce(field, '') as "Field", status as "Status",
                   count(*) filter (where received::date >= @From and channel = 2) as "Online",
                   count(*) filter (where received::date >= @From and channel <> 2) as "Direct",
                   count(*) filter (where received::date < @From) as "Carried"
              from {FactVersions.Of("dossier", "province_id, unit_no, field, status, received, channel, out_day, batch", own, known)} d
             where {own}
             group by 1, 2, 3
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To, known })).ToLookup(e => (Whole: whole(e.UnitNo), Field: e.Field ?? ""));
        return counted.ToLookup(c => c.Key.Whole, c =>
        {
            var name = names.GetValueOrDefault(c.Key.Field, "");
            return new FieldCount(
                name.Length == 0 ? null : name, c.Value, [.. ended[(c.Key.Whole, name)].Select(e => new EndedReceipts(State(e.Status), (int)e.Online, (int)e.Direct, (int)e.Carried))]);
        });
    }

    /// <summary>The counters by unit or by week (the frames), of the ledger, without different procedures: no drill shows them.</summary>
    public static Task<IEnumerable<LedgerValues>> Counted(NpgsqlConnection connection, Scope scope, IReadOnlyList<CountingFrame> frames, Knowledge? known, CancellationToken ct) =>
        new LedgerStore(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField: false, known?.Batch, ct).CountDossiers(frames, procedures: false);

    /// <summary>
    /// One unit's dossiers of a window by a column the ledger does not keep: those whose life touches the window are found by their span and the day
    /// they came, and nothing else is looked at.
    /// </summary>
    public static async Task<IReadOnlyList<DrillRow>> ByColumn(NpgsqlConnection connection, Scope scope, Window window, DrillBy by, Knowledge? known, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Touching(by, known?.Batch), connection);
        if (known is not null)
        {
            command.Parameters.AddWithValue("known", known.Batch);
        }

        var spans = DossierLife.StillThereOn(window.From).ToList();
        command.Parameters.AddWithValue("province", scope.Province);
        command.Parameters.AddWithValue("lo", scope.UnitLow);
        command.Parameters.AddWithValue("hi", scope.UnitHigh);
        command.Parameters.AddWithValue("spans", spans.Select(s => s.Span).ToArray());
        command.Parameters.AddWithValue("lows", spans.Select(s => s.From).ToArray());
        command.Parameters.AddWithValue("from", window.From);
        command.Parameters.AddWithValue("to", window.To);
        var rows = new List<DrillRow>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var (key, name) = (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
            rows.Add(DrillRow.Of(
                key, Name(by, key, name), new CounterValues(Counters.Select((counter, i) => KeyValuePair.Create(counter, (decimal)row.GetInt64(2 + i))))));
        }

        return rows;
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

    private static readonly string[] Counters =
        ["received", "received-online", "carried-over", "resolved-early", "resolved-on-time", "resolved-late", "open-in-time", "open-paused", "open-overdue", "withdrawn", "rejected", "stopped"];

    internal static string Touching(DrillBy by, long? known = null)
    {
        const string columns = DossierSql.Asked + ", section, officer";
        var (key, name) = by switch
        {
            DrillBy.Section => (DossierSql.Section, "null::text"),
            DrillBy.Officer => (DossierSql.Officer, "null::text"),
            DrillBy.Procedure => (DossierSql.Procedure, "max(d.procedure_name)"),
            DrillBy.Channel => ("d.channel::text", "null::text"),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        return $"""
            select {key} collate "C", {name}, {string.Join(", ", Counters.Select(c => DossierSql.Counters[c]))}
              from unnest(@spans::smallint[], @lows::date[]) a (span, low)
             cross join lateral (select {columns} from {FactVersions.Of("dossier", columns + ", batch", "province_id = @province and unit_no between @lo and @hi", known)} d
                                  where d.province_id = @province and d.unit_no between @lo and @hi and d.span = a.span and d.received >= a.low::timestamp and d.received < (@to::date + 1)::timestamp
                                    and (d.out_day >= @from or d.out_day is null)
                                 offset 0) d
             cross join (select @from::date as from_day, @to::date as edge, @to::date as as_of) f
            {DossierSql.Facts}
             group by 1
            """;
    }

    private static string Name(DrillBy by, string? key, string? name) => (by, key) switch
    {
        (DrillBy.Channel, "1") => "Trực tiếp",
        (DrillBy.Channel, "2") => "Trực tuyến",
        (DrillBy.Channel, _) => "Bưu chính công ích",
        (DrillBy.Section, null) => "Chưa ghi bộ phận",
        (DrillBy.Officer, null) => "Chưa ghi mã cán bộ",
        (DrillBy.Procedure, null) => "Chưa ghi thủ tục",
        (DrillBy.Procedure, { } code) => name is null || name == code ? code : $"{code} {name}",
        (_, { } text) => text,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    private static DossierState State(short status) => (DossierStatus)status switch
    {
        DossierStatus.Withdrawn => DossierState.Withdrawn,
        DossierStatus.NotAccepted => DossierState.Rejected,
        _ => DossierState.Stopped,
    };
}
