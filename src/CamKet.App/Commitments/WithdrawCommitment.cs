using CamKet.App.Asking;
using CamKet.App.Platform;

namespace CamKet.App.Commitments;

/// <summary>
/// Takes back a commitment that should not have been recorded, with a reason. It is judged and counted no more; who took it back, when and why
/// stays in its history, and what was known before or is frozen in a report stays as it was.
/// </summary>
internal static class WithdrawCommitment
{
    /// <summary>Null when it was taken back, else one Vietnamese sentence.</summary>
    public static async Task<string?> Run(Database database, int province, Guid id, string reason, DateTimeOffset at, string by, CancellationToken ct)
    {
        if (reason.Trim().Length == 0)
        {
            return "Rút cam kết phải nêu lý do.";
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        await CommitmentStore.Lock(scoped.Connection, id);
        if (!await CommitmentStore.Withdraw(scoped.Connection, province, id, reason.Trim(), at, by))
        {
            return "Cam kết này không còn hiệu lực hoặc đã được rút rồi: mở lại danh sách để xem.";
        }

        await scoped.Commit(ct);
        return null;
    }

    public static async Task<IResult> Post(Guid id, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct) =>
        await home.Id(ct) is not { } province ? Results.NotFound()
        : await Run(database, province, id, form["ly-do"].ToString(), time.GetUtcNow(), http.User.Identity?.Name ?? "", ct) is { } refused ? CommitmentsPage.Refused(refused)
        : Results.LocalRedirect("/cam-ket?da-rut=1#da-rut");
}
