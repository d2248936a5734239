using System.Text.RegularExpressions;
using CamKet.App.Asking;
using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>
/// Counts facts, dossiers and documents by their ledger: a few statements a kind, whatever the number of units, frames and
/// facts. Runs in the caller's transaction, whose scope decides what is seen.
/// </summary>
internal static partial class MeasureStore
{
    /// <summary>
    /// Values by unit and frame (its place in <paramref name="frames"/>) for the kinds asked for, of the units
    /// <paramref name="unitLo"/>..<paramref name="unitHi"/>. A unit without a fact is not listed.
    /// </summary>
    /// <param name="known">The batch up to which facts are known; null for all of them.</param>
    public static async Task<CountedUnits> Count(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, IReadOnlyCollection<FactKind> kinds, IReadOnlyList<CountingFrame> frames, CancellationToken ct,
        long? known = null)
    {
        var counted = new CountedUnits();
        var ledger = new LedgerStore(connection, province, unitLo, unitHi, byField: false, known, ct);
        foreach (var kind in kinds.Distinct())
        {
            if (kind is FactKind.Dossiers or FactKind.Documents)
            {
                foreach (var values in kind == FactKind.Dossiers ? await ledger.CountDossiers(frames) : await ledger.CountDocuments(frames))
                {
                    counted.Add(values.Unit, values.Frame, values.Values);
                }

                continue;
            }

            var sql = kind switch
            {
                FactKind.Budget => Budget,
                FactKind.Activities => Activities,
                FactKind.Surveys => Surveys,
                _ => throw new ArgumentOutOfRangeException(nameof(kinds)),
            };
            await using var command = new NpgsqlCommand(known is null ? sql : Versions().Replace(sql, AsKnown), connection);
            command.Parameters.AddWithValue("province", province);
            command.Parameters.AddWithValue("lo", unitLo);
            command.Parameters.AddWithValue("hi", unitHi);
            if (known is { } batch)
            {
                command.Parameters.AddWithValue("known", batch);
            }

            FrameSql.Add(command, frames);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                Take(counted, kind, reader);
            }
        }

        return counted;
    }

    /// <summary>The versions of a fact that held at a batch, in the place of its table.</summary>
    private static string AsKnown(Match table)
    {
        var (name, alias) = (table.Groups["table"].Value, table.Groups["alias"].Value);
        var columns = name switch
        {
            "budget_entry" => "province_id, unit_no, line, as_of, estimate, actual, certainty",
            "activity" => "province_id, unit_no, kind, day, count",
            _ => "province_id, unit_no, \"group\", from_day, to_day, n1, n2, n3, n4, n5",
        };
        return $"""
            from (select {columns} from {name} where province_id = @province and batch <= @known
                  union all
                  select {columns} from {name}_history where province_id = @province and batch <= @known and superseded_batch > @known) {alias}
            """;
    }

    [GeneratedRegex(@"from (?<table>budget_entry|activity|survey_count) (?<alias>\w)\b")]
    private static partial Regex Versions();

    /// <summary>
    /// What accepted extracts cover, by unit. An extract covers the units it has a row for, as the import wrote them down: an
    /// office's own file says nothing of the units below it.
    /// </summary>
    /// <param name="known">What is known; null for everything.</param>
    public static async Task<ILookup<int, (FactKind Kind, Window Window)>> Coverage(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, Knowledge? known = null)
    {
        var rows = await connection.QueryAsync<(int UnitNo, string Kind, DateOnly From, DateOnly To)>(
            """
            select c.unit_no, c.kind, c.from_day, c.to_day
              from coverage c
             where c.province_id = @province and c.unit_no between @unitLo and @unitHi and (@all or c.accepted_at <= @moment)
            """,
            new { province, unitLo, unitHi, all = known is null, moment = known?.Moment ?? DateTimeOffset.MinValue });
        return rows.ToLookup(r => r.UnitNo, r => (Enum.Parse<FactKind>(r.Kind, ignoreCase: true), new Window(r.From, r.To)));
    }

    /// <summary>The newest day accepted extracts reach, of the units in scope: the default as-of date. Null when nothing was accepted.</summary>
    public static Task<DateOnly?> NewestCutOff(NpgsqlConnection connection, int province, int unitLo, int unitHi, Knowledge? known = null) =>
        connection.ExecuteScalarAsync<DateOnly?>(
            "select max(to_day) from coverage where province_id = @province and unit_no between @unitLo and @unitHi and (@all or accepted_at <= @moment)",
            new { province, unitLo, unitHi, all = known is null, moment = known?.Moment ?? DateTimeOffset.MinValue });

    /// <summary>What is planned of a budget line, cumulative by day, in the order of days.</summary>
    public static async Task<ILookup<(int UnitNo, string Line), (DateOnly Day, decimal Amount)>> Plans(NpgsqlConnection connection, int province, int unitLo, int unitHi, int year)
    {
        var rows = await connection.QueryAsync<(int UnitNo, string Line, DateOnly Day, decimal Amount)>(
            """
            select unit_no, line, day, amount from budget_plan
             where province_id = @province and unit_no between @unitLo and @unitHi and extract(year from day) = @year
             order by unit_no, line, day
            """,
            new { province, unitLo, unitHi, year });
        return rows.ToLookup(r => (r.UnitNo, r.Line), r => (r.Day, r.Amount));
    }

    private const string Budget = $"""
        select distinct on (b.unit_no, f.no, b.line) b.unit_no, f.no::int, b.line, b.actual, b.estimate, b.certainty
          from budget_entry b
          join {FrameSql.Rows} on b.as_of between f.from_day and f.edge and extract(year from b.as_of) = extract(year from f.edge)
         where b.province_id = @province and b.unit_no between @lo and @hi
         order by b.unit_no, f.no, b.line, b.as_of desc
        """;

    private const string Activities = $"""
        select a.unit_no, f.no::int, a.kind, sum(a.count)::numeric
          from activity a join {FrameSql.Rows} on a.day between f.from_day and f.edge
         where a.province_id = @province and a.unit_no between @lo and @hi
         group by a.unit_no, f.no, a.kind
        """;

    private const string Surveys = $"""
        select s.unit_no, f.no::int, s."group", sum(n1)::numeric, sum(n2)::numeric, sum(n3)::numeric, sum(n4)::numeric, sum(n5)::numeric,
               min(s.from_day), max(s.to_day)
          from survey_count s join {FrameSql.Rows} on s.to_day between f.from_day and f.edge
         where s.province_id = @province and s.unit_no between @lo and @hi
         group by s.unit_no, f.no, s."group"
        """;

    private static void Take(CountedUnits counted, FactKind kind, NpgsqlDataReader row)
    {
        var (unit, frame) = (row.GetInt32(0), row.GetInt32(1) - 1);
        switch (kind)
        {
            case FactKind.Budget:
                counted.Add(unit, frame, BudgetCounters.Actual(row.GetString(2)), row.GetDecimal(3));
                counted.Add(unit, frame, BudgetCounters.Estimate(row.GetString(2)), row.GetDecimal(4));
                counted.Certainties[(unit, frame, row.GetString(2))] = Enum.Parse<Certainty>(row.GetString(5), ignoreCase: true);
                break;
            case FactKind.Activities:
                counted.Add(unit, frame, ActivityCounters.Of(row.GetString(2)), row.GetDecimal(3));
                break;
            case FactKind.Surveys:
                for (var answer = 1; answer <= 5; answer++)
                {
                    counted.Add(unit, frame, SurveyCounters.Answers(row.GetString(2), answer), row.GetDecimal(2 + answer));
                }

                counted.AddWave(unit, frame, new Window(row.GetFieldValue<DateOnly>(8), row.GetFieldValue<DateOnly>(9)));

                break;
        }
    }
}

/// <summary>Counted values by unit and frame, and how certain the budget lines are.</summary>
internal sealed class CountedUnits
{
    private readonly Dictionary<(int Unit, int Frame), List<KeyValuePair<string, decimal>>> values = [];
    private readonly Dictionary<(int Unit, int Frame), Window> waves = [];

    public Dictionary<(int Unit, int Frame, string Line), Certainty> Certainties { get; } = [];

    /// <summary>The units that have any value.</summary>
    public IEnumerable<int> Units => values.Keys.Select(k => k.Unit).Distinct();

    public CounterValues this[int unit, int frame] =>
        values.TryGetValue((unit, frame), out var list) ? new CounterValues(list) : CounterValues.None;

    /// <summary>From the first day of the first survey wave counted to the last day of the last; null where there was none.</summary>
    public Window? Waves(int unit, int frame) => waves.TryGetValue((unit, frame), out var days) ? days : null;

    public void AddWave(int unit, int frame, Window wave) =>
        waves[(unit, frame)] = Waves(unit, frame) is { } days
            ? new Window(days.From < wave.From ? days.From : wave.From, days.To > wave.To ? days.To : wave.To)
            : wave;

    public void Add(int unit, int frame, string code, decimal value) => Add(unit, frame, [KeyValuePair.Create(code, value)]);

    public void Add(int unit, int frame, IEnumerable<KeyValuePair<string, decimal>> counters)
    {
        if (!values.TryGetValue((unit, frame), out var list))
        {
            values[(unit, frame)] = list = [];
        }

        list.AddRange(counters.Where(c => c.Value != 0));
    }
}
