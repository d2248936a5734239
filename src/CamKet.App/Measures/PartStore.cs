using System.Globalization;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Measures;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>Dossiers told apart. By field, week and unit from the ledger; by what it does not keep from the facts, which are read for one unit at a time.</summary>
internal static class PartStore
{
    /// <summary>By field of procedures, the units added up or each for itself.</summary>
    public static async Task<IReadOnlyList<FigurePart>> ByField(NpgsqlConnection connection, Scope scope, CountingFrame frame, bool eachUnit, long? known, CancellationToken ct)
    {
        var counted = (await Ledger(connection, scope, byField: true, known, ct).CountDossiers([frame], procedures: false)).ToList();
        var names = await LedgerStore.FieldNames(connection, scope.Province);
        return
        [
            .. counted.GroupBy(v => (Unit: eachUnit ? v.Unit : (int?)null, v.Field)).Select(g => new FigurePart(
                g.Key.Unit, names.GetValueOrDefault(g.Key.Field, "") is { Length: > 0 } name ? name : null, Called: null, new CounterValues(g.SelectMany(v => v.Values)))),
        ];
    }

    /// <summary>By week, each a frame of its own.</summary>
    public static async Task<IReadOnlyList<FigurePart>> ByWeek(NpgsqlConnection connection, Scope scope, IReadOnlyList<Window> weeks, long? known, CancellationToken ct)
    {
        var counted = (await Ledger(connection, scope, byField: false, known, ct).CountDossiers([.. weeks.Select(w => new CountingFrame(w, w.To))], procedures: false)).ToLookup(v => v.Frame);
        return [.. weeks.Select((week, i) => new FigurePart(Unit: null, $"{week.From:O}", Called: null, new CounterValues(counted[i].SelectMany(v => v.Values))))];
    }

    /// <summary>Each unit that has any.</summary>
    public static async Task<IReadOnlyList<FigurePart>> ByUnit(NpgsqlConnection connection, Scope scope, CountingFrame frame, long? known, CancellationToken ct) =>
    [
        .. (await Ledger(connection, scope, byField: false, known, ct).CountDossiers([frame], procedures: false))
            .Select(v => new FigurePart(v.Unit, v.Unit.ToString(CultureInfo.InvariantCulture), Called: null, new CounterValues(v.Values))),
    ];

    /// <summary>
    /// One unit's dossiers of a window by a column the ledger does not keep: those whose life touches the window are found by their span and the day
    /// they came, and nothing else is looked at.
    /// </summary>
    public static async Task<IReadOnlyList<FigurePart>> ByColumn(NpgsqlConnection connection, Scope scope, CountingFrame frame, FigureGrouping by, long? known, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Touching(by, known), connection);
        if (known is { } batch)
        {
            command.Parameters.AddWithValue("known", batch);
        }

        var spans = DossierLife.StillThereOn(frame.Window.From).ToList();
        command.Parameters.AddWithValue("province", scope.Province);
        command.Parameters.AddWithValue("lo", scope.UnitLow);
        command.Parameters.AddWithValue("hi", scope.UnitHigh);
        command.Parameters.AddWithValue("spans", spans.Select(s => s.Span).ToArray());
        command.Parameters.AddWithValue("lows", spans.Select(s => s.From).ToArray());
        command.Parameters.AddWithValue("from", frame.Window.From);
        command.Parameters.AddWithValue("to", frame.Edge);
        command.Parameters.AddWithValue("asOf", frame.AsOf);
        var parts = new List<FigurePart>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            parts.Add(new FigurePart(
                Unit: null, row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1),
                new CounterValues(Counters.Select((counter, i) => KeyValuePair.Create(counter, (decimal)row.GetInt64(2 + i))))));
        }

        return parts;
    }

    private static readonly string[] Counters =
        ["received", "received-online", "carried-over", "resolved-early", "resolved-on-time", "resolved-late", "open-in-time", "open-paused", "open-overdue", "withdrawn", "rejected", "stopped"];

    private static string Touching(FigureGrouping by, long? known)
    {
        const string columns = DossierSql.Asked + ", section, officer";
        var (key, name) = by switch
        {
            FigureGrouping.Section => (DossierSql.Section, "null::text"),
            FigureGrouping.Officer => (DossierSql.Officer, "null::text"),
            FigureGrouping.Procedure => (DossierSql.Procedure, "max(d.procedure_name)"),
            FigureGrouping.Channel => ("d.channel::text", "null::text"),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        return $"""
            select {key} collate "C", {name}, {string.Join(", ", Counters.Select(c => DossierSql.Counters[c]))}
              from unnest(@spans::smallint[], @lows::date[]) a (span, low)
             cross join lateral (select {columns} from {FactVersions.Of("dossier", columns + ", batch", "province_id = @province and unit_no between @lo and @hi", known)} d
                                  where d.province_id = @province and d.unit_no between @lo and @hi and d.span = a.span and d.received >= a.low::timestamp and d.received < (@to::date + 1)::timestamp
                                    and (d.out_day >= @from or d.out_day is null)
                                 offset 0) d
             cross join (select @from::date as from_day, @to::date as edge, @asOf::date as as_of) f
            {DossierSql.Facts}
             group by 1
            """;
    }

    private static LedgerStore Ledger(NpgsqlConnection connection, Scope scope, bool byField, long? known, CancellationToken ct) =>
        new(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField, known, ct);
}
