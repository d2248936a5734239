using CamKet.App.Ledger;
using CamKet.App.Platform;

namespace CamKet.App.Facts;

/// <summary>
/// Dossiers that a later extract no longer has are kept or leave the facts: several at once, for one reason. All of them or none; the
/// outcome says how many, or what cannot be decided any more.
/// </summary>
internal sealed class DecideGone(Database database, TimeProvider time)
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 500;

    /// <param name="removes">They leave the facts, which takes a reason; else they go on being counted.</param>
    public async Task<Outcome<int>> Run(IReadOnlyList<GoneKey> chosen, bool removes, string reason, string by, CancellationToken ct)
    {
        if (chosen.Count == 0)
        {
            return new Outcome<int>.Refused("Chưa chọn dòng nào: hãy đánh dấu các dòng cần quyết định, rồi bấm lại.");
        }

        if (removes && reason.Length is 0 or > LongestReason)
        {
            return new Outcome<int>.Refused(reason.Length == 0
                ? "Hãy ghi lý do các hồ sơ đã chọn không còn ở hệ thống nguồn (ví dụ: nhập trùng, số văn bản huỷ), rồi bấm lại."
                : $"Lý do dài {reason.Length} ký tự: hãy ghi gọn trong {LongestReason} ký tự.");
        }

        var province = chosen[0].Province;
        if (chosen.Any(key => key.Province != province))
        {
            // Two provinces are two transactions: of one of them it could be said neither that all was decided nor that nothing was.
            return new Outcome<int>.Refused("Chưa quyết định gì: các dòng đã chọn là của hai tỉnh khác nhau; hãy chọn dòng của từng tỉnh một rồi bấm lại.");
        }

        // Each extract that misses a dossier may list it: it leaves the facts once, and takes what the others listed with it.
        var decided = removes ? [.. chosen.GroupBy(key => (key.UnitNo, key.Code)).Select(same => same.MaxBy(key => key.ExtractId)!)] : chosen;
        var at = time.GetUtcNow();
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        if (removes && !await BatchStore.TryLock(transaction.Connection, province, ct))
        {
            return new Outcome<int>.Refused(BatchStore.Busy);
        }

        foreach (var key in decided)
        {
            var done = removes
                ? await GoneStore.Remove(transaction.Connection, key.Province, key.UnitNo, key.ExtractId, key.Code, reason, at, by, ct)
                : await GoneStore.Keep(transaction.Connection, key.Province, key.UnitNo, key.ExtractId, key.Code, at, by, ct);
            if (!done)
            {
                return new Outcome<int>.Refused(
                    $"Chưa quyết định gì: {key.Code} đã được quyết định, hoặc một lần nạp sau lại có, hoặc không phải hồ sơ nên không bỏ được. Hãy bỏ đánh dấu dòng ấy rồi bấm lại.");
            }
        }

        await transaction.Commit(ct);
        return new Outcome<int>.Done(decided.Count);
    }
}
