using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;

namespace CamKet.App.Commitments;

/// <summary>A confirmed commitment is opened as a new draft; confirming that makes the next version.</summary>
internal sealed class ReopenCommitment(Database database, HomeProvince home, TimeProvider time)
{
    /// <summary>The draft; null where no commitment of that id is in force.</summary>
    public async Task<Guid?> Run(Guid id, string by, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await CommitmentStore.Find(scoped.Connection, province, id) is not { } commitment)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var source = await DraftStore.SourceOf(scoped.Connection, province, id);
        var draft = new StoredDraft(
            commitment.UnitNo, Guid.CreateVersion7(now), source?.FileName ?? "", commitment.SourceSha256 ?? "", source?.Source ?? [],
            Reopened(commitment, await CommitmentStore.Statements(scoped.Connection, province, id), source?.Source ?? []), "open", id, now, by, now);
        await DraftStore.Add(scoped.Connection, province, draft);
        await scoped.Commit(ct);
        return draft.DraftId;
    }

    /// <summary>A version confirmed before its statements were kept shows what its source says.</summary>
    private static Draft Reopened(Commitment commitment, DocumentStatements? statements, IReadOnlyList<Block> source)
    {
        var draft = Proposal.From(commitment, statements);
        return statements is null && source.Count > 0 ? draft with { Statements = DraftStatements.From(DocumentReader.Read(source)) } : draft;
    }
}
