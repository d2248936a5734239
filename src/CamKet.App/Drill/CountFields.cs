using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Drill;

/// <summary>What the forms are filled in with: the parts of a window's dossiers by field, and what of them ended without a result.</summary>
internal sealed class CountFields(AskFigures figures)
{
    /// <summary>By field of procedures, the units of the scope added up.</summary>
    public async Task<IReadOnlyList<FieldCount>> Together(NpgsqlConnection connection, Scope scope, Window window, Knowledge? known, CancellationToken ct) =>
        [.. (await Of(connection, scope, window, known, eachUnit: false, ct))[0]];

    /// <summary>The same, each unit for itself, by its number.</summary>
    public Task<ILookup<int, FieldCount>> ByUnit(NpgsqlConnection connection, Scope scope, Window window, CancellationToken ct) =>
        Of(connection, scope, window, known: null, eachUnit: true, ct);

    private async Task<ILookup<int, FieldCount>> Of(NpgsqlConnection connection, Scope scope, Window window, Knowledge? known, bool eachUnit, CancellationToken ct)
    {
        var parts = await figures.Parts(connection, scope, new CountingFrame(window, window.To), FigureGrouping.Field, known, ct, eachUnit);
        var ended = (await DrillStore.Ended(connection, scope, window, known, ct))
            .SelectMany(e => e.Select(receipts => (Place: (eachUnit ? e.Key.Unit : 0, e.Key.Field), Receipts: receipts)))
            .ToLookup(e => e.Place, e => e.Receipts);
        return parts.ToLookup(p => p.Unit ?? 0, p => new FieldCount(p.Key, p.Values, [.. ended[(p.Unit ?? 0, p.Key ?? "")]]));
    }
}
