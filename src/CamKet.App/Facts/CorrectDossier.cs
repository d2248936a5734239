using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Units;

namespace CamKet.App.Facts;

internal abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    public sealed record Done(long Batch, IReadOnlyList<FieldChange> Changes) : CorrectionOutcome;

    /// <summary>What was typed is kept; <paramref name="Faults"/> name the fields.</summary>
    /// <param name="Texts">Every field: what the person changed as typed, the others as they stand in <paramref name="Seen"/>.</param>
    /// <param name="Seen">The version the form now rests on.</param>
    public sealed record Refused(string Sentence, IReadOnlyList<RowFault> Faults, IReadOnlyDictionary<string, string> Texts, long Seen) : CorrectionOutcome;

    public sealed record NotThere : CorrectionOutcome;
}

/// <summary>
/// One dossier corrected by a person, by the rules of an imported row, as a batch of its own: history and ledger follow in the same
/// transaction. Everything it asks it asks by the dossier's key, whatever the number of dossiers.
/// </summary>
internal sealed class CorrectDossier(Database database, TimeProvider time)
{
    public const int LongestReason = 500;

    /// <param name="texts">The fields that were in the form; the others stay as they are.</param>
    /// <param name="seen">The version that was on the page; null: whichever is the newest.</param>
    public async Task<CorrectionOutcome> Run(
        Unit unit, string code, IReadOnlyDictionary<string, string> texts, string reason, long? seen, string by, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        var (connection, province) = (transaction.Connection, unit.ProvinceId);
        if (await CorrectionStore.Find(connection, province, unit.UnitNo, code, ct) is not { } current)
        {
            return new CorrectionOutcome.NotThere();
        }

        var stands = DossierForm.Texts(current.Dossier);
        if (seen is { } before && before != current.Batch)
        {
            var versions = await CorrectionStore.Versions(connection, province, unit.UnitNo, code, ct);
            return Newer(texts, versions.FirstOrDefault(v => v.Batch == before) is { } version ? DossierForm.Texts(version.Dossier) : stands, stands, current.Batch);
        }

        var filled = Over(stands, texts);
        var reading = DossierForm.Read(code, filled, current.Dossier.ByMinute, current.CutOff, VietnamClock.Today(time));
        if (reading.Fact is not { } corrected)
        {
            return new CorrectionOutcome.Refused("Chưa lưu: còn ô chưa đúng, xem lời nhắc ở từng ô.", reading.Faults, filled, current.Batch);
        }

        var changes = DossierForm.Changes(current.Dossier, corrected);
        var sentence = changes.Count == 0 ? "Chưa sửa ô nào: sửa ít nhất một ô rồi lưu."
            : reason.Length == 0 ? "Thiếu lý do: ghi căn cứ để sửa (ví dụ: đối chiếu sổ tiếp nhận ngày 05/11/2024)."
            : reason.Length > LongestReason ? $"Lý do dài quá {LongestReason} chữ: ghi ngắn lại."
            : null;
        if (sentence is not null)
        {
            return new CorrectionOutcome.Refused(sentence, [], filled, current.Batch);
        }

        if (!await BatchStore.TryLock(connection, province, ct))
        {
            return new CorrectionOutcome.Refused(BatchStore.Busy, [], filled, current.Batch);
        }

        if (await CorrectionStore.BatchOf(connection, province, unit.UnitNo, code, ct) != current.Batch)
        {
            return await Run(unit, code, texts, reason, seen ?? current.Batch, by, ct);
        }

        using var store = new ImportStore(connection, province, FactTable.Of(ExtractKind.Dossiers), ct);
        await store.Begin();
        var at = time.GetUtcNow();
        await store.Stage([new StagedRow(unit.UnitNo, corrected, current.Sheet, current.RowNo)]);
        store.Ledger.Enter(unit.UnitNo, corrected);
        var batch = await BatchStore.Add(connection, province, BatchStore.Correction, at, by, current.ExtractId, reason, ct);
        var counts = await store.Merge(batch, current.ExtractId, current.CutOff, at, by);
        if (counts.Changed != 1)
        {
            throw new InvalidOperationException($"A correction changed {counts.Changed} dossiers.");
        }

        await CorrectionStore.Save(connection, province, unit.UnitNo, batch, code, changes, ct);
        await transaction.Commit(ct);
        return new CorrectionOutcome.Done(batch, changes);
    }

    /// <summary>Only what the person changed goes over the newer version: the rest of the form would silently undo another's correction.</summary>
    private static CorrectionOutcome.Refused Newer(
        IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> stands, long batch)
    {
        var changed = typed.Where(t => was.TryGetValue(t.Key, out var text) && text.Trim() != t.Value).ToDictionary(StringComparer.Ordinal);
        return new CorrectionOutcome.Refused(
            "Chưa lưu: hồ sơ vừa có bản mới hơn bản bạn xem. Dưới đây là bản mới, với những ô bạn đã sửa; xem lịch sử bên dưới rồi lưu lại nếu còn cần.",
            [.. changed.Where(c => stands[c.Key] != was[c.Key] && stands[c.Key] != c.Value)
                .Select(c => new RowFault(c.Key, $"Bản mới hơn ghi ở ô này “{stands[c.Key]}”; trong ô là chữ bạn gõ."))],
            Over(stands, changed),
            batch);
    }

    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> stands, IReadOnlyDictionary<string, string> texts) =>
        stands.ToDictionary(t => t.Key, t => texts.GetValueOrDefault(t.Key, t.Value), StringComparer.Ordinal);
}
