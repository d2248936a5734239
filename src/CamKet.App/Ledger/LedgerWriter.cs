using CamKet.App.Platform;
using CamKet.Ledger;
using Dapper;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>
/// Writes what one batch adds to the ledger, in the transaction that stores the facts: day rows of the batch, appended, and the roll-ups they
/// belong to. One batch of a province at a time: who calls <see cref="Apply"/> holds the province's lock. Gathering needs none: fields another batch
/// has named meanwhile are numbered when it is applied.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private const string Province = "@province";
    private readonly NpgsqlConnection connection;
    private readonly int province;

    private LedgerWriter(NpgsqlConnection connection, int province, Dictionary<string, int> fields)
    {
        (this.connection, this.province) = (connection, province);
        Buffer = new LedgerBuffer(fields);
    }

    public LedgerBuffer Buffer { get; }

    public static async Task<LedgerWriter> Begin(NpgsqlConnection connection, int province, CancellationToken ct) =>
        new(connection, province, await Fields(connection, province, ct));

    public async Task Apply(long batch, CancellationToken ct)
    {
        var moved = await WriteFields(ct);
        await Execute(
            $"""
            create temporary table stage_ledger on commit drop as
                select unit_no, field_no, day, {LedgerColumnNames.List} from ledger_field_day where province_id = {province} limit 0
            """,
            null,
            ct);
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy stage_ledger (unit_no, field_no, day, {LedgerColumnNames.List}) from stdin (format binary)", ct))
        {
            await Buffer.CopyTo(copy, ct);
        }

        await Renumber("stage_ledger", moved, ct);

        // Groups of forty sums do not fit into the memory a page's statement gets.
        await Execute("set local work_mem = '256MB'; analyze stage_ledger (unit_no, field_no, day)", null, ct);
        // A batch meets no day rows of its own; looking for them takes as long as a third of the writing.
        var never = await Citus.Installed(connection, ct) is null ? "" : " on conflict do nothing";
        await Execute(Days + never, new { province, batch }, ct);
        await Execute(FieldDays + never, new { province, batch }, ct);
        await Execute(Rolls, null, ct);
        await Execute(UnitRolls, new { province }, ct);
        await Execute(FieldRolls, new { province }, ct);
        await Execute("drop table stage_ledger, stage_roll", null, ct);
        await WriteProcedures(moved, ct);
    }

    public void Dispose() => Buffer.Dispose();

    private static async Task<Dictionary<string, int>> Fields(NpgsqlConnection connection, int province, CancellationToken ct) =>
        (await connection.QueryAsync<(string Name, int No)>(new CommandDefinition(
            "select name, field_no from ledger_field where province_id = @province", new { province }, cancellationToken: ct)))
        .ToDictionary(f => f.Name, f => f.No, StringComparer.Ordinal);

    /// <summary>Numbers the new fields; gives, by the number the buffer guessed, those that came out otherwise.</summary>
    private async Task<Dictionary<int, int>> WriteFields(CancellationToken ct)
    {
        var known = await Fields(connection, province, ct);
        var (next, added, moved) = (known.Values.DefaultIfEmpty(0).Max() + 1, new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<int, int>());
        foreach (var (name, guess) in Buffer.Fields.OrderBy(f => f.Value))
        {
            if (!known.TryGetValue(name, out var no))
            {
                added[name] = no = guess == 0 ? 0 : next++;
            }

            if (no != guess)
            {
                moved[guess] = no;
            }
        }

        await Execute(
            "insert into ledger_field (province_id, field_no, name) select @province, no, name from unnest(@nos, @names) as f (no, name) on conflict do nothing",
            new { province, nos = added.Values.ToArray(), names = added.Keys.ToArray() },
            ct);
        return moved;
    }

    private async Task Renumber(string staged, Dictionary<int, int> moved, CancellationToken ct)
    {
        if (moved.Count > 0)
        {
            await Execute(
                $"update {staged} l set field_no = f.no from unnest(@guessed, @numbers) as f (guess, no) where l.field_no = f.guess",
                new { guessed = moved.Keys.ToArray(), numbers = moved.Values.ToArray() },
                ct);
        }
    }

    private static readonly string Days = $"""
        insert into ledger_day (province_id, unit_no, day, batch, {LedgerColumnNames.List})
        select {Province}, unit_no, day, @batch, {LedgerColumnNames.NullableSums} from stage_ledger group by unit_no, day order by unit_no, day
        """;

    private static readonly string FieldDays = $"""
        insert into ledger_field_day (province_id, unit_no, day, field_no, batch, {LedgerColumnNames.List})
        select {Province}, unit_no, day, field_no, @batch, {LedgerColumnNames.NullableSums}
          from stage_ledger where field_no >= 0 group by unit_no, day, field_no order by unit_no, day, field_no
        """;

    /// <summary>The batch by six days, then those by month, then those by year: each level is a sum of the finer one, not of the days again.</summary>
    private static readonly string Rolls = $"""
        create temporary table stage_roll on commit drop as
        select {(short)RollLevel.SixDays}::smallint as level, {LedgerColumnNames.Start(RollLevel.SixDays, "day")} as start, unit_no, field_no, {LedgerColumnNames.NamedSums}
          from stage_ledger group by 2, 3, 4;
        insert into stage_roll
        select {(short)RollLevel.Month}, {LedgerColumnNames.Start(RollLevel.Month, "start")}, unit_no, field_no, {LedgerColumnNames.NullableSums}
          from stage_roll where level = {(short)RollLevel.SixDays} group by 2, 3, 4;
        insert into stage_roll
        select {(short)RollLevel.Year}, {LedgerColumnNames.Start(RollLevel.Year, "start")}, unit_no, field_no, {LedgerColumnNames.NullableSums}
          from stage_roll where level = {(short)RollLevel.Month} group by 2, 3, 4;
        """;

    private static readonly string UnitRolls = $"""
        insert into ledger_roll as l (province_id, level, start, unit_no, {LedgerColumnNames.List})
        select {Province}, level, start, unit_no, {LedgerColumnNames.NullableSums} from stage_roll
         group by level, start, unit_no order by level, start, unit_no
        on conflict (province_id, level, start, unit_no) do update set {Added}
        """;

    private static readonly string FieldRolls = $"""
        insert into ledger_field_roll as l (province_id, level, start, unit_no, field_no, {LedgerColumnNames.List})
        select {Province}, level, start, unit_no, field_no, {LedgerColumnNames.List} from stage_roll
         where field_no >= 0 order by level, start, unit_no, field_no
        on conflict (province_id, level, start, unit_no, field_no) do update set {Added}
        """;

    private static string Added => string.Join(", ", LedgerColumnNames.All.Select(c => $"{c} = coalesce(l.{c} + excluded.{c}, l.{c}, excluded.{c})"));

    private async Task WriteProcedures(Dictionary<int, int> moved, CancellationToken ct)
    {
        if (!Buffer.Procedures.IsEmpty)
        {
            await Execute(
                $"""
                create temporary table stage_procedure on commit drop as
                    select unit_no, procedure, field_no, year, received, open, fee, fee_online from ledger_procedure where province_id = {province} limit 0
                """,
                null,
                ct);
            await using (var copy = await connection.BeginRawBinaryCopyAsync(
                "copy stage_procedure (unit_no, procedure, field_no, year, received, open, fee, fee_online) from stdin (format binary)", ct))
            {
                await Buffer.Procedures.CopyTo(copy, ct);
            }

            await Renumber("stage_procedure", moved, ct);
            await Execute(
                """
                insert into ledger_procedure as l (province_id, unit_no, procedure, field_no, year, received, open, fee, fee_online)
                select @province, unit_no, procedure, field_no, year, bit_or(received), bit_or(open), bit_or(fee), bit_or(fee_online)
                  from stage_procedure group by year, unit_no, procedure, field_no order by year, unit_no, procedure, field_no
                on conflict (province_id, year, unit_no, procedure, field_no) do update
                   set received = l.received | excluded.received, open = l.open | excluded.open,
                       fee = l.fee | excluded.fee, fee_online = l.fee_online | excluded.fee_online;
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
    private const string Recount = """
        with doubtful as (
            select * from unnest(@units::int[], @procedures::text[], @fields::int[], @years::int[], @firsts::date[])
                          as q (unit_no, procedure, field_no, year, first)
        ), held as (
            select q.unit_no, q.procedure, q.field_no, q.year,
                   bit_or(case when x.came then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as received,
                   bit_or(case when x.came and d.fee_bearing then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as fee,
                   bit_or(case when x.came and d.fee_bearing and d.payments_online > 0 then set_bit(0::bit(366), x.day, 1) else 0::bit(366) end) as fee_online,
                   bit_or(case when x.until > x.since then (~0::bit(366) >> x.since) & ~(~0::bit(366) >> x.until) else 0::bit(366) end) as open
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
        )
        update ledger_procedure l
           set received = coalesce(h.received, 0::bit(366)), open = coalesce(h.open, 0::bit(366)),
               fee = coalesce(h.fee, 0::bit(366)), fee_online = coalesce(h.fee_online, 0::bit(366))
          from doubtful q
          left join held h using (unit_no, procedure, field_no, year)
         where l.province_id = @province and l.unit_no = q.unit_no and l.procedure = q.procedure and l.field_no = q.field_no and l.year = q.year
        """;

    private Task Execute(string sql, object? parameters, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
