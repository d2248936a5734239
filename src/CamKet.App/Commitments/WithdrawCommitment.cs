using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;

namespace CamKet.App.Commitments;

/// <summary>
/// Takes back a commitment that should not have been recorded, with a reason. It is judged and counted no more; who took it back, when and why
/// stays in its history, and what was known before or is frozen in a report stays as it was.
/// </summary>
internal sealed class WithdrawCommitment(Database database, HomeProvince home, TimeProvider time)
{
    /// <summary>Null when it was taken back, else one Vietnamese sentence.</summary>
    public async Task<string?> Run(Guid id, string reason, string by, CancellationToken ct)
    {
        if (reason.Trim().Length == 0)
        {
            return "Rút cam kết phải nêu lý do: ghi lý do rồi rút lại.";
        }

        const string gone = "Cam kết này không còn hiệu lực hoặc đã được rút rồi: mở lại danh sách để xem.";
        if (await home.Id(ct) is not { } province)
        {
            return gone;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        await CommitmentStore.Lock(scoped.Connection, id);
        if (!await CommitmentStore.Withdraw(scoped.Connection, province, id, reason.Trim(), time.GetUtcNow(), by))
        {
            return gone;
        }

        await scoped.Commit(ct);
        return null;
    }

    /// <summary>The same of the commitment in force that bears a number, as a terminal names it.</summary>
    /// <param name="year">Where a unit has that number in several years.</param>
    public async Task<Outcome<CommitmentOfUnit>> Run(string code, string number, int? year, string reason, string by, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return UnknownUnit.Any<CommitmentOfUnit>();
        }

        CommitmentOfUnit named;
        await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
        {
            // Codes are used again after a reorganisation: every unit that ever bore it may have promised.
            var units = (await UnitStore.OfCode(scoped.Connection, code)).Where(u => u.ProvinceId == province).ToDictionary(u => u.UnitNo);
            if (units.Count == 0)
            {
                return UnknownUnit.Of<CommitmentOfUnit>(code);
            }

            var own = (await CommitmentStore.InForce(scoped.Connection, province, 0, int.MaxValue, year)).Where(c => units.ContainsKey(c.UnitNo)).ToList();
            switch (own.Where(c => string.Equals(c.Number, number.Trim(), StringComparison.OrdinalIgnoreCase)).ToList())
            {
                case [var only]:
                    named = new(only, units[only.UnitNo]);
                    break;
                case []:
                    return new Outcome<CommitmentOfUnit>.Refused(
                        $"Đơn vị mã {code} không có cam kết số {number.Trim()}{(year is { } of ? $" năm {of}" : "")} đang có hiệu lực{(own.Count > 0 ? $"; đang có: {string.Join(", ", own.Select(Named))}" : "")}: xem lại số ở trang Cam kết.");
                case var several:
                    return new Outcome<CommitmentOfUnit>.Refused($"Có {several.Count} cam kết mang số {number.Trim()} ({string.Join(", ", several.Select(Named))}): thêm --year, hoặc rút ở trang Cam kết.");
            }
        }

        return await Run(named.Commitment.Id, reason, by, ct) is { } refused ? new Outcome<CommitmentOfUnit>.Refused(refused) : new Outcome<CommitmentOfUnit>.Done(named);
    }

    private static string Named(Commitment commitment) => $"{(commitment.Number is { } number ? "số " + number : "bản chưa có số")} năm {commitment.Year}";
}
