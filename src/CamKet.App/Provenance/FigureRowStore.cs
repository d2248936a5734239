using System.Runtime.CompilerServices;
using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.App.Measures;
using CamKet.Ledger;
using CamKet.Measures;
using Npgsql;
using NpgsqlTypes;

namespace CamKet.App.Provenance;

/// <summary>
/// The facts behind a counter of one unit in a frame, or behind several together (<see cref="FactList"/>). Runs in
/// the caller's transaction, whose scope decides what is seen; the list has codes and subjects, so only the staff's role may ask for it.
/// </summary>
/// <param name="known">The batch up to which facts are known; null for all of them.</param>
internal sealed class FigureRowStore(NpgsqlConnection connection, int province, int unitNo, CountingFrame frame, long? known)
{
    private const string Origin = "extract_id, sheet, row_no, batch";
    private const string Dossier = DossierSql.Asked + ", code, field, section, officer, " + Origin;
    private const string Document = "province_id, unit_no, direction, number, day, subject, signed_digitally, signed_by_leader, processed_electronically, " + Origin;
    private const string Entry = "province_id, unit_no, line, as_of, estimate, actual, certainty, " + Origin;
    private const string Activity = "province_id, unit_no, activity_id, kind, day, count, title, evidence_number, entered_at, entered_by, " + Origin;
    private const string Wave = "province_id, unit_no, instrument, channel, \"group\", from_day, to_day, n1, n2, n3, n4, n5, " + Origin;

    public async Task<FigureRowTotals> Totals(FactList listed, CancellationToken ct)
    {
        var isDossiers = listed.Kind == FactKind.Dossiers;
        const string told = "d.told_field, d.told_section, d.told_procedure, d.told_officer, d.channel, d.state";
        await using var command = Command(
            isDossiers
                ? $"""
                  with behind as ({Behind(listed)})
                  select count(*)::int, {Value(listed)}::numeric, grouping({told})::int, coalesce(d.told_field, d.told_section, d.told_procedure, d.told_officer) collate "C" as said,
                         max(d.procedure_name), d.channel::int, d.state::int
                    from behind d group by grouping sets ((), {string.Join(", ", told.Split(", ").Select(column => $"({column})"))})
                   order by count(*) desc, said, d.channel, d.state
                  """
                : $"with behind as ({Behind(listed)}) select count(*)::int, {Value(listed)}::numeric, 63 from behind d",
            listed,
            FigureRowFilter.None);
        var (facts, counted) = (0, 0m);
        var (fields, sections, procedures, officers) = (new List<FigureRowChoice>(), new List<FigureRowChoice>(), new List<FigureRowChoice>(), new List<FigureRowChoice>());
        var (channels, states) = (new List<(int, int)>(), new List<(int, int)>());
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            // Which of the six are told apart in this row: the bits of those that are not are set.
            switch (row.GetInt32(2))
            {
                case 0b011111:
                    fields.Add(Choice(name: null));
                    break;
                case 0b101111:
                    sections.Add(Choice(name: null));
                    break;
                case 0b110111:
                    procedures.Add(Choice(row.IsDBNull(4) ? null : row.GetString(4)));
                    break;
                case 0b111011:
                    officers.Add(Choice(name: null));
                    break;
                case 0b111101:
                    channels.Add((row.GetInt32(5), row.GetInt32(0)));
                    break;
                case 0b111110:
                    states.Add((row.GetInt32(6), row.GetInt32(0)));
                    break;
                default:
                    (facts, counted) = (row.GetInt32(0), row.GetDecimal(1));
                    break;
            }
        }

        return new FigureRowTotals(new FigureRowSum(facts, counted), new FigureRowChoices(fields, sections, procedures, officers, channels, states));

        FigureRowChoice Choice(string? name) => new(row.IsDBNull(3) ? null : row.GetString(3), name, row.GetInt32(0));
    }

    public async Task<FigureRowSum> Matching(FactList listed, FigureRowFilter filter, CancellationToken ct)
    {
        await using var command = Command(
            $"with behind as ({Behind(listed)}) select count(*)::int, {Value(listed)}::numeric from behind d {Where(listed.Kind)}", listed, filter);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new FigureRowSum(row.GetInt32(0), row.GetDecimal(1));
    }

    /// <summary>The facts in a lasting order, each as the cells of <see cref="FigureRowColumns"/>.</summary>
    public async IAsyncEnumerable<object?[]> Rows(
        FactList listed, FigureRowFilter filter, int skip, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = FigureRowColumns.Of(listed.Kind);
        await using var command = Command(
            $"""
            with behind as ({Behind(listed)})
            select {string.Join(", ", columns.Select(c => c.Sql))}
              from behind d
              left join extract e on e.province_id = @province and e.extract_id = d.extract_id
              left join batch b on b.province_id = @province and b.batch = d.batch
            {Where(listed.Kind)}
             order by {Order(listed.Kind)}
            offset @skip limit @limit
            """,
            listed,
            filter);
        if (limit is null)
        {
            // A file may take its time; whoever waits for a page is told when it takes too long.
            command.CommandTimeout = 0;
        }

        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("limit", limit ?? int.MaxValue);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var cells = new object?[columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row.IsDBNull(i) ? null
                    : row.GetFieldType(i) == typeof(DateTime) && row.GetDataTypeName(i) == "date" ? row.GetFieldValue<DateOnly>(i)
                    : columns[i].As is { } show ? show(row.GetValue(i)) : row.GetValue(i);
            }

            yield return cells;
        }
    }

    /// <summary>The facts one by one, each with its <c>value</c>: what it adds to the counter.</summary>
    private string Behind(FactList listed) => listed.Counters[0] is var counter && counter.Kind == FactKind.Dossiers ? Dossiers(listed) : counter.Kind switch
    {
        FactKind.Documents => $"select d.*, 1 as value from {Versions("register_document", Document)} d where {Own} and d.day between @from and @edge and {DocumentSql.Conditions[counter.Code]}",
        FactKind.Budget => $"""
            select d.*, d.{(counter.Code.EndsWith("-actual", StringComparison.Ordinal) ? "actual" : "estimate")} as value
              from {Versions("budget_entry", Entry)} d
             where {Own} and d.line = @what and d.as_of between @from and @edge and extract(year from d.as_of) = extract(year from @edge::date)
             order by d.as_of desc limit 1
            """,
        FactKind.Activities => $"select d.*, d.count as value from {Versions("activity", Activity)} d where {Own} and d.kind = @what and d.day between @from and @edge",
        FactKind.Surveys => $"select d.*, d.{counter.Code[^2..]} as value from {Versions("survey_count", Wave)} d where {Own} and d.\"group\" = @what and d.to_day between @from and @edge",
        _ => throw new ArgumentOutOfRangeException(nameof(listed)),
    };

    /// <summary>What the counter counts of its facts.</summary>
    private static string Value(FactList listed) => listed.Counters[0] is { Kind: FactKind.Dossiers, Code: var code } && DossierSql.Conditions[code].Different
        ? $"count(distinct {DossierCondition.Procedure})"
        : "coalesce(sum(d.value), 0)";

    private const string Own = "d.province_id = @province and d.unit_no = @unit";

    /// <summary>Looked for by how long dossiers were open: what came, went or stood in a window lies in a few ranges of the index.</summary>
    private string Dossiers(FactList listed)
    {
        var holds = DossierSql.Any(listed.Counters);
        var value = DossierSql.Conditions[listed.Counters[0].Code].Sum;
        if (listed.Less.Count > 0)
        {
            // A sum loses what the others sum up of the same dossiers; a list of dossiers those the others take.
            var less = listed.Less.Select(counter => DossierSql.Conditions[counter.Code].Sum).OfType<string>().ToList();
            (holds, value) = value is null ? ($"{holds} and {DossierSql.Any(listed.Less)} is not true", value) : (holds, $"({value} - {string.Join(" - ", less)})");
        }

        // What was received keeps the outcome it had at the as-of date; everything else is as it stood at the edge.
        var state = listed.Counters.All(counter => counter.By == CountedBy.Received) ? "s.at_as_of" : "s.at_edge";
        return $"""
            select d.*, {state} as state, {value ?? "1"} as value,
                   {DossierSql.Field} as told_field, {DossierSql.Section} as told_section, {DossierSql.Procedure} as told_procedure, {DossierSql.Officer} as told_officer
              from unnest(@spans, @lows, @highs) a (span, low, high)
             cross join lateral (select {Dossier} from {Versions("dossier", Dossier)} d
                                  where {Own} and d.span = a.span and d.received >= a.low::timestamp and d.received < a.high::timestamp
                                 offset 0) d
             cross join (select @from::date as from_day, @edge::date as edge, @asOf::date as as_of) f
            {DossierSql.Facts}
             where {holds}{(value is null ? "" : $" and {value} > 0")}
            """;
    }

    private string Versions(string table, string columns) => FactVersions.Of(table, columns, "province_id = @province and unit_no = @unit", known);

    private static string Where(string kind) => kind == FactKind.Dossiers
        ? $"""
          where {AddressedText.Holds("d.told_field", "field")} and {AddressedText.Holds("d.told_section", "section")}
            and {AddressedText.Holds("d.told_procedure", "procedure")} and {AddressedText.Holds("d.told_officer", "officer")}
            and (@channel is null or d.channel = @channel) and (@state is null or d.state = @state)
            and (@text is null or position(lower(@text) in lower(d.code)) > 0)
          """
        : $"where (@text is null or position(lower(@text) in lower(coalesce({Searched(kind)}, ''))) > 0)";

    private static string Searched(string kind) => kind switch
    {
        FactKind.Documents => "concat_ws(' ', d.number, d.subject)",
        FactKind.Budget => "d.line",
        FactKind.Activities => "concat_ws(' ', d.title, d.evidence_number)",
        FactKind.Surveys => "concat_ws(' ', d.instrument, d.channel)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Order(string kind) => kind switch
    {
        FactKind.Dossiers => "d.received, d.code",
        FactKind.Documents => "d.day, d.number, d.direction",
        FactKind.Budget => "d.as_of, d.line",
        FactKind.Activities => "d.day, d.activity_id",
        FactKind.Surveys => "d.to_day, d.instrument, d.channel",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private NpgsqlCommand Command(string sql, FactList listed, FigureRowFilter filter)
    {
        var ranges = Ranges(listed.Counters).ToList();
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("unit", unitNo);
        command.Parameters.AddWithValue("from", frame.Window.From);
        command.Parameters.AddWithValue("edge", frame.Edge);
        command.Parameters.AddWithValue("asOf", frame.AsOf);
        command.Parameters.AddWithValue("spans", ranges.Select(r => r.Span).ToArray());
        command.Parameters.AddWithValue("lows", ranges.Select(r => r.Low).ToArray());
        command.Parameters.AddWithValue("highs", ranges.Select(r => r.High).ToArray());
        command.Parameters.AddWithValue("what", What(listed.Counters[0]));
        command.Parameters.AddWithValue("field", NpgsqlDbType.Text, (object?)filter.Field ?? DBNull.Value);
        command.Parameters.AddWithValue("section", NpgsqlDbType.Text, (object?)filter.Section ?? DBNull.Value);
        command.Parameters.AddWithValue("procedure", NpgsqlDbType.Text, (object?)filter.Procedure ?? DBNull.Value);
        command.Parameters.AddWithValue("officer", NpgsqlDbType.Text, (object?)filter.Officer ?? DBNull.Value);
        command.Parameters.AddWithValue("channel", NpgsqlDbType.Integer, (object?)filter.Channel ?? DBNull.Value);
        command.Parameters.AddWithValue("state", NpgsqlDbType.Integer, (object?)filter.State ?? DBNull.Value);
        command.Parameters.AddWithValue("text", NpgsqlDbType.Text, (object?)filter.Text ?? DBNull.Value);
        if (known is { } batch)
        {
            command.Parameters.AddWithValue("known", batch);
        }

        return command;
    }

    /// <summary>"budget-revenue-total-actual" is of the line "revenue-total".</summary>
    private static string What(CounterName counter)
    {
        var rest = counter.Code[(counter.Code.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return counter.Kind is FactKind.Budget or FactKind.Surveys ? rest[..rest.LastIndexOf('-')] : rest;
    }

    /// <summary>Where the dossiers the counters can take lie: by the length of their life, the days of receipt (the last one not included).</summary>
    private IEnumerable<(short Span, DateOnly Low, DateOnly High)> Ranges(IReadOnlyList<CounterName> counters)
    {
        if (counters[0].Kind != FactKind.Dossiers)
        {
            yield break;
        }

        var reaches = counters.Select(Reach).ToList();
        foreach (var (span, longest) in DossierLife.OfAtLeast(0).Prepend(((short)0, (int?)0)))
        {
            yield return (span, reaches.Min(r => r.StillThereOn is { } day ? Earliest(day, longest) : frame.Window.From), reaches.Max(r => r.Before));
        }
    }

    /// <summary>The day on which what a counter takes was still there, null where it came in the window; and the day before which it came.</summary>
    private (DateOnly? StillThereOn, DateOnly Before) Reach(CounterName counter)
    {
        var after = frame.Edge.AddDays(1);
        var atStart = frame.Window.From;
        return (counter.By, DossierSql.Conditions[counter.Code].Different) switch
        {
            (CountedBy.AsOf, _) => (frame.Edge, after),
            (CountedBy.WindowStart, _) => (atStart.AddDays(-1), atStart),
            // Procedures are of what came and of what was carried in.
            (_, true) => (atStart.AddDays(-1), after > atStart ? after : atStart),
            (CountedBy.Finished or CountedBy.Ended, _) => (atStart.AddDays(-1), after),
            _ => (null, after),
        };
    }

    /// <summary>The first day on which what was still there on a day can have come.</summary>
    private static DateOnly Earliest(DateOnly day, int? longest) => longest is { } days && days < day.DayNumber ? day.AddDays(-days) : DateOnly.MinValue;
}
