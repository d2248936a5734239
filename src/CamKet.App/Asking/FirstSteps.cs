using CamKet.App.Platform;
using CamKet.Units;

namespace CamKet.App.Asking;

/// <summary>How far a new store has been filled: units, then promises, then figures, for each rests on the one before.</summary>
/// <param name="Province">Its name; null while no unit is known at all.</param>
internal sealed record FirstStepsTaken(string? Province, bool Commitments, bool Figures)
{
    public bool All => Province is not null && Commitments && Figures;
}

/// <summary>What a new store still lacks, told to the staff and the public alike: whether there is something, never what.</summary>
internal sealed class FirstSteps(Database database, HomeProvince home, TimeProvider time)
{
    public async Task<FirstStepsTaken> Taken(Reader reader, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return new(null, Commitments: false, Figures: false);
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), reader, ct);
        var (commitments, figures) = await FirstStepsStore.Taken(scoped.Connection, province);
        var name = (await home.Units(VietnamClock.Today(time), ct)).FirstOrDefault(u => u.Kind == UnitKind.Province)?.Name;
        return new(name ?? "tỉnh này", commitments, figures);
    }
}
