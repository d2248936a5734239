using CamKet.App.Asking;
using CamKet.App.Board;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Time;
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
        if (draft.CommitmentId is not null && draft.Form.BaseVersion is { } opened && opened != last)
        {
            return new DraftOutcome.Faulty([new("version", $"Cam kết này đã được sửa thành bản {last} sau khi bản sửa này mở ra từ bản {opened}: bỏ bản này, mở lại cam kết từ danh sách và sửa trên bản {last}.")]);
        }

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
                return new DraftOutcome.Faulty([new("number", $"Đơn vị đã có cam kết số {twin.Number} cùng ngày, cùng năm: mở cam kết đó để sửa, hoặc sửa số và ngày ở đây.", twin.Id)]);
            }

            if (draft.Form.BaseVersion is not null && await Misfiled(connection, province, id, draft.Form) is { Count: > 0 } faults)
            {
                return new DraftOutcome.Faulty(faults);
            }
        }

        return outcome;
    }

    /// <summary>Items that would take over the evidence or the deadline of one that is left out, because they took its path.</summary>
    private static async Task<List<DraftFault>> Misfiled(NpgsqlConnection connection, int province, Guid id, Draft form)
    {
        var moved = Kept(form).Select(i => i.Origin?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var left = await CommitmentStore.FiledPaths(connection, province, id);
        left.ExceptWith(moved);
        return [.. form.Items.Select((item, i) => (item, i))
            .Where(x => x.item.Keep && left.Contains(x.item.Path.Trim()))
            .Select(x => new DraftFault(
                DraftField.At("items", x.i) + ".path",
                $"Số thứ tự {x.item.Path.Trim()} đang có tài liệu kiểm chứng hoặc hạn của một nội dung đã bỏ: đặt số khác cho nội dung này, hoặc giữ lại nội dung cũ."))];
    }

    private static IEnumerable<DraftItem> Kept(Draft form) => form.Items.Where(i => i.Keep);

    public static async Task<Outcome> Run(
        NpgsqlConnection connection, int province, StoredDraft draft, string by, string reason, DateTimeOffset now, HomeProvince home, CancellationToken ct)
    {
        await CommitmentStore.Lock(connection, draft.CommitmentId ?? draft.DraftId);
        switch (await Check(connection, province, draft, home, ct))
        {
            case DraftOutcome.Faulty faulty:
                return new Outcome.Faulty(faulty.Faults);
            case DraftOutcome.Ready { Commitment: var commitment, Statements: var statements }:
                await CommitmentStore.Save(connection, province, commitment, reason.Trim().Length == 0 ? null : reason.Trim(), now, by, statements);
                var origins = Kept(draft.Form).Where(i => i.Origin is not null).ToDictionary(i => i.Path.Trim(), i => i.Origin!, StringComparer.Ordinal);
                await CommitmentStore.Refile(connection, province, commitment.Id, commitment.UnitNo, [.. origins.Select(o => (o.Value.Path, o.Key))]);
                foreach (var item in commitment.Items.Where(i => Print(i.Deadline) != (origins.GetValueOrDefault(i.Path)?.Deadline ?? "")))
                {
                    var source = item.Deadline is null ? "Bỏ hạn khi sửa cam kết" : "Ghi khi xác nhận cam kết";
                    await CommitmentStore.BindDate(connection, province, commitment.UnitNo, commitment.Id, item.Path, item.Deadline, source, now, by);
                }

                await DraftStore.Close(connection, province, draft.DraftId, "confirmed", commitment.UnitNo, commitment.Id, now);
                var unit = await UnitStore.ByNumber(connection, province, commitment.UnitNo);
                return new Outcome.Made(commitment.Id, unit!.Slug);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static string Print(DateOnly? day) => day is { } d ? VietnameseDate.Print(d) : "";
}
