using CamKet.Facts;
using CamKet.Ledger;
using Dapper;
using Npgsql;

namespace CamKet.App.Ledger;

/// <param name="Field">The number of a field of procedures; 0 where fields are not told apart.</param>
/// <param name="Frame">The place of the frame among those asked.</param>
internal sealed record LedgerValues(int Unit, int Field, int Frame, IEnumerable<KeyValuePair<string, decimal>> Values);

/// <summary>
/// Answers what frames count of dossiers and documents: running sums from the ledger, and from the facts only the few dossiers that were open
/// over a whole window. Runs in the caller's transaction, whose scope decides what is seen.
/// </summary>
/// <param name="known">The batch up to which facts are known; null for all of them.</param>
internal sealed partial class LedgerStore(NpgsqlConnection connection, int province, int unitLow, int unitHigh, bool byField, long? known, CancellationToken ct)
{
    private readonly Dictionary<(int Unit, int Field, DateOnly Day), LedgerSums> sums = [];
    private readonly Dictionary<(int Unit, int Field, int Frame), OpenOutside> outside = [];
    private readonly Dictionary<(int Unit, int Field, int Frame), LettersToCome> letters = [];
    private readonly Dictionary<(int Unit, int Field, int Frame), ProceduresOf> different = [];

    /// <summary>The counters of every unit (and field) that has any, by the place of their frame.</summary>
    /// <param name="procedures">Different procedures too; without, their counters are 0 and nothing is read for them.</param>
    public async Task<IEnumerable<LedgerValues>> CountDossiers(IReadOnlyList<CountingFrame> frames, bool procedures = true)
    {
        await ReadSums(frames.SelectMany(f => (DateOnly[])[Eve(f), f.Edge, f.AsOf]));
        await ReadOutside(frames);
        await ReadLetters(frames);
        if (procedures)
        {
            await ReadProcedures(frames);
        }

        return Answers(frames, (key, frame, at) => LedgerAnswer.OfDossiers(
            frame, at(Eve(frame)), at(frame.Edge), at(frame.AsOf), outside.GetValueOrDefault(key), letters.GetValueOrDefault(key), different.GetValueOrDefault(key)));
    }

    /// <summary>The same of the document register, which knows no fields.</summary>
    public async Task<IEnumerable<LedgerValues>> CountDocuments(IReadOnlyList<CountingFrame> frames)
    {
        await ReadSums(frames.SelectMany(f => (DateOnly[])[Eve(f), f.Edge]));
        return Answers(frames, (_, frame, at) => LedgerAnswer.OfDocuments(frame, at(Eve(frame)), at(frame.Edge)));
    }

    private IEnumerable<LedgerValues> Answers(
        IReadOnlyList<CountingFrame> frames,
        Func<(int Unit, int Field, int Frame), CountingFrame, Func<DateOnly, LedgerSums>, IEnumerable<KeyValuePair<string, decimal>>> answer)
    {
        var none = new LedgerSums();
        return sums.Keys.Select(k => (k.Unit, k.Field)).Distinct().SelectMany(place => frames.Select((frame, i) => new LedgerValues(
            place.Unit, place.Field, i, answer((place.Unit, place.Field, i), frame, day => sums.GetValueOrDefault((place.Unit, place.Field, day), none)))));
    }

    /// <summary>The field of a dossier is asked only where fields are told apart: who reads in public may not.</summary>
    private string Asked => byField ? DossierSql.Asked + ", field" : DossierSql.Asked;

    private string Field(string alias) => byField ? $"{alias}.field_no" : "0";

    /// <summary>The facts as known at the batch: versions that held then.</summary>
    private string Dossiers => known is null
        ? "dossier"
        : FactVersions.Of("dossier", Asked + ", batch", "province_id = @province", known);

    private string FieldOfDossier => byField ? "join ledger_field n on n.province_id = @province and n.name = coalesce(d.field, '') collate \"C\"" : "";

    private string FieldNo => byField ? "n.field_no" : "0";

    // Those with a field have a row without one: there are fewer of these to go through.
    private const string Units = """
        units as (select distinct r.unit_no from ledger_roll r
                   where r.province_id = @province and r.level = 1 and r.unit_no between @lo and @hi)
        """;

    private readonly HashSet<DateOnly> summed = [];

    /// <summary>Each day's sums are read once, whoever asks for them.</summary>
    private async Task ReadSums(IEnumerable<DateOnly> days)
    {
        var points = days.Where(summed.Add).Order().ToArray();
        if (points.Length == 0)
        {
            return;
        }

        await using var command = Command(known is null ? SumsNow : SumsKnown);
        if (known is null)
        {
            // What is taken off is summed apart, as a point of its own behind the others.
            var spans = points.SelectMany((day, i) => LedgerCalendar.Until(day).Select(span => (Point: span.IsTakenOff ? i + points.Length : i, span.Level, span.From, span.To))).ToLookup(s => s.Level is not null);
            command.Parameters.AddWithValue("rollPoints", spans[true].Select(r => r.Point).ToArray());
            command.Parameters.AddWithValue("levels", spans[true].Select(r => (short)r.Level!).ToArray());
            command.Parameters.AddWithValue("rollLows", spans[true].Select(r => r.From).ToArray());
            command.Parameters.AddWithValue("rollHighs", spans[true].Select(r => r.To).ToArray());
            command.Parameters.AddWithValue("dayPoints", spans[false].Select(d => d.Point).ToArray());
            command.Parameters.AddWithValue("dayLows", spans[false].Select(d => d.From).ToArray());
            command.Parameters.AddWithValue("dayHighs", spans[false].Select(d => d.To).ToArray());
        }
        else
        {
            command.Parameters.AddWithValue("points", Enumerable.Range(0, points.Length).ToArray());
            command.Parameters.AddWithValue("days", points);
        }

        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var point = row.GetInt32(2);
            var place = (row.GetInt32(0), row.GetInt32(1), points[point % points.Length]);
            if (!sums.TryGetValue(place, out var read))
            {
                sums[place] = read = new LedgerSums();
            }

            for (var i = 0; i < Columns.Count; i++)
            {
                if (!row.IsDBNull(3 + i))
                {
                    read.Add((LedgerColumn)i, row.GetInt64(3 + i), isTakenOff: point >= points.Length);
                }
            }
        }
    }

    // Of a few days, as the roll-ups beside them: a sum of numbers larger than these is a numeric, which takes as long as everything else.
    private string Partial => string.Join(", ", Columns.Select(c => $"sum({c})::int as {c}"));

    private string PartialKnown => string.Join(", ", Columns.Select(c => $"sum({c}) as {c}"));

    /// <summary>Documents know no fields.</summary>
    private IReadOnlyList<string> Columns => byField ? LedgerColumnNames.OfDossiers : LedgerColumnNames.All;

    private string SumsNow => $"""
        with {Units}
        select x.unit_no, x.field_no, x.point, {string.Join(", ", Columns.Select(c => $"sum({c})"))}
          from (
            select r.unit_no, {Field("r")} as field_no, a.point, {string.Join(", ", Columns)}
              from unnest(@rollPoints, @levels, @rollLows, @rollHighs) a (point, level, low, high)
             cross join lateral (select * from {(byField ? "ledger_field_roll" : "ledger_roll")} l
                                  where l.province_id = @province and l.level = a.level and l.start between a.low and a.high and l.unit_no between @lo and @hi
                                 offset 0) r
            union all
            select u.unit_no, d.field_no, a.point, {string.Join(", ", Columns)}
              from unnest(@dayPoints, @dayLows, @dayHighs) a (point, low, high)
             cross join units u
             cross join lateral (select {Field("l")} as field_no, {Partial} from {(byField ? "ledger_field_day" : "ledger_day")} l
                                  where l.province_id = @province and l.unit_no = u.unit_no and l.day between a.low and a.high
                                  {(byField ? "group by l.field_no" : "having count(*) > 0")}) d
          ) x
         group by x.unit_no, x.field_no, x.point
        """;

    private string SumsKnown => $"""
        with {Units}
        select u.unit_no, d.field_no, a.point, {string.Join(", ", Columns.Select(c => $"d.{c}"))}
          from unnest(@points, @days) a (point, day)
         cross join units u
         cross join lateral (select {Field("l")} as field_no, {PartialKnown} from {(byField ? "ledger_field_day" : "ledger_day")} l
                              where l.province_id = @province and l.unit_no = u.unit_no and l.day <= a.day and l.batch <= @known
                              {(byField ? "group by l.field_no" : "having count(*) > 0")}) d
        """;

    /// <summary>
    /// Dossiers open at the end of the as-of date that came before the window, or between its edge and that date. By their life: one open over
    /// the whole window has a span at least as long, so few are looked at.
    /// </summary>
    private async Task ReadOutside(IReadOnlyList<CountingFrame> frames)
    {
        var asked = frames.SelectMany((frame, i) => Sought(frame).Select(s => (Frame: i, s.Span, s.From, s.Before, frame.AsOf))).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        await using var command = Command(
            $"""
            with {Units}
            select d.unit_no, {FieldNo}, a.frame,
                   count(*) filter (where s.at_end in (4, 5)), count(*) filter (where s.at_end = 6), count(*) filter (where s.at_end in (7, 8, 9)),
                   count(*) filter (where s.now = 2), count(*) filter (where s.now <> 2)
              from unnest(@frames, @spans, @froms, @befores, @asOfs) a (frame, span, low, high, as_of)
             cross join units u
             cross join lateral (select {Asked} from {Dossiers} d
                                  where d.province_id = @province and d.unit_no = u.unit_no and d.span = a.span and d.received >= a.low::timestamp and d.received < a.high::timestamp
                                    and (d.out_day > a.as_of or d.out_day is null)
                                 offset 0) d
             {FieldOfDossier}
             cross join lateral (select {DossierSql.State("a.as_of")} as now, {DossierSql.State("'infinity'::date")} as at_end offset 0) s
             group by 1, 2, 3
            """);
        command.Parameters.AddWithValue("frames", asked.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("spans", asked.Select(a => a.Span).ToArray());
        command.Parameters.AddWithValue("froms", asked.Select(a => a.From).ToArray());
        command.Parameters.AddWithValue("befores", asked.Select(a => a.Before).ToArray());
        command.Parameters.AddWithValue("asOfs", asked.Select(a => a.AsOf).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            outside[(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))] =
                new OpenOutside(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
        }
    }

    private static IEnumerable<(short Span, DateOnly From, DateOnly Before)> Sought(CountingFrame frame)
    {
        if (frame.Edge < frame.Window.From)
        {
            yield break;
        }

        // Before the window, and still open at the end of the as-of date.
        foreach (var (span, longest) in DossierLife.OfAtLeast(frame.AsOf.DayNumber - frame.Window.From.DayNumber + 2))
        {
            yield return (span, Earliest(frame.AsOf, longest), frame.Window.From);
        }

        if (frame.AsOf > frame.Edge)
        {
            foreach (var (span, longest) in DossierLife.OfAtLeast(1))
            {
                var from = Earliest(frame.AsOf, longest);
                yield return (span, from > frame.Edge ? from : frame.Edge.AddDays(1), frame.AsOf.AddDays(1));
            }
        }
    }

    private static DateOnly Earliest(DateOnly openOn, int? longest) =>
        longest is { } days && days < openOn.DayNumber ? openOn.AddDays(1 - days) : DateOnly.MinValue;

    /// <summary>Late dossiers with a letter written only after the as-of date, found by how long it was in coming: few, and all finished shortly before that date.</summary>
    private async Task ReadLetters(IReadOnlyList<CountingFrame> frames)
    {
        var asked = frames.SelectMany((frame, i) => DossierLife.LetterStillToComeAfter(frame.AsOf)
            .Select(s => (Frame: i, Span: s.LetterSpan, From: s.From > frame.Window.From ? s.From : frame.Window.From, frame.Edge, frame.AsOf))
            .Where(s => s.From <= s.Edge)).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        await using var command = Command(
            $"""
            select d.unit_no, {FieldNo}, a.frame, count(*) filter (where s.letters = 0), count(*) filter (where s.letters < 2 and cardinality(d.apology_days) > 1)
              from unnest(@frames, @spans, @froms, @edges, @asOfs) a (frame, span, low, edge, as_of)
             cross join lateral (select {Asked} from {Dossiers} d
                                  where d.province_id = @province and d.letter_span = a.span and d.letter_span > 0
                                    and d.finished >= a.low::timestamp and d.finished < (a.edge + 1)::timestamp and d.unit_no between @lo and @hi
                                 offset 0) d
             {FieldOfDossier}
             cross join lateral (select {DossierSql.State("a.edge")} as at_edge, (select count(*) from unnest(d.apology_days) day where day <= a.as_of) as letters offset 0) s
             where s.at_edge = {(int)DossierState.ResolvedLate}
             group by 1, 2, 3
            """);
        command.Parameters.AddWithValue("frames", asked.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("spans", asked.Select(a => a.Span).ToArray());
        command.Parameters.AddWithValue("froms", asked.Select(a => a.From).ToArray());
        command.Parameters.AddWithValue("edges", asked.Select(a => a.Edge).ToArray());
        command.Parameters.AddWithValue("asOfs", asked.Select(a => a.AsOf).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            letters[(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))] = new LettersToCome(row.GetInt64(3), row.GetInt64(4));
        }
    }

    /// <summary>What the fields of a province are called, by their number; without letters where dossiers say none.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> FieldNames(NpgsqlConnection connection, int province) =>
        (await connection.QueryAsync<(int No, string Name)>("select field_no, name from ledger_field where province_id = @province", new { province })).ToDictionary(f => f.No, f => f.Name);

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("lo", unitLow);
        command.Parameters.AddWithValue("hi", unitHigh);
        if (known is { } batch)
        {
            command.Parameters.AddWithValue("known", batch);
        }

        return command;
    }

    private static DateOnly Eve(CountingFrame frame) => frame.Window.From.AddDays(-1);
}
