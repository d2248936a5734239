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

    private static string InMonths(string column, string months) => $"((l.{column}_1 & a.{months}_1) | (l.{column}_2 & a.{months}_2)) <> 0";

    private static string Undecided(string column) => $"{InMonths(column, "cut")} and not ({InMonths(column, "whole")})";

    private string SameProcedure(string other) => $"l.unit_no = {other}.unit_no and l.procedure = {other}.procedure{(byField ? $" and l.field_no = {other}.field_no" : "")}";

    // A procedure of one unit may stand in rows of several fields, side by side in the order of the key.
    private string AnyField(string condition) => byField ? condition : $"bool_or({condition})";

    private string Together => byField ? "offset 0" : "group by l.unit_no, l.procedure";

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
        var told =
            $"""
            select l.unit_no, {Field("l")} as field_no, a.frame, l.procedure, {InMonths("received", "whole")} as came, {InMonths("fee", "whole")} as fee, {InMonths("fee_online", "whole")} as fee_online,
                   ({InMonths("received", "cut")} or {InMonths("open", "eve")}) and not ({InMonths("received", "whole")}) or {Undecided("fee")} or {Undecided("fee_online")} as undecided
              from by_month a
             cross join lateral (select * from ledger_procedure_month l
                                  where l.province_id = @province and l.era = a.era and l.of_unit = {(byField ? "false" : "true")} and l.unit_no between @lo and @hi
                                 offset 0) l
            union all
            select l.unit_no, l.field_no, a.frame, l.procedure, l.came, l.fee, l.fee_online, false
              from (select * from by_day where alone) a
             cross join lateral (select l.unit_no, {Field("l")} as field_no, l.procedure, {AnyField(CameOnDays)} as came, {AnyField(OnDays("fee"))} as fee, {AnyField(OnDays("fee_online"))} as fee_online
                                   from ledger_procedure l
                                  where l.province_id = @province and l.block = a.block and l.unit_no between @lo and @hi
                                 {Together}) l
            """;
        if (days.Where(d => alone.Contains(d.Frame)).CountBy(d => d.Frame).Concat(months.CountBy(m => m.Frame)).Any(rows => rows.Value > 1))
        {
            told = $"""
                select unit_no, field_no, frame, procedure, bool_or(came) as came, bool_or(fee) as fee, bool_or(fee_online) as fee_online, bool_or(undecided) as undecided
                  from ({told}) parts group by 1, 2, 3, 4
                """;
        }

        var command = Command(
            $"""
            with {Units}, by_day as materialized (
                select *, repeat('0', count)::varbit as nothing from unnest(@dayFrames, @blocks, @firsts, @counts, @eves, @alone) a (frame, block, first, count, eve, alone)
            ), by_month as materialized (
                select * from unnest(@monthFrames, @eras, @whole1, @whole2, @cut1, @cut2, @eve1, @eve2) a (frame, era, whole_1, whole_2, cut_1, cut_2, eve_1, eve_2)
            )
            select x.unit_no, x.field_no, x.frame, count(*) filter (where x.came or x.seen & 1 > 0), count(*) filter (where x.fee or x.seen & 2 > 0),
                   count(*) filter (where x.fee_online or x.seen & 4 > 0)
              from (
                select t.*, case when t.undecided then (
                           select bit_or({CameOnDays}::int | ({OnDays("fee")}::int << 1) | ({OnDays("fee_online")}::int << 2))
                             from by_day a
                             join ledger_procedure l on l.province_id = @province and l.block = a.block and {SameProcedure("t")}
                            where a.frame = t.frame) else 0 end as seen
                  from ({told}) t
                offset 0) x
             group by 1, 2, 3
            union all
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
            """);
        command.Parameters.AddWithValue("dayFrames", days.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("blocks", days.Select(a => a.Mask.Block).ToArray());
        command.Parameters.AddWithValue("firsts", days.Select(a => a.Mask.First).ToArray());
        command.Parameters.AddWithValue("counts", days.Select(a => a.Mask.Count).ToArray());
        command.Parameters.AddWithValue("eves", days.Select(a => a.Mask.Eve).ToArray());
        command.Parameters.AddWithValue("alone", days.Select(a => alone.Contains(a.Frame)).ToArray());
        command.Parameters.AddWithValue("monthFrames", months.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("eras", months.Select(a => a.Mask.Era).ToArray());
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
}
