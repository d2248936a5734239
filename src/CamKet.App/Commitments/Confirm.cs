using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>
/// Makes a draft a commitment: one button. A draft that corrects a commitment, or whose document takes the place of one, becomes its next
/// version, in which the promises keep their identity.
/// </summary>
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

    /// <summary>The commitment a draft is of: the one it corrects or amends, else its own.</summary>
    private static Guid IdOf(StoredDraft draft) => draft.CommitmentId ?? draft.Form.Amends ?? draft.DraftId;

    /// <summary>The version in force that a draft follows; null for a new commitment, and where it has been taken back meanwhile.</summary>
    public static async Task<Commitment?> Before(NpgsqlConnection connection, int province, StoredDraft draft) =>
        (draft.CommitmentId ?? draft.Form.Amends) is { } id ? await CommitmentStore.Find(connection, province, id) : null;

    /// <summary>Everything that stands in the way, the register asked too. The items of what is ready bear their identities.</summary>
    public static async Task<DraftOutcome> Check(NpgsqlConnection connection, int province, StoredDraft draft, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var id = IdOf(draft);
        var before = await Before(connection, province, draft);
        var last = id == draft.DraftId ? 0 : await CommitmentStore.LastVersion(connection, province, id);
        if (id != draft.DraftId && before is null)
        {
            return new DraftOutcome.Faulty([new(draft.CommitmentId is null ? "amends" : "version", "Cam kết mà văn bản này sửa đã được rút hoặc không còn hiệu lực: chọn “cam kết riêng”, hoặc bỏ bản này.")]);
        }

        if (draft.CommitmentId is not null && draft.Form.BaseVersion is { } opened && opened != last)
        {
            return new DraftOutcome.Faulty([new("version", $"Cam kết này đã được sửa thành bản {last} sau khi bản sửa này mở ra từ bản {opened}: bỏ bản này, mở lại cam kết từ danh sách và sửa trên bản {last}.")]);
        }

        var outcome = draft.Form.Check(id, last + 1, draft.Sha256.Length == 0 ? null : draft.Sha256);
        if (outcome is not DraftOutcome.Ready { Commitment: var commitment, Statements: var statements })
        {
            return outcome;
        }

        if (await UnitStore.ByNumber(connection, province, commitment.UnitNo) is not { } unit)
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

        var identity = DraftIdentity.Of(draft.Form, commitment.Items, before?.Items ?? []);
        IReadOnlyList<DraftFault> faults = [.. IssuerMatch.Asked(draft.Form, unit), .. identity.Faults];
        var ids = draft.Form.Items.Zip(identity.Ids).Where(x => x.First.Keep).Select(x => x.Second ?? Guid.Empty);
        return faults.Count > 0
            ? new DraftOutcome.Faulty(faults)
            : new DraftOutcome.Ready(commitment with { Items = [.. commitment.Items.Zip(ids, (item, known) => item with { Id = known })] }, statements);
    }

    public static async Task<Outcome> Run(
        NpgsqlConnection connection, int province, StoredDraft draft, string by, string reason, DateTimeOffset now, CancellationToken ct)
    {
        await CommitmentStore.Lock(connection, IdOf(draft));
        switch (await Check(connection, province, draft, ct))
        {
            case DraftOutcome.Faulty faulty:
                return new Outcome.Faulty(faulty.Faults);
            case DraftOutcome.Ready { Commitment: var checkedOne, Statements: var statements }:
                var before = await Before(connection, province, draft);
                var commitment = checkedOne with { Items = [.. checkedOne.Items.Select(i => i.Id == Guid.Empty ? i with { Id = Guid.CreateVersion7(now) } : i)] };
                await CommitmentStore.Save(connection, province, commitment, reason.Trim().Length == 0 ? null : reason.Trim(), now, by, statements);
                if (before is not null && before.UnitNo != commitment.UnitNo)
                {
                    await ItemStore.Follow(connection, province, before.UnitNo, commitment.UnitNo, [.. commitment.Items.Select(i => i.Id)]);
                }

                await BindDates(connection, province, draft, commitment, before, by, now);
                await DraftStore.Close(connection, province, draft.DraftId, "confirmed", commitment.UnitNo, commitment.Id, now);
                var unit = await UnitStore.ByNumber(connection, province, commitment.UnitNo);
                return new Outcome.Made(commitment.Id, unit!.Slug);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    /// <summary>The dates a person typed or cleared. One nobody touched keeps its source; an amendment that names none leaves the one bound.</summary>
    private static async Task BindDates(
        NpgsqlConnection connection, int province, StoredDraft draft, Commitment commitment, Commitment? before, string by, DateTimeOffset now)
    {
        var bound = before?.Items.ToDictionary(i => i.Id, i => i.Deadline) ?? [];
        foreach (var (item, typed) in commitment.Items.Zip(draft.Form.Items.Where(i => i.Keep)))
        {
            var was = typed.Origin is { } origin ? origin.Deadline : item.Deadline is null ? "" : Print(bound.GetValueOrDefault(item.Id));
            if (Print(item.Deadline) != was)
            {
                await ItemStore.BindDate(connection, province, commitment.UnitNo, item.Id, item.Deadline, item.Deadline is null ? "Bỏ hạn khi sửa cam kết" : "Ghi khi xác nhận cam kết", now, by);
            }
        }
    }

    private static string Print(DateOnly? day) => day is { } d ? VietnameseDate.Print(d) : "";
}
