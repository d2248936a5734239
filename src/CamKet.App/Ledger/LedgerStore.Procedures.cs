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
            procedures[(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))] = new ProceduresOf(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
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

    private static readonly string ProcedureBits = $"bit({ProcedureMask.DaysInBlock})";

    private NpgsqlCommand ProceduresNow(IReadOnlyList<CountingFrame> frames)
    {
        var asked = frames.SelectMany((frame, i) => ProcedureMask.Of(frame).Select(mask => (Frame: i, Mask: mask))).ToList();
        var command = Command(
            $"""
            with {Units}, asked as materialized (
                select frame, block, days::{ProcedureBits} as days, eve from unnest(@frames, @blocks, @masks, @eves) a (frame, block, days, eve))
            select x.unit_no, x.field_no, x.frame, count(*) filter (where x.came or x.carried), count(*) filter (where x.fee), count(*) filter (where x.fee_online)
              from (
                select y.unit_no, y.field_no, y.frame, y.procedure, bool_or(y.came) as came, bool_or(y.carried) as carried, bool_or(y.fee) as fee,
                       bool_or(y.fee_online) as fee_online
                  from (
                    select l.unit_no, {Field("l")} as field_no, a.frame, l.procedure,
                           l.received & a.days <> 0::{ProcedureBits} as came,
                           a.eve >= 0 and get_bit(l.open, greatest(a.eve, 0)) = 1 as carried,
                           l.fee & a.days <> 0::{ProcedureBits} as fee,
                           l.fee_online & a.days <> 0::{ProcedureBits} as fee_online
                      from asked a
                     cross join lateral (select * from ledger_procedure l
                                          where l.province_id = @province and l.block = a.block and l.unit_no between @lo and @hi
                                         offset 0) l
                    union all
                    select d.unit_no, {FieldNo}, a.frame, coalesce(d.procedure_code, d.procedure_name) collate "C", false, true, false, false
                      from unnest(@allFrames, @froms) a (frame, from_day)
                     cross join units u
                     cross join lateral (select {Asked} from dossier d
                                          where d.province_id = @province and d.unit_no = u.unit_no and d.span = {DossierLife.Open} and d.received < a.from_day::timestamp
                                            and coalesce(d.procedure_code, d.procedure_name) is not null
                                         offset 0) d
                     {FieldOfDossier}) y
                 group by 1, 2, 3, 4) x
             group by 1, 2, 3
            """);
        command.Parameters.AddWithValue("frames", asked.Select(a => a.Frame).ToArray());
        command.Parameters.AddWithValue("blocks", asked.Select(a => a.Mask.Block).ToArray());
        command.Parameters.AddWithValue("masks", asked.Select(a => a.Mask.Days).ToArray());
        command.Parameters.AddWithValue("eves", asked.Select(a => a.Mask.Eve).ToArray());
        command.Parameters.AddWithValue("allFrames", Enumerable.Range(0, frames.Count).ToArray());
        command.Parameters.AddWithValue("froms", frames.Select(f => f.Window.From).ToArray());
        return command;
    }
}
