using CamKet.App.Platform;

namespace CamKet.App.Reports;

/// <summary>A file that came back by mistake is taken back, with a reason; the file and the reason stay in the report's history.</summary>
internal static class WithdrawReturned
{
    public static async Task<IResult> Post(Guid id, IFormCollection form, HttpContext http, Database database, OpenReport opening, TimeProvider time, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        if (open.Returned.FirstOrDefault(f => f.Sha256 == form["tep"] && !f.IsWithdrawn) is not { } file)
        {
            return DecideReport.Again(id, "Tệp này không có trong báo cáo, hoặc đã được bỏ rồi.");
        }

        var reason = form["ly-do"].ToString().Trim();
        if (reason.Length == 0)
        {
            return DecideReport.Again(id, $"Bỏ tệp {file.FileName} phải nêu lý do.");
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        await ReturnedStore.Withdraw(scoped.Connection, open.Province, open.Report.UnitNo, id, file.Sha256, reason, time.GetUtcNow(), http.User.Identity?.Name ?? "");
        await scoped.Commit(ct);
        return Results.Redirect($"/bao-cao/{id}");
    }
}
