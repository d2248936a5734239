using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Targets;

namespace CamKet.App.Samples;

/// <summary>The sample units' commitments, read from their Word files by the reader a user has, and confirmed.</summary>
internal sealed class LoadCommitments(SampleFiles samples, Database database, Propose propose, TimeProvider time)
{
    /// <param name="units">Only these units' commitments, by code; null: all.</param>
    public async Task Load(IReadOnlySet<string>? units, CancellationToken ct)
    {
        foreach (var file in samples.All().Where(file => file.Kind == SampleFiles.CommitmentKind && units?.Contains(file.UnitCode) != false))
        {
            await Load(file, ct);
        }
    }

    private async Task Load(SampleFile file, CancellationToken ct)
    {
        var outcome = await propose.Run(file.Path.Replace('/', '-'), file.Content, LoadSamples.By, ct);
        if (outcome is not ProposeOutcome.Stored { DraftId: var id })
        {
            throw new InvalidOperationException($"{file.Path}: {outcome}");
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(SampleProvince.ProvinceId), ct);
        var unit = await UnitStore.ByCode(scoped.Connection, file.UnitCode, file.Window.To)
            ?? throw new InvalidOperationException($"{file.UnitCode} is not in the register.");
        var draft = await DraftStore.Find(scoped.Connection, SampleProvince.ProvinceId, id) ?? throw new InvalidOperationException($"{file.Path}: the draft is gone.");
        var made = await Confirm.Run(
            scoped.Connection, SampleProvince.ProvinceId, draft with { Form = draft.Form with { UnitNo = unit.UnitNo } }, LoadSamples.By, "", time.GetUtcNow(), ct);
        if (made is Confirm.Outcome.Faulty faulty)
        {
            throw new InvalidOperationException($"{file.Path}: {string.Join("; ", faulty.Faults)}");
        }

        await Evidence(scoped, unit.UnitNo, file.UnitCode);
        await scoped.Commit(ct);
    }

    /// <summary>A few made-up documents for what is measured, as an office adds them through the year; a milestone is left open.</summary>
    private async Task Evidence(ScopedTransaction scoped, int unitNo, string unitCode)
    {
        var commitment = (await CommitmentStore.InForce(scoped.Connection, SampleProvince.ProvinceId, unitNo, unitNo)).Single();
        var measured = commitment.Items.Where(item => item.Measure is not null && item.Targets.All(t => t.Type != TargetType.Milestone)).ToList();
        foreach (var (item, n) in measured.Select((item, n) => (item, n)).Where(x => x.n % 3 != 2))
        {
            var (number, day, text) = n % 2 == 0
                ? ($"{unitCode[^2..]}{n:D2}/BC-MẪU", new DateOnly(2024, 6, 28), "Báo cáo kết quả sáu tháng đầu năm (tài liệu mẫu)")
                : ($"{unitCode[^2..]}{n:D2}/TB-MẪU", new DateOnly(2024, 9, 30), "Thông báo kết quả kiểm tra quý III (tài liệu mẫu)");
            var now = time.GetUtcNow();
            await ItemStore.AddEvidence(
                scoped.Connection, SampleProvince.ProvinceId, unitNo,
                new ItemEvidence(Guid.CreateVersion7(now), item.Id, number, day, text, null), now, LoadSamples.By);
        }
    }
}
