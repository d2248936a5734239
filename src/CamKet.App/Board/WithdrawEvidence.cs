using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;

namespace CamKet.App.Board;

/// <summary>
/// Takes back a document that was added by mistake, with a reason. It says no more that something was done; who took it back, when and why stays
/// on the promise's page, and what was known before stays as it was.
/// </summary>
internal sealed class WithdrawEvidence(Database database, HomeProvince home, TimeProvider time)
{
    /// <param name="evidence">The document, as the form names it.</param>
    public async Task<ItemFormOutcome> Run(Guid item, string evidence, string reason, string by, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return new ItemFormOutcome.NotThere();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await FindItem.Of(scoped.Connection, province, item) is not { } at)
        {
            return new ItemFormOutcome.NotThere();
        }

        if (reason.Length == 0)
        {
            return new ItemFormOutcome.Refused(at, "ly-do");
        }

        if (!Guid.TryParse(evidence, out var id) || !await ItemStore.WithdrawEvidence(scoped.Connection, province, at.UnitNo, item, id, reason, time.GetUtcNow(), by))
        {
            return new ItemFormOutcome.Refused(at, "tai-lieu");
        }

        await scoped.Commit(ct);
        return new ItemFormOutcome.Done(at);
    }
}
