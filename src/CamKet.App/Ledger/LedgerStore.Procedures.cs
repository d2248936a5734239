using CamKet.App.Measures;
using CamKet.Ledger;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>Different procedures of a window: what cannot be added up.</summary>
internal sealed partial class LedgerStore
{
    private async Task ReadProcedures(IReadOnlyList<CountingFrame> frames)
    {
        if (frames.Count == 0)
        {
            return;
        }

        await using var command = known is null ? ProceduresNow(frames) : ProceduresKnown(frames);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var place = (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
            procedures[place] = procedures.GetValueOrDefault(place) + new ProceduresOf(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        }
    }

    /// <summary>The days kept are those of the facts that hold now: of those that held then, the ones there in the windows are counted.</summary>
    private NpgsqlCommand ProceduresKnown(IReadOnlyList<CountingFrame> frames)
    {
        var command = Command(
            $"""
            with {Units}
            select d.unit_no, {FieldNo}, f.no::int - 1, {DossierSql.Counters["procedures"]}, {DossierSql.Counters["fee-procedures"]}, {DossierSql.Counters["fee-procedures-online"]}
              from unnest(@spans, @lows) a (span, low)
             cross join units u
             cross join lateral (select {Asked} from {Dossiers} d
                                  where d.province_id = @province and d.unit_no = u.unit_no and d.span = a.span and d.received >= a.low::timestamp and d.received < (@last::date + 1)::timestamp
                                    and (d.out_day >= @first or d.out_day is null)
                                 offset 0) d
             {FieldOfDossier}
             cross join {MeasureStore.Frames}
            {DossierSql.Facts}
             group by 1, 2, 3
            """);
        var first = frames.Min(f => f.Window.From);
        var spans = DossierLife.StillThereOn(first).ToList();
        command.Parameters.AddWithValue("spans", spans.Select(s => s.Span).ToArray());
        command.Parameters.AddWithValue("lows", spans.Select(s => s.From).ToArray());
        command.Parameters.AddWithValue("first", first);
        command.Parameters.AddWithValue("last", frames.Max(f => f.Edge));
        MeasureStore.AddFrames(command, frames);
        return command;
    }

    private const string CameOnDays = "(substring(l.received from a.first + 1 for a.count) <> a.nothing or a.eve >= 0 and get_bit(l.open, greatest(a.eve, 0)) = 1)";

    /// <summary>With fewer whole months than these in a frame, reading the days of every procedure is faster than looking up those of most.</summary>
    private const int FewMonths = 2;

    private static string OnDays(string column) => $"(substring(l.{column} from a.first + 1 for a.count) <> a.nothing)";

    /// <param name="months">"a.whole", a column of masks, or "@whole0", a parameter for each half.</param>
    private static string InMonths(string column, string months) => $"((l.{column}_1 & {months}_1) | (l.{column}_2 & {months}_2)) <> 0";

    private string SameProcedure(string other) => $"l.unit_no = {other}.unit_no and l.procedure = {other}.procedure{(byField ? $" and l.field_no = {other}.field_no" : "")}";

    // A procedure of one unit may stand in rows of several fields, side by side in the order of the key.
    private string AnyField(string condition) => byField ? condition : $"bool_or({condition})";

    private string EachProcedure => byField ? "offset 0" : "group by l.unit_no, l.procedure";

    /// <summary>
    /// Whether a procedure was asked for in a window its months tell, unless it was asked for only in those of which the window holds a part: then its days
    /// are looked up. Of a window that holds hardly a month these would be most of them: there the days of all are read. Dossiers still open stand in neither:
    /// their procedures are added where nothing else tells of them.
    /// </summary>
    private NpgsqlCommand ProceduresNow(IReadOnlyList<CountingFrame> frames)
    {
        var days = frames.SelectMany((frame, i) => ProcedureMask.Of(frame).Select(mask => (Frame: i, Mask: mask))).ToList();
        var months = frames.SelectMany((frame, i) => ProcedureMonthMask.Of(frame).Select(mask => (Frame: i, Mask: mask))).ToList();
        var alone = months.GroupBy(m => m.Frame, m => m.Mask.Whole.Count).Where(frame => frame.Sum() < FewMonths).Select(frame => frame.Key).ToHashSet();
        months.RemoveAll(m => alone.Contains(m.Frame));
        var once = months.CountBy(m => m.Frame).Where(rows => rows.Value == 1).Select(rows => rows.Key).ToHashSet();
        List<string> parts = [OpenStill];
        foreach (var (frame, _) in months.Where(m => once.Contains(m.Frame)))
        {
            parts.AddRange([WholeMonths(frame), CutMonths(frame)]);
        }

        if (alone.Count > 0 || months.Count > once.Count)
        {
            parts.Add(Together(days.Where(d => alone.Contains(d.Frame)).CountBy(d => d.Frame).Concat(months.CountBy(m => m.Frame)).Any(rows => rows.Value > 1)));
        }

        // To start a parallel worker takes longer than a part of this does.
        var command = Command(
            $"""
            set local max_parallel_workers_per_gather = 0;
            with {Units}, by_day as materialized (
                select *, repeat('0', count)::varbit as nothing from unnest(@dayFrames, @blocks, @firsts, @counts, @eves, @alone) a (frame, block, first, count, eve, alone)
            ), by_month as materialized (
                select * from unnest(@monthFrames, @eras, @whole1, @whole2, @cut1, @cut2, @eve1, @eve2) a (frame, era, whole_1, whole_2, cut_1, cut_2, eve_1, eve_2)
            )
            {string.Join(" union all ", parts)}
            """);
        command.Parameters.AddWithValue("dayFrames", days.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("blocks", days.Select(a => a.Mask.Block).ToArray());
        command.Parameters.AddWithValue("firsts", days.Select(a => a.Mask.First).ToArray());
        command.Parameters.AddWithValue("counts", days.Select(a => a.Mask.Count).ToArray());
        command.Parameters.AddWithValue("eves", days.Select(a => a.Mask.Eve).ToArray());
        command.Parameters.AddWithValue("alone", days.Select(a => alone.Contains(a.Frame)).ToArray());
        command.Parameters.AddWithValue("monthFrames", months.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("eras", months.Select(a => a.Mask.Era).ToArray());
        foreach (var (frame, mask) in months.Where(m => once.Contains(m.Frame)))
        {
            command.Parameters.AddWithValue($"era{frame}", mask.Era);
            foreach (var (name, part) in new[] { ("whole", mask.Whole), ("cut", mask.Cut), ("eve", mask.Eve) })
            {
                command.Parameters.AddWithValue($"{name}{frame}_1", part.First);
                command.Parameters.AddWithValue($"{name}{frame}_2", part.Next);
            }
        }

        months.RemoveAll(m => once.Contains(m.Frame));
        command.Parameters.AddWithValue("whole1", months.Select(a => a.Mask.Whole.First).ToArray());
        command.Parameters.AddWithValue("whole2", months.Select(a => a.Mask.Whole.Next).ToArray());
        command.Parameters.AddWithValue("cut1", months.Select(a => a.Mask.Cut.First).ToArray());
        command.Parameters.AddWithValue("cut2", months.Select(a => a.Mask.Cut.Next).ToArray());
        command.Parameters.AddWithValue("eve1", months.Select(a => a.Mask.Eve.First).ToArray());
        command.Parameters.AddWithValue("eve2", months.Select(a => a.Mask.Eve.Next).ToArray());
        command.Parameters.AddWithValue("allFrames", Enumerable.Range(0, frames.Count).ToArray());
        command.Parameters.AddWithValue("froms", frames.Select(f => f.Window.From).ToArray());
        return command;
    }

    private string OfMonths => $"join ledger_procedure_month l on {MonthsOf("a.era")}";

    private string MonthsOf(string era) => $"l.province_id = @province and l.era = {era} and l.of_unit = {(byField ? "false" : "true")} and l.unit_no between @lo and @hi";

    private static string Undecided(string whole, string cut, string eve)
    {
        string OnlyCut(string column) => $"{InMonths(column, cut)} and not ({InMonths(column, whole)})";
        return $"(({InMonths("received", cut)} or {InMonths("open", eve)}) and not ({InMonths("received", whole)}) or {OnlyCut("fee")} or {OnlyCut("fee_online")})";
    }

    private static string SeenOnDays => $"bit_or({CameOnDays}::int | ({OnDays("fee")}::int << 1) | ({OnDays("fee_online")}::int << 2))";

    /// <summary>
    /// Procedures with a whole month in the window, of a frame whose months stand in one row of each. The masks are parameters, not columns of a row
    /// beside: so they are counted in the order they are read in, several times as fast.
    /// </summary>
    private string WholeMonths(int frame) => $"""
        select l.unit_no, {Field("l")}, {frame}, count(*) filter (where {InMonths("received", $"@whole{frame}")}), count(*) filter (where {InMonths("fee", $"@whole{frame}")}),
               count(*) filter (where {InMonths("fee_online", $"@whole{frame}")})
          from ledger_procedure_month l
         where {MonthsOf($"@era{frame}")}
         group by l.unit_no{(byField ? ", l.field_no" : "")}
        """;

    /// <summary>Of the same frame those only the days tell, where these tell more than the whole months did.</summary>
    private string CutMonths(int frame) => $"""
        select t.unit_no, t.field_no, {frame}, count(*) filter (where not t.came and s.seen & 1 > 0), count(*) filter (where not t.fee and s.seen & 2 > 0),
               count(*) filter (where not t.fee_online and s.seen & 4 > 0)
          from (
            select l.unit_no, {Field("l")} as field_no, l.procedure, {InMonths("received", $"@whole{frame}")} as came, {InMonths("fee", $"@whole{frame}")} as fee,
                   {InMonths("fee_online", $"@whole{frame}")} as fee_online
              from ledger_procedure_month l
             where {MonthsOf($"@era{frame}")} and {Undecided($"@whole{frame}", $"@cut{frame}", $"@eve{frame}")}
            offset 0) t
         cross join lateral (
            select {SeenOnDays} as seen
              from by_day a
              join ledger_procedure l on l.province_id = @province and l.block = a.block and {SameProcedure("t")}
             where a.frame = {frame}
            offset 0) s
         group by t.unit_no, t.field_no
        """;

    /// <summary>Frames told by days alone, and those whose months stand in several rows, with one procedure in each.</summary>
    /// <param name="isParted">A procedure of a frame stands in several rows.</param>
    private string Together(bool isParted)
    {
        var told =
            $"""
            select l.unit_no, {Field("l")} as field_no, a.frame, l.procedure, {InMonths("received", "a.whole")} as came, {InMonths("fee", "a.whole")} as fee, {InMonths("fee_online", "a.whole")} as fee_online,
                   {Undecided("a.whole", "a.cut", "a.eve")} as undecided
              from by_month a {OfMonths}
            union all
            select l.unit_no, l.field_no, a.frame, l.procedure, l.came, l.fee, l.fee_online, false
              from (select * from by_day where alone) a
             cross join lateral (select l.unit_no, {Field("l")} as field_no, l.procedure, {AnyField(CameOnDays)} as came, {AnyField(OnDays("fee"))} as fee, {AnyField(OnDays("fee_online"))} as fee_online
                                   from ledger_procedure l
                                  where l.province_id = @province and l.block = a.block and l.unit_no between @lo and @hi
                                 {EachProcedure}) l
            """;
        if (isParted)
        {
            told = $"""
                select unit_no, field_no, frame, procedure, bool_or(came) as came, bool_or(fee) as fee, bool_or(fee_online) as fee_online, bool_or(undecided) as undecided
                  from ({told}) parts group by 1, 2, 3, 4
                """;
        }

        return $"""
            select x.unit_no, x.field_no, x.frame, count(*) filter (where x.came or x.seen & 1 > 0), count(*) filter (where x.fee or x.seen & 2 > 0),
                   count(*) filter (where x.fee_online or x.seen & 4 > 0)
              from (
                select t.*, case when t.undecided then (
                           select {SeenOnDays}
                             from by_day a
                             join ledger_procedure l on l.province_id = @province and l.block = a.block and {SameProcedure("t")}
                            where a.frame = t.frame) else 0 end as seen
                  from ({told}) t
                offset 0) x
             group by 1, 2, 3
            """;
    }

    /// <summary>Procedures of dossiers that came before a window and are open still, where nothing else tells of them.</summary>
    private string OpenStill => $"""
        select o.unit_no, o.field_no, o.frame, count(*), 0, 0
          from (
            select distinct d.unit_no, {FieldNo} as field_no, a.frame, coalesce(d.procedure_code, d.procedure_name) collate "C" as procedure
              from unnest(@allFrames, @froms) a (frame, from_day)
             cross join units u
             cross join lateral (select {Asked} from dossier d
                                  where d.province_id = @province and d.unit_no = u.unit_no and d.span = {DossierLife.Open} and d.received < a.from_day::timestamp
                                    and coalesce(d.procedure_code, d.procedure_name) is not null
                                 offset 0) d
             {FieldOfDossier}) o
         where not exists (select from by_day a
                             join ledger_procedure l on l.province_id = @province and l.block = a.block and {SameProcedure("o")}
                            where a.frame = o.frame and {CameOnDays})
         group by 1, 2, 3
        """;
}
