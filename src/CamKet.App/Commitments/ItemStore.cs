using CamKet.App.Platform;
using CamKet.Commitments;
using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>A document that was taken back, for the history of its promise.</summary>
internal sealed record WithdrawnEvidence(string Text, string? Number, DateTimeOffset At, string By, string Reason);

/// <summary>The SQL of what hangs on a promise: evidence and bound dates, by its identity. Every method runs in the caller's transaction.</summary>
internal static class ItemStore
{
    /// <summary>Binds a date, which follows the one bound before; null takes that back. Deadlines bound in a draft are bindings like any other.</summary>
    public static Task BindDate(
        NpgsqlConnection connection, int province, int unitNo, Guid itemId, DateOnly? day, string source, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into item_deadline (province_id, unit_no, item_id, bound_at, bound_by, day, source)
            values (@province, @unitNo, @itemId, @at, @by, @day, @source)
            """,
            new { province, unitNo, itemId, at = at.ToUniversalTime(), by, day, source });

    /// <summary>The evidence of a unit's promises, or of one of them; as it was held at a moment, or is now.</summary>
    public static async Task<IReadOnlyList<ItemEvidence>> Evidence(
        NpgsqlConnection connection, int province, int unitNo, Guid? itemId = null, DateTimeOffset? knownAt = null) =>
        [.. await connection.QueryAsync<ItemEvidence>(
            $"""
            select evidence_id as "EvidenceId", item_id as "ItemId", number as "Number", day as "Day", text as "Text", url as "Url"
              from item_evidence
             where province_id = @province and unit_no = @unitNo and (@itemId::uuid is null or item_id = @itemId) and {Recorded.HeldAt("added_at", "item_evidence")}
             order by item_id, day nulls last, added_at
            """,
            new { province, unitNo, itemId, knownAt = knownAt?.ToUniversalTime() })];

    public static Task AddEvidence(NpgsqlConnection connection, int province, int unitNo, ItemEvidence evidence, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into item_evidence (province_id, unit_no, item_id, evidence_id, number, day, text, url, added_at, added_by)
            values (@province, @unitNo, @ItemId, @EvidenceId, @Number, @Day, @Text, @Url, @at, @by)
            """,
            new { province, unitNo, evidence.ItemId, evidence.EvidenceId, evidence.Number, evidence.Day, evidence.Text, evidence.Url, at = at.ToUniversalTime(), by });

    /// <summary>Takes back a document of a promise; false where it is none of its, or was taken back before.</summary>
    public static async Task<bool> WithdrawEvidence(
        NpgsqlConnection connection, int province, int unitNo, Guid itemId, Guid evidenceId, string reason, DateTimeOffset at, string by) =>
        await connection.ExecuteAsync(
            """
            update item_evidence set ended_at = @at, ended_by = @by, withdrawn_reason = @reason
             where province_id = @province and unit_no = @unitNo and item_id = @itemId and evidence_id = @evidenceId and ended_at is null
            """,
            new { province, unitNo, itemId, evidenceId, reason, at = at.ToUniversalTime(), by }) == 1;

    /// <summary>The documents of a promise that were taken back, the last first. The public may not ask.</summary>
    public static async Task<IReadOnlyList<WithdrawnEvidence>> Withdrawn(NpgsqlConnection connection, int province, int unitNo, Guid itemId) =>
        [.. (await connection.QueryAsync<(string Text, string? Number, DateTime At, string By, string Reason)>(
            """
            select text, number, ended_at, ended_by, withdrawn_reason
              from item_evidence
             where province_id = @province and unit_no = @unitNo and item_id = @itemId and withdrawn_reason is not null
             order by ended_at desc
            """,
            new { province, unitNo, itemId })).Select(r => new WithdrawnEvidence(r.Text, r.Number, new DateTimeOffset(r.At, TimeSpan.Zero), r.By, r.Reason))];

    /// <summary>
    /// What hangs on promises that another unit took over comes along, with who added it and when. Where it was, it stays as it was known then.
    /// </summary>
    public static async Task Follow(NpgsqlConnection connection, int province, int fromUnit, int toUnit, IReadOnlyCollection<Guid> items)
    {
        var arguments = new { province, fromUnit, toUnit, items = items.ToArray() };
        await connection.ExecuteAsync(
            """
            insert into item_evidence (province_id, unit_no, item_id, evidence_id, number, day, text, url, added_at, added_by, ended_at, ended_by, withdrawn_reason)
            select @province, @toUnit, item_id, evidence_id, number, day, text, url, added_at, added_by, ended_at, ended_by, withdrawn_reason
              from item_evidence
             where province_id = @province and unit_no = @fromUnit and item_id = any(@items)
                on conflict (province_id, unit_no, item_id, evidence_id) do update
               set ended_at = excluded.ended_at, ended_by = excluded.ended_by, withdrawn_reason = excluded.withdrawn_reason
            """,
            arguments);
        await connection.ExecuteAsync(
            """
            insert into item_deadline (province_id, unit_no, item_id, bound_at, bound_by, day, source)
            select @province, @toUnit, item_id, bound_at, bound_by, day, source
              from item_deadline
             where province_id = @province and unit_no = @fromUnit and item_id = any(@items)
                on conflict (province_id, unit_no, item_id, bound_at) do nothing
            """,
            arguments);
    }
}
