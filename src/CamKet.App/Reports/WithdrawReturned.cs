using CamKet.App.Platform;

namespace CamKet.App.Reports;

/// <summary>A file that came back by mistake is taken back, with a reason; the file and the reason stay in the report's history.</summary>
internal sealed class WithdrawReturned(Database database, TimeProvider time)
{
    /// <summary>Null when it is taken back; else why it is not.</summary>
    public async Task<string?> Run(OpenedReport open, string sha256, string reason, string by, CancellationToken ct)
    {
        if (open.Returned.FirstOrDefault(f => f.Sha256 == sha256 && !f.IsWithdrawn) is not { } file)
        {
            return "Tệp này không có trong báo cáo, hoặc đã được bỏ rồi.";
        }

        if (reason.Length == 0)
        {
            return $"Bỏ tệp {file.FileName} phải nêu lý do.";
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        await ReturnedStore.Withdraw(scoped.Connection, open.Province, open.Report.UnitNo, open.Report.Id, file.Sha256, reason, time.GetUtcNow(), by);
        await scoped.Commit(ct);
        return null;
    }
}
