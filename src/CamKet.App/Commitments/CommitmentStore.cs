using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>A commitment that was taken back, for its history.</summary>
internal sealed record WithdrawnCommitment(int UnitNo, string? Number, string Issuer, int Year, int Version, DateTimeOffset At, string By, string Reason);

/// <summary>
/// The SQL of commitments. Every method runs in the caller's transaction, whose scope decides what is seen.
/// </summary>
internal static class CommitmentStore
{
    private sealed record VersionRow(
        int UnitNo, Guid CommitmentId, int Version, string? Number, DateOnly? Day, string Issuer, string? Receiver, int Year,
        string[] Indices, string Duties, string? SourceSha256);

    private sealed record ItemRow(
        int UnitNo, Guid CommitmentId, int Version, Guid ItemId, string Path, string Group, string Text, string? Baseline, string Targets,
        string? OwnerSection, string? OwnerPost, string? EvidenceNeeded, string? Measure, string? Note, DateOnly? Deadline, int EvidenceCount);

    private sealed record WithdrawnRow(int UnitNo, string? Number, string Issuer, int Year, int Version, DateTime At, string By, string Reason);

    /// <summary>Where an item of a commitment in force belongs; null when none has it.</summary>
    public static Task<(int UnitNo, Guid Commitment)?> Of(NpgsqlConnection connection, int province, Guid itemId) =>
        connection.QuerySingleOrDefaultAsync<(int, Guid)?>(
            """
            select c.unit_no, c.commitment_id
              from commitment_item i
              join commitment c on c.province_id = @province and c.unit_no = i.unit_no and c.commitment_id = i.commitment_id and c.version = i.version
             where i.province_id = @province and i.item_id = @itemId and c.ended_at is null
            """,
            new { province, itemId });

    /// <summary>
    /// The commitments in force of the units <paramref name="unitLo"/>..<paramref name="unitHi"/>, oldest first; of one year, or of all; as they
    /// were in force at a moment, or are now.
    /// </summary>
    public static Task<IReadOnlyList<Commitment>> InForce(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, int? year = null, DateTimeOffset? knownAt = null) =>
        Read(connection, Recorded.HeldAt("confirmed_at", "c") + " and c.unit_no between @unitLo and @unitHi and (@year::int is null or c.year = @year)",
            new { province, unitLo, unitHi, year, knownAt = knownAt?.ToUniversalTime(), itemId = (Guid?)null });

    /// <summary>The newest version that holds an item, in force or not; null when none ever did.</summary>
    public static async Task<Commitment?> Last(NpgsqlConnection connection, int province, Guid itemId) =>
        (await Read(
            connection,
            """
            (c.unit_no, c.commitment_id, c.version) in (
                select unit_no, commitment_id, version from commitment_item where province_id = @province and item_id = @itemId)
            """,
            new { province, unitLo = 0, unitHi = int.MaxValue, itemId, knownAt = (DateTimeOffset?)null })).MaxBy(c => c.Version);

    /// <param name="which">The condition of the versions "c".</param>
    private static async Task<IReadOnlyList<Commitment>> Read(NpgsqlConnection connection, string which, object arguments)
    {
        var versions = $"""
            select c.unit_no as "UnitNo", c.commitment_id as "CommitmentId", c.version as "Version", c.number as "Number", c.day as "Day",
                   c.issuer as "Issuer", c.receiver as "Receiver", c.year as "Year", c.indices as "Indices", c.duties::text as "Duties",
                   c.source_sha256 as "SourceSha256"
              from commitment c
             where c.province_id = @province and {which}
             order by c.unit_no, c.day nulls first, c.confirmed_at
            """;
        var items = $"""
            select i.unit_no as "UnitNo", i.commitment_id as "CommitmentId", i.version as "Version", i.item_id as "ItemId", i.path as "Path", i."group" as "Group",
                   i.text as "Text", i.baseline::text as "Baseline", i.targets::text as "Targets", i.owner_section as "OwnerSection",
                   i.owner_post as "OwnerPost", i.evidence_needed as "EvidenceNeeded", i.measure as "Measure", i.note as "Note",
                   d.day as "Deadline", coalesce(e.n, 0)::int as "EvidenceCount"
              from commitment c
              join commitment_item i
                on i.province_id = @province and i.unit_no = c.unit_no and i.commitment_id = c.commitment_id and i.version = c.version
              left join lateral (select b.day from item_deadline b
                                  where b.province_id = @province and b.unit_no = i.unit_no and b.item_id = i.item_id and {Recorded.KnownBy("bound_at", "b")}
                                  order by b.bound_at desc limit 1) d on true
              left join (select v.unit_no, v.item_id, count(*) as n
                           from item_evidence v
                          where v.province_id = @province and v.unit_no between @unitLo and @unitHi and {Recorded.HeldAt("added_at", "v")}
                          group by v.unit_no, v.item_id) e
                on e.unit_no = i.unit_no and e.item_id = i.item_id
             where c.province_id = @province and {which}
             order by i.unit_no, i.commitment_id, i.position
            """;
        var heads = await connection.QueryAsync<VersionRow>(versions, arguments);
        var rows = (await connection.QueryAsync<ItemRow>(items, arguments)).ToLookup(r => (r.CommitmentId, r.Version));
        return [.. heads.Select(h => From(h, rows[(h.CommitmentId, h.Version)]))];
    }

    /// <summary>The version in force of a commitment of the province, whoever's it is; null when there is none.</summary>
    public static async Task<Commitment?> Find(NpgsqlConnection connection, int province, Guid id) =>
        (await Read(
            connection, "c.commitment_id = @id and c.ended_at is null",
            new { province, id, unitLo = 0, unitHi = int.MaxValue, knownAt = (DateTimeOffset?)null })).SingleOrDefault();

    /// <summary>What was confirmed with the version in force besides its promises; null for one confirmed before it was kept.</summary>
    public static async Task<DocumentStatements?> Statements(NpgsqlConnection connection, int province, Guid id) =>
        await connection.ExecuteScalarAsync<string?>(
            "select statements::text from commitment where province_id = @province and commitment_id = @id and ended_at is null", new { province, id })
        is { } json ? CommitmentJson.Read<DocumentStatements>(json) : null;

    /// <summary>0 when there is none.</summary>
    public static Task<int> LastVersion(NpgsqlConnection connection, int province, Guid id) => connection.ExecuteScalarAsync<int>(
        "select coalesce(max(version), 0) from commitment where province_id = @province and commitment_id = @id", new { province, id });

    /// <summary>Holds back another correction of the same commitment until this transaction ends.</summary>
    public static Task Lock(NpgsqlConnection connection, Guid id) => connection.ExecuteAsync(
        "select pg_advisory_xact_lock(hashtextextended(@id::text, 0))", new { id });

    /// <summary>The promises that bore a number in a unit, in any version; the newest first.</summary>
    public static async Task<IReadOnlyList<Guid>> EverNumbered(NpgsqlConnection connection, int province, int unitNo, string path) =>
        [.. await connection.QueryAsync<Guid>(
            """
            select i.item_id
              from commitment_item i
              join commitment c on c.province_id = @province and c.unit_no = i.unit_no and c.commitment_id = i.commitment_id and c.version = i.version
             where i.province_id = @province and i.unit_no = @unitNo and i.path = @path
             group by i.item_id order by max(c.confirmed_at) desc
            """,
            new { province, unitNo, path })];

    /// <summary>Stores a version, which ends the one before it. A promise that has no identity yet is a new one and gets it.</summary>
    public static async Task Save(
        NpgsqlConnection connection, int province, Commitment commitment, string? reason, DateTimeOffset confirmedAt, string confirmedBy,
        DocumentStatements? statements = null)
    {
        await connection.ExecuteAsync(
            """
            update commitment set ended_at = @at, ended_by = @by
             where province_id = @province and commitment_id = @Id and ended_at is null
            """,
            new { province, commitment.Id, at = confirmedAt.ToUniversalTime(), by = confirmedBy });
        await connection.ExecuteAsync(
            """
            insert into commitment (province_id, unit_no, commitment_id, version, number, day, issuer, receiver, year, indices, duties,
                                    source_sha256, reason, confirmed_at, confirmed_by, statements)
            values (@province, @UnitNo, @Id, @Version, @Number, @Day, @Issuer, @Receiver, @Year, @Indices, @Duties::jsonb,
                    @SourceSha256, @reason, @confirmedAt, @confirmedBy, @statements::jsonb)
            """,
            new
            {
                province, commitment.UnitNo, commitment.Id, commitment.Version, commitment.Number, commitment.Day, commitment.Issuer,
                commitment.Receiver, commitment.Year, Indices = commitment.Indices.Select(i => i.ToString()).ToArray(),
                Duties = CommitmentJson.Write(commitment.Duties), commitment.SourceSha256, reason,
                confirmedAt = confirmedAt.ToUniversalTime(), confirmedBy,
                statements = statements is null ? null : CommitmentJson.Write(statements),
            });
        await connection.ExecuteAsync(
            """
            insert into commitment_item (province_id, unit_no, commitment_id, version, item_id, position, path, "group", text, baseline, targets,
                                         owner_section, owner_post, evidence_needed, measure, note)
            values (@province, @UnitNo, @Id, @Version, @itemId, @position, @Path, @Group, @Text, @Baseline::jsonb, @Targets::jsonb,
                    @OwnerSection, @OwnerPost, @EvidenceNeeded, @Measure, @Note)
            """,
            commitment.Items.Select((item, position) => new
            {
                province, commitment.UnitNo, commitment.Id, commitment.Version, itemId = item.Id == Guid.Empty ? Guid.CreateVersion7(confirmedAt) : item.Id, position, item.Path, Group = item.Group.ToString(), item.Text,
                Baseline = item.Baseline is { } b ? CommitmentJson.Write(b) : null, Targets = CommitmentJson.Write(item.Targets),
                item.OwnerSection, item.OwnerPost, item.EvidenceNeeded, item.Measure, item.Note,
            }));
    }

    /// <summary>Takes back the version in force; false when there is none.</summary>
    public static async Task<bool> Withdraw(NpgsqlConnection connection, int province, Guid id, string reason, DateTimeOffset at, string by) =>
        await connection.ExecuteAsync(
            """
            update commitment set ended_at = @at, ended_by = @by, withdrawn_reason = @reason
             where province_id = @province and commitment_id = @id and ended_at is null
            """,
            new { province, id, reason, at = at.ToUniversalTime(), by }) == 1;

    /// <summary>The commitments taken back, the last first.</summary>
    public static async Task<IReadOnlyList<WithdrawnCommitment>> Withdrawn(NpgsqlConnection connection, int province) =>
        [.. (await connection.QueryAsync<WithdrawnRow>(
            """
            select unit_no as "UnitNo", number as "Number", issuer as "Issuer", year as "Year", version as "Version", ended_at as "At", ended_by as "By",
                   withdrawn_reason as "Reason"
              from commitment
             where province_id = @province and withdrawn_reason is not null
             order by ended_at desc
            """,
            new { province })).Select(r => new WithdrawnCommitment(r.UnitNo, r.Number, r.Issuer, r.Year, r.Version, new DateTimeOffset(r.At, TimeSpan.Zero), r.By, r.Reason))];

    private static Commitment From(VersionRow h, IEnumerable<ItemRow> items) => new(
        h.UnitNo, h.CommitmentId, h.Version, h.Number, h.Day, h.Issuer, h.Receiver, h.Year,
        [.. h.Indices.Select(Enum.Parse<ReformIndex>)],
        [.. items.Select(From)],
        CommitmentJson.Read<List<DocumentDuty>>(h.Duties),
        h.SourceSha256);

    private static CommitmentItem From(ItemRow r) => new(
        r.Path, Enum.Parse<ItemGroup>(r.Group), r.Text,
        r.Baseline is null ? null : CommitmentJson.Read<Target>(r.Baseline),
        CommitmentJson.Read<List<Target>>(r.Targets),
        r.OwnerSection, r.OwnerPost, r.EvidenceNeeded, r.Measure, r.Deadline, r.Note, r.EvidenceCount) { Id = r.ItemId };
}
