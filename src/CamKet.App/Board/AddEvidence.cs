using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>A document as a person typed it.</summary>
/// <param name="Day">Empty, or the day it was issued.</param>
/// <param name="Url">Empty, or where it can be read.</param>
internal sealed record TypedEvidence(string Number, string Day, string Text, string Url);

/// <summary>Adds a document as evidence for an item.</summary>
internal sealed class AddEvidence(Database database, HomeProvince home, TimeProvider time)
{
    public async Task<ItemFormOutcome> Run(Guid item, TypedEvidence typed, string by, CancellationToken ct)
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

        var day = WrittenDay.Read(typed.Day);
        // Only an address a browser opens as a page: never a script.
        var fault = typed.Text.Length == 0 ? "noi-dung"
            : typed.Day.Length > 0 && day is null ? "ngay"
            : typed.Url.Length > 0 && !(Uri.TryCreate(typed.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") ? "dia-chi" : null;
        if (fault is not null)
        {
            return new ItemFormOutcome.Refused(at, fault);
        }

        var now = time.GetUtcNow();
        var evidence = new ItemEvidence(Guid.CreateVersion7(now), item, typed.Number.Length == 0 ? null : typed.Number, day, typed.Text, typed.Url.Length == 0 ? null : typed.Url);
        await ItemStore.AddEvidence(scoped.Connection, province, at.UnitNo, evidence, now, by);
        await scoped.Commit(ct);
        return new ItemFormOutcome.Done(at);
    }
}
