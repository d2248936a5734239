using System.Globalization;
using System.Text.Json;
using CamKet.App.Catalog;
using CamKet.App.Extracts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Units;

namespace CamKet.App.Facts;

internal readonly record struct QuarantineKey(int Province, long ExtractId, string Sheet, int Row);

internal abstract record ReplayOutcome
{
    private ReplayOutcome()
    {
    }

    public sealed record Taken(bool Older) : ReplayOutcome;

    /// <summary>Still at fault; what was typed is kept.</summary>
    public sealed record StillRefused(IReadOnlyList<RowReason> Reasons) : ReplayOutcome;

    /// <summary>Another batch is being stored; what was typed is kept.</summary>
    public sealed record Busy : ReplayOutcome;

    public sealed record Dismissed : ReplayOutcome;

    /// <summary>Decided already, or no longer there.</summary>
    public sealed record NotThere : ReplayOutcome;
}

/// <summary>A quarantined row, corrected by a person, through the same checks as when it came; or set aside with a reason.</summary>
internal sealed class ReplayRow(Database database, TimeProvider time)
{
    /// <summary>Kept among the cells of a budget row: what one of its units is in đồng.</summary>
    public const string MoneyUnit = "money_unit";

    public async Task<ReplayOutcome> Run(QuarantineKey key, IReadOnlyDictionary<string, string> corrected, string by, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(key.Province), ct);
        var register = await UnitStore.Register(transaction.Connection);
        if (await QuarantineStore.Load(transaction.Connection, key, ct) is not { } row)
        {
            return new ReplayOutcome.NotThere();
        }

        var kind = ExtractKinds.FromCode(row.Kind)!.Value;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Cells)!;
        foreach (var (field, text) in corrected.Where(pair => FactFields.Of(kind).Any(known => known.Code == pair.Key)))
        {
            texts[field] = text.Trim();
        }

        var cells = texts.Where(pair => !pair.Key.StartsWith(MoneyUnit, StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => Cell.OfText(pair.Value), StringComparer.Ordinal);
        var context = new RowContext(await Layout(transaction, key.Province, kind, row.Layout, ct), row.CutOff, VietnamClock.Today(time))
        {
            From = row.FromDay,
            MoneyUnit = texts.TryGetValue(MoneyUnit, out var unit) ? decimal.Parse(unit, CultureInfo.InvariantCulture) : 1,
            MoneyUnits = texts.Where(pair => pair.Key.StartsWith(MoneyUnit + ".", StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[(MoneyUnit.Length + 1)..], pair => decimal.Parse(pair.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal),
        };
        var table = FactTable.Of(kind);
        var reading = table.Read(cells, context);
        var handedIn = register.Get(key.Province, row.ExtractUnit) is { Kind: not UnitKind.Province } one ? one : null;
        var (place, unitFault) = new UnitOfRow(register, key.Province, row.CutOff, handedIn).Of(cells.GetValueOrDefault("unit").Text);
        IReadOnlyList<RowFault> faults = unitFault is null ? reading.Faults : [new RowFault("unit", unitFault), .. reading.Faults];
        if (faults.Count > 0)
        {
            var reasons = faults.Select(fault => new RowReason(null, fault.Field, $"Tệp {row.FileName}, {Place(row.FileName, key)}: {fault.Sentence}")).ToList();
            await QuarantineStore.Keep(transaction.Connection, key, JsonSerializer.Serialize(texts, StoredJson.Options), JsonSerializer.Serialize(reasons, StoredJson.Options), ct);
            await transaction.Commit(ct);
            return new ReplayOutcome.StillRefused(reasons);
        }

        if (!await BatchStore.TryLock(transaction.Connection, key.Province, ct))
        {
            // That the row had to wait is nothing about the row: its reasons stay those it was refused for.
            await QuarantineStore.KeepTyped(transaction.Connection, key, JsonSerializer.Serialize(texts, StoredJson.Options), ct);
            await transaction.Commit(ct);
            return new ReplayOutcome.Busy();
        }

        using var store = new ImportStore(transaction.Connection, key.Province, table, ct);
        await store.Begin();
        var fact = reading.Fact!;
        while (fact is Activity activity && await QuarantineStore.HoldsActivity(transaction.Connection, key, place!.UnitNo, FactTable.ActivityId(activity), ct))
        {
            // Its own file has one alike already: this is the next.
            fact = activity with { Ordinal = activity.Ordinal + 1 };
        }

        var at = time.GetUtcNow();
        await store.Stage([new StagedRow(place!.UnitNo, fact, key.Sheet, key.Row)]);
        store.Ledger.Enter(place.UnitNo, fact);
        var batch = await BatchStore.Add(transaction.Connection, key.Province, BatchStore.Replay, at, by, key.ExtractId, null, ct);
        var counts = await store.Merge(batch, key.ExtractId, row.CutOff, at, by);
        await QuarantineStore.Replayed(transaction.Connection, key, place.UnitNo, counts, at, by, ct);
        await transaction.Commit(ct);
        return new ReplayOutcome.Taken(counts.Older > 0);
    }

    public async Task<ReplayOutcome> Dismiss(QuarantineKey key, string reason, string by, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(key.Province), ct);
        var done = await QuarantineStore.Dismiss(transaction.Connection, key, reason, time.GetUtcNow(), by, ct);
        await transaction.Commit(ct);
        return done ? new ReplayOutcome.Dismissed() : new ReplayOutcome.NotThere();
    }

    private static string Place(string fileName, QuarantineKey key)
    {
        var row = $"dòng {Print.Number(key.Row)}";
        return SheetFile.IsTold(key.Sheet, fileName) ? $"trang {key.Sheet}, {row}" : row;
    }

    private static async Task<ExtractLayout> Layout(ScopedTransaction transaction, int province, ExtractKind kind, string code, CancellationToken ct) =>
        LayoutCatalog.Of(kind).FirstOrDefault(layout => layout.Code == code)
        ?? (await LayoutStore.Learnt(transaction.Connection, province, ct)).FirstOrDefault(layout => layout.Kind == kind && layout.Code == code)
        ?? LayoutCatalog.Richest(kind);
}
