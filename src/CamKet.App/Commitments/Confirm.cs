using CamKet.App.Board;
using CamKet.App.Units;
using CamKet.Commitments;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>Makes a draft a commitment: one button. A draft that corrects a commitment becomes its next version.</summary>
internal static class Confirm
{
    internal abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Made(Guid Id, string Slug) : Outcome;

        public sealed record Faulty(IReadOnlyList<DraftFault> Faults) : Outcome;
    }

    /// <summary>Everything that stands in the way, the register asked too.</summary>
    public static async Task<DraftOutcome> Check(NpgsqlConnection connection, int province, StoredDraft draft, HomeProvince home, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(home);
        ct.ThrowIfCancellationRequested();
        var id = draft.CommitmentId ?? draft.DraftId;
        var last = draft.CommitmentId is null ? 0 : await CommitmentStore.LastVersion(connection, province, id);
        var outcome = draft.Form.Check(id, last + 1, draft.Sha256.Length == 0 ? null : draft.Sha256);
        if (outcome is DraftOutcome.Ready { Commitment: var commitment })
        {
            if (await UnitStore.ByNumber(connection, province, commitment.UnitNo) is null)
            {
                return new DraftOutcome.Faulty([new("unit", "Đơn vị đã chọn không có trong danh mục của tỉnh: chọn lại đơn vị.")]);
            }

            // The same document confirmed twice would count every promise twice.
            var twin = (await CommitmentStore.InForce(connection, province, commitment.UnitNo, commitment.UnitNo, commitment.Year))
                .FirstOrDefault(c => c.Id != id && c.Number is not null && c.Number == commitment.Number && c.Day == commitment.Day);
            if (twin is not null)
            {
                return new DraftOutcome.Faulty([new("number", $"Đơn vị đã có cam kết số {twin.Number} cùng ngày, cùng năm: mở cam kết đó để sửa, hoặc sửa số và ngày ở đây.")]);
            }
        }

        return outcome;
    }

    public static async Task<Outcome> Run(
        NpgsqlConnection connection, int province, StoredDraft draft, string by, string reason, DateTimeOffset now, HomeProvince home, CancellationToken ct)
    {
        switch (await Check(connection, province, draft, home, ct))
        {
            case DraftOutcome.Faulty faulty:
                return new Outcome.Faulty(faulty.Faults);
            case DraftOutcome.Ready { Commitment: var commitment }:
                await CommitmentStore.Save(connection, province, commitment, reason.Trim().Length == 0 ? null : reason.Trim(), now, by);
                foreach (var item in commitment.Items.Where(i => i.Deadline is not null))
                {
                    await CommitmentStore.BindDate(connection, province, commitment.UnitNo, commitment.Id, item.Path, item.Deadline, "Ghi khi xác nhận cam kết", now, by);
                }

                await DraftStore.Close(connection, province, draft.DraftId, "confirmed", commitment.UnitNo, commitment.Id, now);
                var unit = await UnitStore.ByNumber(connection, province, commitment.UnitNo);
                return new Outcome.Made(commitment.Id, unit!.Slug);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
