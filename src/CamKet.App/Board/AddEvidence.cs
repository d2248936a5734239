using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>Adds a document as evidence for an item.</summary>
internal static class AddEvidence
{
    public static async Task<IResult> Post(
        Guid item, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await ItemAddress.Of(scoped.Connection, province, item) is not { } at)
        {
            return Results.NotFound();
        }

        string Field(string name) => form[name].ToString().Trim();
        var (number, typed, text, url) = (Field("so"), Field("ngay"), Field("noi-dung"), Field("dia-chi"));
        var day = WrittenDay.Read(typed);
        // Only an address a browser opens as a page: never a script.
        var bad = text.Length == 0 ? "noi-dung"
            : typed.Length > 0 && day is null ? "ngay"
            : url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") ? "dia-chi" : null;
        if (bad is not null)
        {
            return at.Again(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["tai-lieu-sai"] = bad, ["so"] = number, ["ngay-tl"] = typed, ["noi-dung"] = text, ["dia-chi"] = url,
            });
        }

        var now = time.GetUtcNow();
        var evidence = new ItemEvidence(Guid.CreateVersion7(now), item, number.Length == 0 ? null : number, day, text, url.Length == 0 ? null : url);
        await ItemStore.AddEvidence(scoped.Connection, province, at.UnitNo, evidence, now, http.User.Identity?.Name ?? "");
        await scoped.Commit(ct);
        return Results.LocalRedirect(at.At("tai-lieu", http.Request));
    }
}
