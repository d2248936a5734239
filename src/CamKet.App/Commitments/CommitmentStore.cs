using CamKet.App.Board;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>
/// The SQL of commitments. Every method runs in the caller's transaction, whose scope decides what is seen.
/// </summary>
internal static class CommitmentStore
{
    private sealed record VersionRow(
        int UnitNo, Guid CommitmentId, int Version, string? Number, DateOnly? Day, string Issuer, string? Receiver, int Year,
        string[] Indices, string Duties, string? SourceSha256);

    private sealed record ItemRow(
        int UnitNo, Guid CommitmentId, string Path, string Group, string Text, string? Baseline, string Targets,
        string? OwnerSection, string? OwnerPost, string? EvidenceNeeded, string? Measure, string? Note, DateOnly? Deadline, int EvidenceCount);

    /// <summary>Whose a commitment in force is that has this item; null when none has.</summary>
    public static Task<int?> UnitOf(NpgsqlConnection connection, int province, Guid commitmentId, string path) => connection.QuerySingleOrDefaultAsync<int?>(
        """
        select c.unit_no
          from commitment c
          join commitment_item i on i.province_id = @province and i.unit_no = c.unit_no and i.commitment_id = c.commitment_id and i.version = c.version and i.path = @path
         where c.province_id = @province and c.commitment_id = @commitmentId and c.state = 'current'
        """,
        new { province, commitmentId, path });

    /// <summary>The commitments in force of the units <paramref name="unitLo"/>..<paramref name="unitHi"/>, oldest first; of one year, or of all.</summary>
    public static async Task<IReadOnlyList<Commitment>> InForce(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, int? year = null)
    {
        const string versions = """
            select unit_no as "UnitNo", commitment_id as "CommitmentId", version as "Version", number as "Number", day as "Day",
                   issuer as "Issuer", receiver as "Receiver", year as "Year", indices as "Indices", duties::text as "Duties",
                   source_sha256 as "SourceSha256"
              from commitment
             where province_id = @province and unit_no between @unitLo and @unitHi and state = 'current'
               and (@year::int is null or year = @year)
             order by unit_no, day nulls first, confirmed_at
            """;
        const string items = """
            select i.unit_no as "UnitNo", i.commitment_id as "CommitmentId", i.path as "Path", i."group" as "Group", i.text as "Text",
                   i.baseline::text as "Baseline", i.targets::text as "Targets", i.owner_section as "OwnerSection",
                   i.owner_post as "OwnerPost", i.evidence_needed as "EvidenceNeeded", i.measure as "Measure", i.note as "Note",
                   d.day as "Deadline", coalesce(e.n, 0)::int as "EvidenceCount"
              from commitment c
              join commitment_item i
                on i.province_id = @province and i.unit_no = c.unit_no and i.commitment_id = c.commitment_id and i.version = c.version
              left join lateral (select day from item_deadline
                                  where province_id = @province and unit_no = i.unit_no
                                    and commitment_id = i.commitment_id and path = i.path
                                  order by bound_at desc limit 1) d on true
              left join (select province_id, unit_no, commitment_id, path, count(*) as n
                           from item_evidence
                          where province_id = @province and unit_no between @unitLo and @unitHi
                          group by province_id, unit_no, commitment_id, path) e
                on e.province_id = @province and e.unit_no = i.unit_no and e.commitment_id = i.commitment_id and e.path = i.path
             where c.province_id = @province and c.unit_no between @unitLo and @unitHi and c.state = 'current'
               and (@year::int is null or c.year = @year)
             order by i.unit_no, i.commitment_id, i.position
            """;
        var arguments = new { province, unitLo, unitHi, year };
        var heads = await connection.QueryAsync<VersionRow>(versions, arguments);
        var rows = (await connection.QueryAsync<ItemRow>(items, arguments)).ToLookup(r => r.CommitmentId);
        return [.. heads.Select(h => From(h, rows[h.CommitmentId]))];
    }

    public static async Task<Commitment?> Find(NpgsqlConnection connection, int province, int unitNo, Guid id) =>
        (await InForce(connection, province, unitNo, unitNo)).FirstOrDefault(c => c.Id == id);

    /// <summary>What was confirmed with the version in force besides its promises; null for one confirmed before it was kept.</summary>
    public static async Task<DocumentStatements?> Statements(NpgsqlConnection connection, int province, Guid id) =>
        await connection.ExecuteScalarAsync<string?>(
            "select statements::text from commitment where province_id = @province and commitment_id = @id and state = 'current'", new { province, id })
        is { } json ? CommitmentJson.Read<DocumentStatements>(json) : null;

    /// <summary>0 when there is none.</summary>
    public static Task<int> LastVersion(NpgsqlConnection connection, int province, Guid id) => connection.ExecuteScalarAsync<int>(
        "select coalesce(max(version), 0) from commitment where province_id = @province and commitment_id = @id", new { province, id });

    /// <summary>Holds back another correction of the same commitment until this transaction ends.</summary>
    public static Task Lock(NpgsqlConnection connection, Guid id) => connection.ExecuteAsync(
        "select pg_advisory_xact_lock(hashtextextended(@id::text, 0))", new { id });

    /// <summary>Paths of a commitment that evidence or a binding of a date is filed under.</summary>
    public static async Task<HashSet<string>> FiledPaths(NpgsqlConnection connection, int province, Guid id) =>
        (await connection.QueryAsync<string>(
            """
            select path from item_evidence where province_id = @province and commitment_id = @id
             union select path from item_deadline where province_id = @province and commitment_id = @id
            """,
            new { province, id })).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Files the evidence and deadlines of items under their new unit and paths. By way of a mark no path can bear, since two
    /// items may change places.
    /// </summary>
    public static async Task Refile(NpgsqlConnection connection, int province, Guid id, int unitNo, IReadOnlyCollection<(string Was, string Becomes)> paths)
    {
        var arguments = new { province, id, unitNo, was = paths.Select(p => p.Was).ToArray(), becomes = paths.Select(p => p.Becomes).ToArray() };
        foreach (var table in (string[])["item_evidence", "item_deadline"])
        {
            await connection.ExecuteAsync(
                $"""
                with m as materialized (select was, becomes from unnest(@was, @becomes) p(was, becomes))
                update {table} t set unit_no = @unitNo, path = '~' || m.becomes
                  from m
                 where t.province_id = @province and t.commitment_id = @id and t.path = m.was;
                update {table} set path = substr(path, 2)
                 where province_id = @province and commitment_id = @id and path like '~%';
                """,
                arguments);
        }
    }

    /// <summary>Stores a version and puts the one before it out of force.</summary>
    public static async Task Save(
        NpgsqlConnection connection, int province, Commitment commitment, string? reason, DateTimeOffset confirmedAt, string confirmedBy,
        DocumentStatements? statements = null)
    {
        await connection.ExecuteAsync(
            """
            update commitment set state = 'superseded'
             where province_id = @province and commitment_id = @Id and state = 'current'
            """,
            new { province, commitment.Id });
        await connection.ExecuteAsync(
            """
            insert into commitment (province_id, unit_no, commitment_id, version, number, day, issuer, receiver, year, indices, duties,
                                    source_sha256, state, reason, confirmed_at, confirmed_by, statements)
            values (@province, @UnitNo, @Id, @Version, @Number, @Day, @Issuer, @Receiver, @Year, @Indices, @Duties::jsonb,
                    @SourceSha256, 'current', @reason, @confirmedAt, @confirmedBy, @statements::jsonb)
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
            insert into commitment_item (province_id, unit_no, commitment_id, version, position, path, "group", text, baseline, targets,
                                         owner_section, owner_post, evidence_needed, measure, note)
            values (@province, @UnitNo, @Id, @Version, @position, @Path, @Group, @Text, @Baseline::jsonb, @Targets::jsonb,
                    @OwnerSection, @OwnerPost, @EvidenceNeeded, @Measure, @Note)
            """,
            commitment.Items.Select((item, position) => new
            {
                province, commitment.UnitNo, commitment.Id, commitment.Version, position, item.Path, Group = item.Group.ToString(), item.Text,
                Baseline = item.Baseline is { } b ? CommitmentJson.Write(b) : null, Targets = CommitmentJson.Write(item.Targets),
                item.OwnerSection, item.OwnerPost, item.EvidenceNeeded, item.Measure, item.Note,
            }));
    }

    /// <summary>Deadlines bound in a draft are bindings like any other.</summary>
    public static Task BindDate(
        NpgsqlConnection connection, int province, int unitNo, Guid id, string path, DateOnly? day, string source, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into item_deadline (province_id, unit_no, commitment_id, path, bound_at, bound_by, day, source)
            values (@province, @unitNo, @id, @path, @at, @by, @day, @source)
            """,
            new { province, unitNo, id, path, at = at.ToUniversalTime(), by, day, source });

    /// <summary>The evidence of one item, or of all when <paramref name="path"/> is null.</summary>
    public static async Task<IReadOnlyList<ItemEvidence>> Evidence(NpgsqlConnection connection, int province, int unitNo, Guid id, string? path = null) =>
        [.. await connection.QueryAsync<ItemEvidence>(
            """
            select evidence_id as "EvidenceId", path as "Path", number as "Number", day as "Day", text as "Text", url as "Url"
              from item_evidence
             where province_id = @province and unit_no = @unitNo and commitment_id = @id and (@path::text is null or path = @path)
             order by path, day nulls last, added_at
            """,
            new { province, unitNo, id, path })];

    public static Task AddEvidence(
        NpgsqlConnection connection, int province, int unitNo, Guid id, ItemEvidence evidence, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into item_evidence (province_id, unit_no, commitment_id, path, evidence_id, number, day, text, url, added_at, added_by)
            values (@province, @unitNo, @id, @Path, @EvidenceId, @Number, @Day, @Text, @Url, @at, @by)
            """,
            new { province, unitNo, id, evidence.Path, evidence.EvidenceId, evidence.Number, evidence.Day, evidence.Text, evidence.Url, at = at.ToUniversalTime(), by });

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
        r.OwnerSection, r.OwnerPost, r.EvidenceNeeded, r.Measure, r.Deadline, r.Note, r.EvidenceCount);
}
