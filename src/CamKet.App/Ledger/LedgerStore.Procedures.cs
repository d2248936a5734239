using CamKet.Facts;
using CamKet.Ledger;
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
            different[place] = different.GetValueOrDefault(place) + new ProceduresOf(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
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
             cross join {FrameSql.Rows}
            {DossierSql.Facts}
             group by 1, 2, 3
            """);
        var first = frames.Min(f => f.Window.From);
        var spans = DossierLife.StillThereOn(first).ToList();
        command.Parameters.AddWithValue("spans", spans.Select(s => s.Span).ToArray());
        command.Parameters.AddWithValue("lows", spans.Select(s => s.From).ToArray());
        command.Parameters.AddWithValue("first", first);
        command.Parameters.AddWithValue("last", frames.Max(f => f.Edge));
        FrameSql.Add(command, frames);
        return command;
    }

    private const string CameOnDays = "(substring(l.received from a.first + 1 for a.count) <> a.nothing or a.eve >= 0 and get_bit(l.open, greatest(a.eve, 0)) = 1)";

    private static readonly string[] Told = ["received", "fee", "fee_online"];

    /// <summary>With fewer whole months than these in a frame, reading the days of every procedure is faster than looking up those of most.</summary>
    private const int FewMonths = 2;

    private static string OnDays(string column) => $"(substring(l.{column} from a.first + 1 for a.count) <> a.nothing)";

    private static string SeenOnDays => $"bit_or({CameOnDays}::int | ({OnDays("fee")}::int << 1) | ({OnDays("fee_online")}::int << 2))";

    private string SameProcedure(string other) => $"l.unit_no = {other}.unit_no and l.procedure = {other}.procedure{(byField ? $" and l.field_no = {other}.field_no" : "")}";

    /// <summary>
    /// Whether a procedure was asked for in a window its months tell, unless it was asked for only in those of which the window holds a part: then its days
    /// are looked up. Of a window without two whole months these would be most of them: there the days of all are read. Dossiers still open stand in neither:
    /// their procedures are added where nothing else tells of them.
    /// </summary>
    private NpgsqlCommand ProceduresNow(IReadOnlyList<CountingFrame> frames)
    {
        var command = Command("");
        var days = frames.Select(frame => ProcedureMask.Of(frame)).ToList();
        var (told, counted) = (new List<string>(), new List<string> { OpenStill });
        for (var i = 0; i < frames.Count; i++)
        {
            var months = ProcedureMonthMask.Of(frames[i]).ToList();
            if (months.Sum(m => m.Whole.Count) < FewMonths)
            {
                counted.Add(ByDays(command, i, days[i]));
                continue;
            }

            told.Add(ByMonths(command, i, months));
            counted.Add(OfMonths(i));
        }

        var masks = days.SelectMany((of, i) => of.Select((mask, n) => (Frame: i, Mask: mask, IsCut: n == 0 || n == of.Count - 1))).ToList();
        // To start a parallel worker takes longer than a part of this does.
        command.CommandText =
            $"""
            set local max_parallel_workers_per_gather = 0;
            with {Units}, by_day as materialized (
                select *, repeat('0', count)::varbit as nothing from unnest(@dayFrames, @years, @firsts, @counts, @eves, @areCut) a (frame, year, first, count, eve, is_cut)
            ){string.Concat(told)}
            {string.Join(" union all ", counted)}
            """;
        command.Parameters.AddWithValue("dayFrames", masks.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("years", masks.Select(a => a.Mask.Year).ToArray());
        command.Parameters.AddWithValue("firsts", masks.Select(a => a.Mask.First).ToArray());
        command.Parameters.AddWithValue("counts", masks.Select(a => a.Mask.Count).ToArray());
        command.Parameters.AddWithValue("eves", masks.Select(a => a.Mask.Eve).ToArray());
        command.Parameters.AddWithValue("areCut", masks.Select(a => a.IsCut).ToArray());
        command.Parameters.AddWithValue("allFrames", Enumerable.Range(0, frames.Count).ToArray());
        command.Parameters.AddWithValue("froms", frames.Select(f => f.Window.From).ToArray());
        return command;
    }

    /// <summary>
    /// The days of every procedure, of a frame without two whole months. Masks are parameters here too: a column of a row beside would be carried, with all
    /// the days, into what groups them.
    /// </summary>
    private string ByDays(NpgsqlCommand command, int frame, IReadOnlyList<ProcedureMask> masks)
    {
        var years = masks.Select((mask, i) =>
        {
            var at = $"{frame}_{i}";
            command.Parameters.AddWithValue($"year{at}", mask.Year);
            command.Parameters.AddWithValue($"first{at}", mask.First + 1);
            command.Parameters.AddWithValue($"count{at}", mask.Count);
            if (mask.Eve >= 0)
            {
                command.Parameters.AddWithValue($"eve{at}", mask.Eve);
            }

            string On(string column) => $"substring(l.{column} from @first{at} for @count{at}) <> repeat('0', @count{at})::varbit";
            var came = $"({On("received")} {(mask.Eve < 0 ? "" : $"or get_bit(l.open, @eve{at}) = 1")})";
            return $"""
                (select l.unit_no, {Field("l")} as field_no, l.procedure, {came}::int | (({On("fee")})::int << 1) | (({On("fee_online")})::int << 2) as bits
                   from ledger_procedure l
                  where l.province_id = @province and l.year = @year{at} and l.unit_no between @lo and @hi
                 offset 0)
                """;
        });
        return $"""
            select x.unit_no, x.field_no, {frame}, count(distinct x.procedure) filter (where x.bits & 1 > 0), count(distinct x.procedure) filter (where x.bits & 2 > 0),
                   count(distinct x.procedure) filter (where x.bits & 4 > 0)
              from ({string.Join(" union all ", years)}) x
             where x.bits > 0
             group by x.unit_no, x.field_no
            """;
    }

    /// <summary>
    /// Of every unit (and field) how many procedures have a whole month in the frame, and which have only a month the frame cuts. All in one pass: the masks
    /// are parameters, not columns of a row beside, and what is left to look up is put by in arrays.
    /// </summary>
    private string ByMonths(NpgsqlCommand command, int frame, IReadOnlyList<ProcedureMonthMask> masks)
    {
        var parts = masks.Select((mask, era) =>
        {
            command.Parameters.AddWithValue($"era{frame}_{era}", mask.Era);
            string InMonths(string column, string name, EraMonths months)
            {
                var halves = new List<string>();
                foreach (var (half, bits) in new[] { (1, months.First), (2, months.Next) })
                {
                    // Half an era of which nothing is asked is not read.
                    if (bits != 0)
                    {
                        var parameter = $"{name}{frame}_{era}_{half}";
                        if (!command.Parameters.Contains(parameter))
                        {
                            command.Parameters.AddWithValue(parameter, bits);
                        }

                        halves.Add($"l.{column}_{half} & @{parameter} <> 0");
                    }
                }

                return halves.Count == 0 ? "false" : $"({string.Join(" or ", halves)})";
            }

            var columns = Told.Select(column =>
            {
                var cut = InMonths(column, "cut", mask.Cut);
                return $"{InMonths(column, "whole", mask.Whole)} as {column}, {(column == "received" ? $"({cut} or {InMonths("open", "eve", mask.Eve)})" : cut)} as {column}_cut";
            });
            return $"""
                select l.unit_no, {Field("l")} as field_no, l.procedure, {string.Join(", ", columns)}
                  from ledger_procedure_month l
                 where l.province_id = @province and l.era = @era{frame}_{era} and l.of_unit = {(byField ? "false" : "true")} and l.unit_no between @lo and @hi
                """;
        }).ToList();
        var rows = parts.Count == 1 ? parts[0] : $"""
            select unit_no, field_no, procedure, bool_or(received) as received, bool_or(received_cut) as received_cut, bool_or(fee) as fee, bool_or(fee_cut) as fee_cut,
                   bool_or(fee_online) as fee_online, bool_or(fee_online_cut) as fee_online_cut
              from ({string.Join(" union all ", parts)}) eras group by 1, 2, 3
            """;
        static string Left(string column, int bit) => $"case when not t.{column} and t.{column}_cut then {bit} else 0 end";
        var left = $"({Left("received", 1)} | {Left("fee", 2)} | {Left("fee_online", 4)})";
        return $"""
            , told{frame} as materialized (
                select t.unit_no, t.field_no, count(*) filter (where t.received) as received, count(*) filter (where t.fee) as fee, count(*) filter (where t.fee_online) as fee_online,
                       array_agg({left}::text || t.procedure) filter (where {string.Join(" or ", Told.Select(c => $"not t.{c} and t.{c}_cut"))}) as left_out
                  from ({rows}) t
                 group by t.unit_no, t.field_no
            ), left{frame} as materialized (
                select t.unit_no, t.field_no, substr(x, 2) as procedure, left(x, 1)::int as bits from told{frame} t cross join lateral unnest(t.left_out) x
            )
            """;
    }

    /// <summary>What the whole months of a frame tell, and of the procedures left what their days do.</summary>
    private string OfMonths(int frame) => $"""
        select unit_no, field_no, {frame}, received, fee, fee_online from told{frame}
        union all
        select t.unit_no, t.field_no, {frame}, count(*) filter (where t.bits & s.seen & 1 > 0), count(*) filter (where t.bits & s.seen & 2 > 0),
               count(*) filter (where t.bits & s.seen & 4 > 0)
          from (select unit_no, array_agg(procedure) as procedures from left{frame} group by unit_no) u
         cross join lateral (
            select l.procedure, {Field("l")} as field_no, {SeenOnDays} as seen
              from by_day a
              join ledger_procedure l on l.province_id = @province and l.year = a.year and l.unit_no = u.unit_no and l.procedure = any (u.procedures)
             where a.frame = {frame} and a.is_cut
             group by 1, 2
            offset 0) s
          join left{frame} t on t.unit_no = u.unit_no and t.field_no = s.field_no and t.procedure = s.procedure
         group by t.unit_no, t.field_no
        """;

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
                             join ledger_procedure l on l.province_id = @province and l.year = a.year and {SameProcedure("o")}
                            where a.frame = o.frame and {CameOnDays})
         group by 1, 2, 3
        """;
}
