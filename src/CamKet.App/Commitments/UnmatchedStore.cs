using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>An item of an earlier version that could not be found again in the next one when promises got their identity.</summary>
/// <param name="Version">0: no version has the number its evidence or deadline was filed under.</param>
internal sealed record UnmatchedItem(int UnitNo, Guid CommitmentId, int Version, Guid ItemId, string Path, string Text);

/// <summary>The SQL of items a person has to say of which promise they are. Runs in the caller's transaction.</summary>
internal static class UnmatchedStore
{
    public static async Task<IReadOnlyList<UnmatchedItem>> Open(NpgsqlConnection connection, int province) =>
        [.. await connection.QueryAsync<UnmatchedItem>(
            """
            select unit_no as "UnitNo", commitment_id as "CommitmentId", version as "Version", item_id as "ItemId", path as "Path", text as "Text"
              from item_unmatched
             where province_id = @province and decided_at is null
             order by unit_no, commitment_id, version, path
            """,
            new { province })];

    /// <summary>
    /// The promises of the version in force that an item may have become: not those that stand beside it in a version of its own, for one promise
    /// stands once in a version.
    /// </summary>
    public static async Task<ILookup<Guid, Guid>> MayBecome(NpgsqlConnection connection, int province) =>
        (await connection.QueryAsync<(Guid Item, Guid Promise)>(
            """
            select u.item_id, i.item_id
              from item_unmatched u
              join commitment c on c.province_id = @province and c.commitment_id = u.commitment_id and c.ended_at is null
              join commitment_item i on i.province_id = @province and i.unit_no = c.unit_no and i.commitment_id = c.commitment_id and i.version = c.version
             where u.province_id = @province and u.decided_at is null
               and not exists (select 1
                                 from commitment_item own
                                 join commitment_item beside
                                   on beside.province_id = @province and beside.unit_no = own.unit_no and beside.commitment_id = own.commitment_id
                                  and beside.version = own.version and beside.item_id = i.item_id
                                where own.province_id = @province and own.item_id = u.item_id)
             order by i.position
            """,
            new { province })).ToLookup(pair => pair.Item, pair => pair.Promise);

    /// <summary>Writes down what a person said: the promise an item is, which then has all that hangs on it; null for one of its own.</summary>
    public static async Task Decide(NpgsqlConnection connection, int province, UnmatchedItem item, Guid? became, DateTimeOffset at, string by)
    {
        var arguments = new { province, item.UnitNo, item.ItemId, became, at = at.ToUniversalTime(), by };
        if (became is not null)
        {
            await connection.ExecuteAsync("update commitment_item set item_id = @became where province_id = @province and item_id = @ItemId", arguments);
            await connection.ExecuteAsync("update item_evidence set item_id = @became where province_id = @province and item_id = @ItemId", arguments);
            await connection.ExecuteAsync("update item_deadline set item_id = @became where province_id = @province and item_id = @ItemId", arguments);
            // What a report accepted in between calls it by, so that what changed since is told of the same promise.
            await connection.ExecuteAsync(
                """
                update report
                   set item_keys = (select jsonb_object_agg(k.key, case when k.value = @ItemId::text then @became::text else k.value end) from jsonb_each_text(item_keys) k)
                 where province_id = @province and unit_no = @UnitNo and exists (select 1 from jsonb_each_text(item_keys) k where k.value = @ItemId::text)
                """,
                arguments);
        }

        await connection.ExecuteAsync(
            """
            update item_unmatched set decided_at = @at, decided_by = @by, became = @became
             where province_id = @province and unit_no = @UnitNo and item_id = @ItemId
            """,
            arguments);
    }
}
