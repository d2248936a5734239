using CamKet.Commitments;
using CamKet.Documents;
using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>A draft as it lies in the store.</summary>
/// <param name="UnitNo">The unit it is filed under: the province's own number until the issuer is confirmed.</param>
/// <param name="State">open, confirmed, discarded.</param>
/// <param name="CommitmentId">The commitment it corrects or became; null for a new one.</param>
internal sealed record StoredDraft(
    int UnitNo, Guid DraftId, string FileName, string Sha256, IReadOnlyList<Block> Source, Draft Form, string State, Guid? CommitmentId,
    DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset SavedAt);

/// <summary>A line of the list of open drafts.</summary>
internal sealed record DraftInHand(Guid DraftId, string FileName, string Issuer, string CreatedBy, DateTimeOffset SavedAt);

/// <summary>The SQL of drafts, in the caller's transaction.</summary>
internal static class DraftStore
{
    private sealed record Row(
        int UnitNo, Guid DraftId, string FileName, string Sha256, string Source, string Form, string State, Guid? CommitmentId,
        DateTime CreatedAt, string CreatedBy, DateTime SavedAt);

    private sealed record OpenRow(Guid DraftId, string FileName, string Issuer, string CreatedBy, DateTime SavedAt);

    public static Task Add(NpgsqlConnection connection, int province, StoredDraft draft) => connection.ExecuteAsync(
        """
        insert into commitment_draft (province_id, unit_no, draft_id, file_name, sha256, source, form, state, commitment_id, created_at, created_by, saved_at)
        values (@province, @UnitNo, @DraftId, @FileName, @Sha256, @source::jsonb, @form::jsonb, @State, @CommitmentId, @at, @CreatedBy, @at)
        """,
        new
        {
            province, draft.UnitNo, draft.DraftId, draft.FileName, draft.Sha256, source = CommitmentJson.WriteBlocks(draft.Source),
            form = CommitmentJson.Write(draft.Form), draft.State, draft.CommitmentId, at = draft.CreatedAt.ToUniversalTime(), draft.CreatedBy,
        });

    public static async Task<StoredDraft?> Find(NpgsqlConnection connection, int province, Guid id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select unit_no as "UnitNo", draft_id as "DraftId", file_name as "FileName", sha256 as "Sha256", source::text as "Source",
                   form::text as "Form", state as "State", commitment_id as "CommitmentId", created_at as "CreatedAt",
                   created_by as "CreatedBy", saved_at as "SavedAt"
              from commitment_draft
             where province_id = @province and draft_id = @id
            """,
            new { province, id });
        if (row is null)
        {
            return null;
        }

        var source = CommitmentJson.ReadBlocks(row.Source);
        var form = CommitmentJson.Read<Draft>(row.Form);
        // A draft left open since before these could be corrected.
        form = form.Statements is null ? form with { Statements = DraftStatements.From(DocumentReader.Read(source)) } : form;
        return new StoredDraft(
            row.UnitNo, row.DraftId, row.FileName, row.Sha256, source, form, row.State,
            row.CommitmentId, new DateTimeOffset(row.CreatedAt, TimeSpan.Zero), row.CreatedBy, new DateTimeOffset(row.SavedAt, TimeSpan.Zero));
    }

    /// <summary>The open drafts, the last touched first.</summary>
    public static async Task<IReadOnlyList<DraftInHand>> Open(NpgsqlConnection connection, int province) =>
        [.. (await connection.QueryAsync<OpenRow>(
            """
            select draft_id as "DraftId", file_name as "FileName", coalesce(form->>'issuer', '') as "Issuer", created_by as "CreatedBy", saved_at as "SavedAt"
              from commitment_draft
             where province_id = @province and state = 'open'
             order by saved_at desc
             limit 50
            """,
            new { province })).Select(r => new DraftInHand(r.DraftId, r.FileName, r.Issuer, r.CreatedBy, new DateTimeOffset(r.SavedAt, TimeSpan.Zero)))];

    /// <summary>The open draft of the same file, so that a file dropped twice is not corrected twice.</summary>
    public static Task<Guid?> OpenOf(NpgsqlConnection connection, int province, string sha256) => connection.QueryFirstOrDefaultAsync<Guid?>(
        "select draft_id from commitment_draft where province_id = @province and sha256 = @sha256 and state = 'open' order by saved_at desc limit 1",
        new { province, sha256 });

    /// <summary>False when it is no longer open: somebody confirmed or discarded it meanwhile.</summary>
    public static async Task<bool> Save(NpgsqlConnection connection, int province, Guid id, Draft form, DateTimeOffset at) => await connection.ExecuteAsync(
        "update commitment_draft set form = @form::jsonb, saved_at = @at where province_id = @province and draft_id = @id and state = 'open'",
        new { province, id, form = CommitmentJson.Write(form), at = at.ToUniversalTime() }) == 1;

    /// <summary>Closes an open draft; false when another request did it first.</summary>
    public static async Task<bool> Close(NpgsqlConnection connection, int province, Guid id, string state, int? unitNo, Guid? commitmentId, DateTimeOffset at) =>
        await connection.ExecuteAsync(
            """
            update commitment_draft
               set state = @state, unit_no = coalesce(@unitNo, unit_no), commitment_id = coalesce(@commitmentId, commitment_id), saved_at = @at
             where province_id = @province and draft_id = @id and state = 'open'
            """,
            new { province, id, state, unitNo, commitmentId, at = at.ToUniversalTime() }) == 1;

    /// <summary>The text a commitment was read from: of the draft it was first confirmed from.</summary>
    public static async Task<(string FileName, IReadOnlyList<Block> Source)?> SourceOf(NpgsqlConnection connection, int province, Guid commitmentId)
    {
        var row = await connection.QueryFirstOrDefaultAsync<SourceRow>(
            """
            select file_name as "FileName", source::text as "Source"
              from commitment_draft
             where province_id = @province and commitment_id = @commitmentId and state = 'confirmed'
             order by created_at
             limit 1
            """,
            new { province, commitmentId });
        return row is null ? null : (row.FileName, CommitmentJson.ReadBlocks(row.Source));
    }

    private sealed record SourceRow(string FileName, string Source);
}
