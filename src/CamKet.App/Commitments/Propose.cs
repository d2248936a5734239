using System.Security.Cryptography;
using CamKet.App.Asking;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <summary>What becomes of a document handed in.</summary>
internal abstract record ProposeOutcome
{
    private ProposeOutcome()
    {
    }

    public sealed record Stored(Guid DraftId) : ProposeOutcome;

    /// <summary>The same file is being corrected already: that draft is opened.</summary>
    public sealed record Already(Guid DraftId) : ProposeOutcome;

    /// <param name="Sentence">What is wrong with the file and what to do.</param>
    public sealed record Refused(string Sentence) : ProposeOutcome;
}

/// <summary>Reads a document into a draft: what was found, the unit it is likely from, a measure for each item where one is named.</summary>
internal sealed class Propose(Database database, HomeProvince home, MeasureCatalog measures, TimeProvider time)
{
    public async Task<ProposeOutcome> Run(string fileName, byte[] content, string by, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return new ProposeOutcome.Refused("Chưa có danh mục đơn vị: nhờ người quản trị nạp danh mục đơn vị của tỉnh, rồi chọn lại tệp này.");
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
        {
            if (await DraftStore.OpenOf(scoped.Connection, province, sha256) is { } open)
            {
                return new ProposeOutcome.Already(open);
            }
        }

        using var stream = new MemoryStream(content, writable: false);
        var opened = await DocumentText.Open(stream, Path.GetFileName(fileName), ct);
        switch (ReadDocument.Read(opened, Path.GetFileName(fileName)))
        {
            case Outcome<OfficialDocument>.Refused refused:
                return new ProposeOutcome.Refused(refused.Sentence);
            case Outcome<OfficialDocument>.Done { Value: var document } when opened is Outcome<IReadOnlyList<Block>>.Done { Value: var blocks }:
                var now = time.GetUtcNow();
                var form = await Suggest(Proposal.From(document, blocks), now, ct);
                var draft = new StoredDraft(
                    UnitNumber.Province(twoLevels: false).No, Guid.CreateVersion7(now), Path.GetFileName(fileName), sha256, blocks, form, "open", null, now, by, now);
                await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
                {
                    await DraftStore.Add(scoped.Connection, province, draft);
                    await scoped.Commit(ct);
                }

                return new ProposeOutcome.Stored(draft.DraftId);
            default:
                throw new InvalidOperationException("The outcomes of reading are closed.");
        }
    }

    /// <summary>A unit is proposed only where one alone bears exactly the name; a measure only where the item has a figure it could measure. A person confirms both.</summary>
    private async Task<Draft> Suggest(Draft draft, DateTimeOffset now, CancellationToken ct)
    {
        var offered = await IssuerMatch.Offered(home, draft, now, ct);
        return draft with
        {
            UnitNo = offered is { IsOfDay: true, Candidates: [{ Match: NameMatch.Exact } only] } ? only.Unit.UnitNo : null,
            Items = [.. draft.Items.Select(i => i with
            {
                Measure = Measure(i),
            })],
        };
    }

    /// <summary>
    /// The measure whose words fit best, where it can tell what is promised: a share is not measured by a count. No measure
    /// rather than the next best, which would be of something else.
    /// </summary>
    private string Measure(DraftItem item)
    {
        var suggested = measures.Suggest(item.Text);
        var wanted = item.Target.Type.Length > 0 ? item.Target.Type : item.Baseline.Type;
        return suggested
            .TakeWhile(s => s.Weight == suggested[0].Weight)
            .FirstOrDefault(s => !Enum.TryParse<TargetType>(wanted, out var type) || Judge.Fits(type, measures.Find(s.Code)!))?.Code ?? "";
    }
}
