using CamKet.App.Facts;
using CamKet.Extracts;
using CamKet.Intake;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Intake;

/// <summary>
/// What makes a file's rows look like the wrong file, each a sentence that ends in the question a person answers before they are taken.
/// Asked of the store as it was before them.
/// </summary>
internal sealed class SuspectFile(SuspectStore store, UnitRegister register, int province, AgencyTally agencies)
{
    public async Task<IReadOnlyList<string>> Find(ExtractKind kind, MissedFacts missed, Window window) =>
    [
        // What waits for a decision was asked about when it went.
        .. Said(Suspicion.MostGone(kind, missed.Gone.Count - missed.Waiting, missed.Held - missed.Waiting, window)),
        .. kind == ExtractKind.Dossiers ? await OtherAgency() : [],
        .. kind == ExtractKind.Budget ? (await store.Money()).SelectMany(unit => Said(Suspicion.OtherMoney(Name(unit.UnitNo), unit.Before, unit.Now))) : [],
    ];

    private async Task<IReadOnlyList<string>> OtherAgency()
    {
        var said = new List<string>();
        foreach (var (unit, carried) in await store.HasAny() ? agencies.ByUnit : [])
        {
            if (await store.Usual(unit) is { } usual)
            {
                foreach (var agency in Suspicion.Most(carried))
                {
                    said.AddRange(Said(Suspicion.OtherAgency(Name(unit), agency, usual, await store.Has(unit, agency.Code))));
                }
            }
        }

        return said;
    }

    private string Name(int unitNo) => register.Get(province, unitNo)?.Name ?? "";

    private static string[] Said(string? sentence) => sentence is null ? [] : [sentence];
}
