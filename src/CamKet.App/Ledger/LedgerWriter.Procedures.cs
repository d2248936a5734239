using CamKet.Ledger;

namespace CamKet.App.Ledger;

/// <summary>The days of procedures a batch tells of: kept by year, and their months by era.</summary>
internal sealed partial class LedgerWriter
{
    private const int EraYears = ProcedureMonthMask.Years;
    private static readonly string[] Kinds = ["received", "open", "fee", "fee_online"];
    private static readonly int[] Halves = [1, 2];

    private async Task WriteProcedures(Dictionary<int, int> moved, CancellationToken ct)
    {
        if (!Buffer.Procedures.IsEmpty)
        {
            await Execute(
                """
                create temporary table stage_procedure (
                    unit_no int, procedure text collate "C", field_no int, year int, received bit(366), open bit(366), fee bit(366), fee_online bit(366),
                    received_months int, open_months int, fee_months int, fee_online_months int) on commit drop
                """,
                null,
                ct);
            await Spilled.CopyInto(
                connection,
                "copy stage_procedure (unit_no, procedure, field_no, year, received, open, fee, fee_online, received_months, open_months, fee_months, fee_online_months) from stdin (format binary)",
                Buffer.Procedures.CopyTo,
                ct);
            await Renumber("stage_procedure", moved, ct);
            await Execute(
                $"""
                insert into ledger_procedure as l (province_id, unit_no, procedure, field_no, year, received, open, fee, fee_online)
                select @province, unit_no, procedure, field_no, year, bit_or(received), bit_or(open), bit_or(fee), bit_or(fee_online)
                  from stage_procedure group by year, unit_no, procedure, field_no order by year, unit_no, procedure, field_no
                on conflict (province_id, year, unit_no, procedure, field_no) do update
                   set received = l.received | excluded.received, open = l.open | excluded.open,
                       fee = l.fee | excluded.fee, fee_online = l.fee_online | excluded.fee_online;
                insert into ledger_procedure_month as l (province_id, of_unit, unit_no, procedure, field_no, era, {Months((kind, half) => $"{kind}_{half}")})
                select @province, grouping(field_no) = 1, unit_no, procedure, coalesce(field_no, {LedgerBuffer.NoField}), era, {Months((kind, half) => $"bit_or({PlacedMonths($"{kind}_months", "year", half)})")}
                  from (select *, year / {EraYears} * {EraYears} as era from stage_procedure) s
                 group by grouping sets ((era, unit_no, procedure, field_no), (era, unit_no, procedure)) order by 6, 2, 3, 4, 5
                on conflict (province_id, era, of_unit, unit_no, procedure, field_no) do update
                   set {Months((kind, half) => $"{kind}_{half} = l.{kind}_{half} | excluded.{kind}_{half}")}
                 where {Months((kind, half) => $"excluded.{kind}_{half} & ~l.{kind}_{half} <> 0", " or ")};
                drop table stage_procedure
                """,
                new { province },
                ct);
        }

        if (Buffer.Doubtful.Count > 0)
        {
            await Execute(
                Recount,
                new
                {
                    province,
                    units = Buffer.Doubtful.Select(k => k.UnitNo).ToArray(),
                    procedures = Buffer.Doubtful.Select(k => k.Procedure).ToArray(),
                    fields = Buffer.Doubtful.Select(k => moved.GetValueOrDefault(k.FieldNo, k.FieldNo)).ToArray(),
                    years = Buffer.Doubtful.Select(k => k.Year).ToArray(),
                    firsts = Buffer.Doubtful.Select(k => ProcedureDays.FirstOf(k.Year)).ToArray(),
                },
                ct);
        }
    }

    /// <summary>The days of a procedure's year once more, from the facts that hold now; found by the life of dossiers.</summary>
    private static readonly string Recount = $"""
        with doubtful as (
            select * from unnest(@units::int[], @procedures::text[], @fields::int[], @years::int[], @firsts::date[])
                          as q (unit_no, procedure, field_no, year, first)
        ), held as (
            select q.unit_no, q.procedure, q.field_no, q.year,
                   bit_or(case when x.came then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as received,
                   bit_or(case when x.came and d.fee_bearing then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as fee,
                   bit_or(case when x.came and d.fee_bearing and d.payments_online > 0 then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as fee_online,
                   bit_or(case when x.until > x.since then (~0::bit(366) >> x.since) & ~(~0::bit(366) >> x.until) else 0::bit(366) end) as open,
                   bit_or(case when x.came then 1 << {Month("x.day")} else 0 end) as received_months,
                   bit_or(case when x.came and d.fee_bearing then 1 << {Month("x.day")} else 0 end) as fee_months,
                   bit_or(case when x.came and d.fee_bearing and d.payments_online > 0 then 1 << {Month("x.day")} else 0 end) as fee_online_months,
                   bit_or(case when x.until > x.since then (2 << {Month("x.until - 1")}) - (1 << {Month("x.since")}) else 0 end) as open_months
              from doubtful q
             cross join (select generate_series(0, 14)::smallint union all select 127::smallint) k (span)
              join ledger_field f on f.province_id = @province and f.field_no = q.field_no
              join dossier d on d.province_id = @province and d.unit_no = q.unit_no and d.span = k.span
                            and d.received < (q.first + 366)::timestamp and d.received >= case when k.span >= 14 then '-infinity' else (q.first - (1 << k.span))::timestamp end
                            and coalesce(d.procedure_code, d.procedure_name) collate "C" = q.procedure and coalesce(d.field, '') collate "C" = f.name
             cross join lateral (
                   select greatest(d.received::date - q.first, 0) as day,
                          d.received::date >= q.first and d.received::date < (q.first + interval '1 year')::date as came,
                          greatest(d.received::date - q.first, 0) as since,
                          least(coalesce(d.out_day, d.received::date) - q.first, (q.first + interval '1 year')::date - q.first) as until) x
             where x.day < 366
             group by q.unit_no, q.procedure, q.field_no, q.year
        ), again as (
            select q.unit_no, q.procedure, q.field_no, q.year,
                   {string.Join(", ", Kinds.Select(kind => $"coalesce(h.{kind}, 0::bit(366)) as {kind}, coalesce(h.{kind}_months, 0) as {kind}_months"))}
              from doubtful q
              left join held h using (unit_no, procedure, field_no, year)
        ), days as (
            update ledger_procedure l
               set {string.Join(", ", Kinds.Select(kind => $"{kind} = a.{kind}"))}
              from again a
             where l.province_id = @province and l.unit_no = a.unit_no and l.procedure = a.procedure and l.field_no = a.field_no and l.year = a.year
        )
        update ledger_procedure_month l
           set {Months((kind, half) => $"{kind}_{half} = l.{kind}_{half} & ~a.months_{half} | a.{kind}_{half}")}
          from (select unit_no, procedure, field_no, year / {EraYears} * {EraYears} as era,
                       {Months((kind, half) => $"bit_or({PlacedMonths($"{kind}_months", "year", half)}) as {kind}_{half}")},
                       {string.Join(", ", Halves.Select(half => $"bit_or({PlacedMonths("4095", "year", half)}) as months_{half}"))}
                  from again group by 1, 2, 3, 4) a
         where l.province_id = @province and l.unit_no = a.unit_no and l.procedure = a.procedure and l.field_no = a.field_no and l.era = a.era and not l.of_unit;
        update ledger_procedure_month l
           set {Months((kind, half) => $"{kind}_{half} = a.{kind}_{half}")}
          from (select f.unit_no, f.procedure, f.era, {Months((kind, half) => $"bit_or(f.{kind}_{half}) as {kind}_{half}")}
                  from (select distinct unit_no, procedure, year / {EraYears} * {EraYears} as era from unnest(@units::int[], @procedures::text[], @years::int[]) as q (unit_no, procedure, year)) q
                  join ledger_procedure_month f on f.province_id = @province and not f.of_unit and f.era = q.era and f.unit_no = q.unit_no and f.procedure = q.procedure
                 group by 1, 2, 3) a
         where l.province_id = @province and l.of_unit and l.era = a.era and l.unit_no = a.unit_no and l.procedure = a.procedure
        """;

    /// <summary>The columns of months: of each kind of day a number for the first five years of an era, and one for the others.</summary>
    private static string Months(Func<string, int, string> of, string between = ", ") =>
        string.Join(between, Kinds.SelectMany(kind => Halves.Select(half => of(kind, half))));

    /// <summary>The months of a year at their place among those of a half of its era; none where it lies in the other.</summary>
    private static string PlacedMonths(string months, string year, int half) =>
        $"case {year} / {EraYears / 2} % 2 when {half - 1} then ({months})::bigint << {year} % {EraYears / 2} * 12 else 0 end";

    /// <summary><see cref="ProcedureDays.MonthOf"/> of the n-th day of the year in question.</summary>
    private static string Month(string day) => $"(extract(month from q.first + {day} - 14)::int % 12)";
}
