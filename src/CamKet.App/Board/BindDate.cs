using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>Binds the date a plan names to an item; the plan is named too, since a date nobody decided is no deadline.</summary>
internal static class BindDate
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

        var (typed, source) = (form["ngay"].ToString().Trim(), form["can-cu"].ToString().Trim());
        if (WrittenDay.Read(typed) is not { } day || source.Length == 0)
        {
            return at.Again(new Dictionary<string, string>(StringComparer.Ordinal) { ["han-sai"] = source.Length == 0 ? "can-cu" : "ngay", ["ngay"] = typed, ["can-cu"] = source });
        }

        await ItemStore.BindDate(scoped.Connection, province, at.UnitNo, item, day, source, time.GetUtcNow(), http.User.Identity?.Name ?? "");
        await scoped.Commit(ct);
        return Results.LocalRedirect(at.At("han", http.Request));
    }
}
