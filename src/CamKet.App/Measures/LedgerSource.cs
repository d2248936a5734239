using CamKet.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>Dossiers and documents by their ledger, whose sums are read once for both.</summary>
internal sealed class LedgerSource : IFigureSource
{
    public IReadOnlyCollection<string> Names { get; } = [FactKind.Dossiers, FactKind.Documents];

    public async Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct)
    {
        var ledger = Ledger(question.Connection, question.Scope, question.Known, ct);
        var counted = new Dictionary<string, CountedUnits>(StringComparer.Ordinal);
        foreach (var (kind, frames) in question.Frames)
        {
            await Count(ledger, kind, frames, question.Counters.Any(IsOfProcedures), counted[kind] = new CountedUnits());
        }

        return counted;
    }

    /// <summary>All the ledger says of these kinds, covered or not: what a recount of the facts is held against.</summary>
    public static async Task<CountedUnits> All(
        NpgsqlConnection connection, Scope scope, IReadOnlyCollection<string> kinds, IReadOnlyList<CountingFrame> frames, CancellationToken ct, long? known = null)
    {
        var (ledger, counted) = (Ledger(connection, scope, known, ct), new CountedUnits());
        foreach (var kind in kinds)
        {
            await Count(ledger, kind, frames, procedures: true, counted);
        }

        return counted;
    }

    private static LedgerStore Ledger(NpgsqlConnection connection, Scope scope, long? known, CancellationToken ct) =>
        new(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField: false, known, ct);

    private static async Task Count(LedgerStore ledger, string kind, IReadOnlyList<CountingFrame> frames, bool procedures, CountedUnits counted)
    {
        foreach (var values in kind == FactKind.Dossiers ? await ledger.CountDossiers(frames, procedures) : await ledger.CountDocuments(frames))
        {
            counted.Add(values.Unit, values.Frame, values.Values);
        }
    }

    private static bool IsOfProcedures(string counter) => DossierSql.Conditions.TryGetValue(counter, out var condition) && condition.Different;
}
