using CamKet.App.Board;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Measures;

namespace CamKet.App.Samples;

/// <summary>The sample units' commitments, read from their Word files by the reader a user has, and confirmed.</summary>
internal sealed class LoadCommitments(SampleFiles samples, Database database, HomeProvince home, MeasureCatalog measures, TimeProvider time)
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
        var outcome = await Propose.Run(database, home, measures, time, file.Path.Replace('/', '-'), file.Content, LoadSamples.By, ct);
        if (outcome is not ProposeOutcome.Stored { DraftId: var id })
        {
            throw new InvalidOperationException($"{file.Path}: {outcome}");
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(SampleProvince.ProvinceId), ct);
        var unit = await UnitStore.ByCode(scoped.Connection, file.UnitCode, file.Window.To)
            ?? throw new InvalidOperationException($"{file.UnitCode} is not in the register.");
        var draft = await DraftStore.Find(scoped.Connection, SampleProvince.ProvinceId, id) ?? throw new InvalidOperationException($"{file.Path}: the draft is gone.");
        var made = await Confirm.Run(
            scoped.Connection, SampleProvince.ProvinceId, draft with { Form = draft.Form with { UnitNo = unit.UnitNo } }, LoadSamples.By, "", time.GetUtcNow(), home, ct);
        if (made is Confirm.Outcome.Faulty faulty)
        {
            throw new InvalidOperationException($"{file.Path}: {string.Join("; ", faulty.Faults)}");
        }

        await scoped.Commit(ct);
    }
}
