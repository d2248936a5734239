using CamKet.Facts;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>
/// Counts facts: one statement a kind, whatever the number of units and frames. Runs in the caller's transaction, whose
/// scope decides what is seen.
/// </summary>
internal static class MeasureStore
{
    private const string Frames = "unnest(@froms::date[], @edges::date[], @asOfs::date[]) with ordinality as f(from_day, edge, as_of, no)";

    /// <summary>
    /// Values by unit and frame (its place in <paramref name="frames"/>) for the kinds asked for, of the units
    /// <paramref name="unitLo"/>..<paramref name="unitHi"/>. A unit without a fact is not listed.
    /// </summary>
    public static async Task<CountedUnits> Count(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, IReadOnlyCollection<FactKind> kinds, IReadOnlyList<CountingFrame> frames, CancellationToken ct)
    {
        var counted = new CountedUnits();
        foreach (var kind in kinds.Distinct())
        {
            var sql = kind switch
            {
                FactKind.Dossiers => Dossiers,
                FactKind.Documents => Documents,
                FactKind.Budget => Budget,
                FactKind.Activities => Activities,
                FactKind.Surveys => Surveys,
                _ => throw new ArgumentOutOfRangeException(nameof(kinds)),
            };
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.AddWithValue("province", province);
            command.Parameters.AddWithValue("lo", unitLo);
            command.Parameters.AddWithValue("hi", unitHi);
            command.Parameters.AddWithValue("froms", frames.Select(f => f.Window.From).ToArray());
            command.Parameters.AddWithValue("edges", frames.Select(f => f.Edge).ToArray());
            command.Parameters.AddWithValue("asOfs", frames.Select(f => f.AsOf).ToArray());
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                Take(counted, kind, reader);
            }
        }

        return counted;
    }

    /// <summary>
    /// What accepted extracts cover, by unit. An extract covers the units it has a row for, as the import wrote them down: an
    /// office's own file says nothing of the units below it.
    /// </summary>
    public static async Task<ILookup<int, (FactKind Kind, Window Window)>> Coverage(NpgsqlConnection connection, int province, int unitLo, int unitHi)
    {
        var rows = await connection.QueryAsync<(int UnitNo, string Kind, DateOnly From, DateOnly To)>(
            """
            select c.unit_no, c.kind, c.from_day, c.to_day
              from coverage c
             where c.province_id = @province and c.unit_no between @unitLo and @unitHi
            """,
            new { province, unitLo, unitHi });
        return rows.ToLookup(r => r.UnitNo, r => (Enum.Parse<FactKind>(r.Kind, ignoreCase: true), new Window(r.From, r.To)));
    }

    /// <summary>The newest day accepted extracts reach, of the units in scope: the default as-of date. Null when nothing was accepted.</summary>
    public static Task<DateOnly?> NewestCutOff(NpgsqlConnection connection, int province, int unitLo, int unitHi) =>
        connection.ExecuteScalarAsync<DateOnly?>(
            "select max(to_day) from coverage where province_id = @province and unit_no between @unitLo and @unitHi",
            new { province, unitLo, unitHi });

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

    private static readonly string Dossiers = $"""
        select d.unit_no, f.no::int, {string.Join(", ", DossierSql.Counters.Select(c => $"{c.Value}::numeric as \"{c.Key}\""))}
          from dossier d cross join {Frames}
        {DossierSql.Facts}
         where d.province_id = @province and d.unit_no between @lo and @hi
         group by d.unit_no, f.no
        """;

    private const string Documents = $"""
        select r.unit_no, f.no::int,
               (count(*) filter (where direction = 'out'))::numeric as "outgoing",
               (count(*) filter (where direction = 'out' and signed_digitally))::numeric as "outgoing-signed",
               (count(*) filter (where direction = 'out' and signed_digitally and signed_by_leader))::numeric as "outgoing-signed-leader",
               (count(*) filter (where direction = 'out' and processed_electronically))::numeric as "outgoing-exchanged",
               (count(*) filter (where direction = 'in'))::numeric as "incoming",
               (count(*) filter (where direction = 'in' and processed_electronically))::numeric as "incoming-processed"
          from register_document r join {Frames} on r.day between f.from_day and f.edge
         where r.province_id = @province and r.unit_no between @lo and @hi
         group by r.unit_no, f.no
        """;

    private const string Budget = $"""
        select distinct on (b.unit_no, f.no, b.line) b.unit_no, f.no::int, b.line, b.actual, b.estimate, b.certainty
          from budget_entry b
          join {Frames} on b.as_of between f.from_day and f.edge and extract(year from b.as_of) = extract(year from f.edge)
         where b.province_id = @province and b.unit_no between @lo and @hi
         order by b.unit_no, f.no, b.line, b.as_of desc
        """;

    private const string Activities = $"""
        select a.unit_no, f.no::int, a.kind, sum(a.count)::numeric
          from activity a join {Frames} on a.day between f.from_day and f.edge
         where a.province_id = @province and a.unit_no between @lo and @hi
         group by a.unit_no, f.no, a.kind
        """;

    private const string Surveys = $"""
        select s.unit_no, f.no::int, s."group", sum(n1)::numeric, sum(n2)::numeric, sum(n3)::numeric, sum(n4)::numeric, sum(n5)::numeric,
               min(s.from_day), max(s.to_day)
          from survey_count s join {Frames} on s.to_day between f.from_day and f.edge
         where s.province_id = @province and s.unit_no between @lo and @hi
         group by s.unit_no, f.no, s."group"
        """;

    private static void Take(CountedUnits counted, FactKind kind, NpgsqlDataReader row)
    {
        var (unit, frame) = (row.GetInt32(0), row.GetInt32(1) - 1);
        switch (kind)
        {
            case FactKind.Dossiers or FactKind.Documents:
                for (var i = 2; i < row.FieldCount; i++)
                {
                    counted.Add(unit, frame, row.GetName(i), row.GetDecimal(i));
                }

                break;
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

    public CounterValues this[int unit, int frame] =>
        values.TryGetValue((unit, frame), out var list) ? new CounterValues(list) : CounterValues.None;

    /// <summary>From the first day of the first survey wave counted to the last day of the last; null where there was none.</summary>
    public Window? Waves(int unit, int frame) => waves.TryGetValue((unit, frame), out var days) ? days : null;

    public void AddWave(int unit, int frame, Window wave) =>
        waves[(unit, frame)] = Waves(unit, frame) is { } days
            ? new Window(days.From < wave.From ? days.From : wave.From, days.To > wave.To ? days.To : wave.To)
            : wave;

    public void Add(int unit, int frame, string code, decimal value)
    {
        if (!values.TryGetValue((unit, frame), out var list))
        {
            values[(unit, frame)] = list = [];
        }

        list.Add(KeyValuePair.Create(code, value));
    }
}
