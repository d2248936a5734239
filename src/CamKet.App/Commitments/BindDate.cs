using System.Globalization;
using CamKet.App.Board;
using CamKet.App.Platform;
using CamKet.App.Units;

namespace CamKet.App.Commitments;

/// <summary>Binds the date a plan names to an item; the plan is named too, since a date nobody decided is no deadline.</summary>
internal static class BindDate
{
    public static async Task<IResult> Post(
        Guid id, string path, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var all = await CommitmentStore.InForce(scoped.Connection, province, 0, int.MaxValue);
        if (all.FirstOrDefault(c => c.Id == id) is not { } commitment || commitment.Items.All(i => i.Path != path)
            || await UnitStore.ByNumber(scoped.Connection, province, commitment.UnitNo) is not { } unit)
        {
            return Results.NotFound();
        }

        var page = $"/don-vi/{unit.Slug}/cam-ket/{Uri.EscapeDataString(path)}";
        var (typed, source) = (form["ngay"].ToString().Trim(), form["can-cu"].ToString().Trim());
        if (!DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || source.Length == 0)
        {
            // Both fields come back as typed.
            return Results.Redirect(page + QueryString.Create((KeyValuePair<string, string?>[])[
                new("han-sai", source.Length == 0 ? "can-cu" : "ngay"), new("ngay", typed), new("can-cu", source)]) + "#han");
        }

        await CommitmentStore.BindDate(scoped.Connection, province, commitment.UnitNo, id, path, day, source, time.GetUtcNow(), http.User.Identity?.Name ?? "");
        await scoped.Commit(ct);
        return Results.Redirect(page + "#han");
    }
}
