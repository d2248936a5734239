using CamKet.App.Platform;
using Dapper;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>
/// Writes what one batch adds to the ledger, in the transaction that stores the facts: day rows of the batch, appended, and the roll-ups they
/// belong to. One batch of a province at a time: who calls <see cref="Apply"/> holds the province's lock. Gathering needs none: fields another batch
/// has named meanwhile are numbered when it is applied.
/// </summary>
internal sealed partial class LedgerWriter : IDisposable
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
                select unit_no, field_no, day, {LedgerColumnNames.List} from ledger_field_day where province_id = {province} limit 0;
            create temporary table stage_roll on commit drop as
                select level, start, unit_no, field_no, {LedgerColumnNames.List} from ledger_field_roll where province_id = {province} limit 0
            """,
            null,
            ct);
        await Spilled.CopyInto(connection, $"copy stage_ledger (unit_no, field_no, day, {LedgerColumnNames.List}) from stdin (format binary)", Buffer.CopyTo, ct);
        await Spilled.CopyInto(connection, $"copy stage_roll (level, start, unit_no, field_no, {LedgerColumnNames.List}) from stdin (format binary)", Buffer.Rolls.CopyTo, ct);
        await Renumber("stage_ledger", moved, ct);
        await Renumber("stage_roll", moved, ct);

        // Groups of forty sums do not fit into the memory a page's statement gets.
        await Execute("set local work_mem = '256MB'; analyze stage_ledger (unit_no, field_no, day); analyze stage_roll (level, start, unit_no, field_no)", null, ct);
        // A batch meets no day rows of its own: looking for them would be for nothing.
        var never = await Citus.Installed(connection, ct) is null ? "/* never on a cluster */" : "on conflict do nothing";
        await Execute(Days + never, new { province, batch }, ct);
        await Execute((Buffer.MayRepeatDays ? SummedFieldDays : FieldDays) + never, new { province, batch }, ct);
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
        select {Province}, unit_no, day, field_no, @batch, {LedgerColumnNames.List}
          from stage_ledger where field_no >= 0 order by unit_no, day, field_no
        """;

    private static readonly string SummedFieldDays = $"""
        insert into ledger_field_day (province_id, unit_no, day, field_no, batch, {LedgerColumnNames.List})
        select {Province}, unit_no, day, field_no, @batch, {LedgerColumnNames.NullableSums}
          from stage_ledger where field_no >= 0 group by unit_no, day, field_no order by unit_no, day, field_no
        """;

    private static readonly string UnitRolls = $"""
        insert into ledger_roll as l (province_id, level, start, unit_no, {LedgerColumnNames.List})
        select {Province}, level, start, unit_no, {LedgerColumnNames.NullableSums} from stage_roll
         group by level, start, unit_no order by level, start, unit_no
        on conflict (province_id, level, start, unit_no) do update set {Added}
        """;

    private static readonly string FieldRolls = $"""
        insert into ledger_field_roll as l (province_id, level, start, unit_no, field_no, {LedgerColumnNames.List})
        select {Province}, level, start, unit_no, field_no, {LedgerColumnNames.NullableSums} from stage_roll
         where field_no >= 0 group by level, start, unit_no, field_no order by level, start, unit_no, field_no
        on conflict (province_id, level, start, unit_no, field_no) do update set {Added}
        """;

    private static string Added => string.Join(", ", LedgerColumnNames.All.Select(c => $"{c} = coalesce(l.{c} + excluded.{c}, l.{c}, excluded.{c})"));

    private Task Execute(string sql, object? parameters, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
