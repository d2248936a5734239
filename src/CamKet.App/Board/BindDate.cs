using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>Binds the date a plan names to an item; the plan is named too, since a date nobody decided is no deadline.</summary>
internal sealed class BindDate(Database database, HomeProvince home, TimeProvider time)
{
    /// <param name="typed">The day, as a person typed it.</param>
    /// <param name="source">The plan that names it.</param>
    public async Task<ItemFormOutcome> Run(Guid item, string typed, string source, string by, CancellationToken ct)
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

        if (WrittenDay.Read(typed) is not { } day || source.Length == 0)
        {
            return new ItemFormOutcome.Refused(at, source.Length == 0 ? "can-cu" : "ngay");
        }

        await ItemStore.BindDate(scoped.Connection, province, at.UnitNo, item, day, source, time.GetUtcNow(), by);
        await scoped.Commit(ct);
        return new ItemFormOutcome.Done(at);
    }
}
