using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Text;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Intake;

/// <summary>
/// The rows of an identified file on their way into the store: staged, compared with what is known, looked at for signs of the wrong file, merged. All in one
/// transaction, which is the caller's to commit where the outcome is <see cref="ImportOutcome.Accepted"/> and to roll back otherwise.
/// </summary>
internal sealed class TakeInRows(
    ImportRequest request, SniffedFile sniffed, IdentifiedFile file, ReadableTable table, NpgsqlConnection connection, TimeProvider time, IProgress<ImportProgress>? progress,
    CancellationToken ct)
{
    private readonly string name = request.FileName;
    private readonly ExtractLayout layout = table.Head.Layout!;

    /// <param name="form">The form the file's dossiers are counted on.</param>
    public async Task<ImportOutcome> Run(SheetFile sheets, SteadyFile steady, FormEdition form, DateOnly today)
    {
        if (await TakenBefore() is { } before)
        {
            return before;
        }

        // The rows wait in tables of this connection alone: only what compares them with the store needs the province to stand still. Of a long
        // file that is so from the first part it stores.
        var facts = FactTable.Of(file.Kind);
        using var store = new ImportStore(connection, file.Province, facts, ct);
        await store.Begin();
        var unitOf = new UnitOfRow(file.Register, file.Province, file.Cover.To, file.Unit);
        var rows = new RowsOfFile(request, sniffed, sheets, table, Context(today), facts, store, unitOf, file.Unit, file.Root, form, progress);
        await rows.Stage(ct);
        steady.MustStillBe(request.Path, name);
        if (WithoutSoundRow(rows) is { } nothing)
        {
            return nothing;
        }

        progress?.Report(new("Đang so với số liệu đã có", rows.Read));
        await BatchStore.Lock(connection, file.Province, ct);
        // Of two imports of one file at once the second finds the first one's extract.
        if (await TakenBefore() is { } meanwhile)
        {
            return meanwhile;
        }

        var units = file.Unit is { } own ? [own.UnitNo] : rows.Units.ToArray();
        var missed = await store.Gone(units, layout.System, file.Cover);
        var suspicions = await Suspicions(rows, missed);
        var isUnseen = !request.Sure && suspicions.Except(request.Confirmed ?? [], StringComparer.Ordinal).Any();
        if (isUnseen && !request.DryRun && request.Confirmed is null)
        {
            return new ImportOutcome.Refused($"Tệp {name}: {string.Join(' ', suspicions)} Chưa lưu gì; nếu đúng tệp, {WhatToDo.AboutSuspicion(request.Caller)}.");
        }

        // What came up since a person looked at the preview is shown before anything is stored.
        return await Merge(store, AsRead(rows) with { Suspicions = suspicions }, units, missed, isPreview: request.DryRun || isUnseen);
    }

    private RowContext Context(DateOnly today) => new(layout, file.Cover.To, today)
    {
        From = file.Cover.From,
        MoneyUnit = file.Kind == ExtractKind.Budget ? TitleRows.MoneyUnit(table.Above.Select(row => row.Cells)) : 1,
        MoneyUnits = file.Kind == ExtractKind.Budget ? MoneyUnitsOfColumns() : new Dictionary<string, decimal>(StringComparer.Ordinal),
    };

    private Dictionary<string, decimal> MoneyUnitsOfColumns() => table.Head.Columns
        .Where(pair => pair.Key is "estimate" or "actual")
        .Select(pair => (Field: pair.Key, Unit: TitleRows.MoneyUnitOf(table.Head.Labels[pair.Value])))
        .Where(pair => pair.Unit is not null)
        .ToDictionary(pair => pair.Field, pair => pair.Unit!.Value, StringComparer.Ordinal);

    /// <summary>The very file was accepted before.</summary>
    private async Task<ImportOutcome.Known?> TakenBefore()
    {
        if (await ImportStore.Known(connection, file.Province, sniffed.Sha256, file.Kind, file.Root, file.Cover, ct) is not { } known)
        {
            return null;
        }

        var when = VietnameseDate.Print(DateOnly.FromDateTime(VietnamClock.Wall(known.AcceptedAt)));
        return new($"Tệp {name} đã được nhận ngày {when} (lần nạp số {Print.Number(known.ExtractId)}): không có gì thay đổi.", known.ExtractId, About(file.Unit is { } unit ? [unit.Name] : []) with
        {
            Read = known.Read,
            Skipped = known.Skipped,
            Refused = known.Refused,
            Same = known.Read - known.Refused,
        });
    }

    /// <summary>Coverage of a unit's file without a sound row would turn "nothing could be read" into "nothing happened".</summary>
    private ImportOutcome.Refused? WithoutSoundRow(RowsOfFile rows)
    {
        if (file.Unit is null || rows.Read != rows.Refused || (request.Nothing && rows.Read == 0))
        {
            return null;
        }

        var why = rows.FirstRefused.FirstOrDefault() is { } first
            ? $"cả {Print.Number(rows.Refused)} dòng đều có lỗi, không nhận được dòng nào (dòng đầu: {first.Reasons[0].Sentence.TrimEnd('.')})"
            : $"không có dòng số liệu nào dưới dòng tiêu đề; nếu đúng là không phát sinh, {WhatToDo.AboutNothing(request.Caller)}";
        return new($"Tệp {name}: {why}. Hãy kiểm tra đã chọn đúng loại số liệu, đúng đơn vị và đúng tệp, sửa rồi nạp lại.");
    }

    private async Task<IReadOnlyList<string>> Suspicions(RowsOfFile rows, MissedFacts missed)
    {
        var store = new SuspectStore(connection, file.Province, await BatchStore.Next(connection, file.Province, ct), ct);
        return await new SuspectFile(store, file.Register, file.Province, rows.Agencies).Find(file.Kind, missed, file.Cover);
    }

    /// <summary>The staged rows into the facts, under a batch and an extract of their own.</summary>
    private async Task<ImportOutcome> Merge(ImportStore store, ImportSummary read, int[] units, MissedFacts missed, bool isPreview)
    {
        var extractId = await store.NextExtract();
        progress?.Report(new(isPreview ? "Đang thử lưu" : "Đang lưu", read.Read));
        var at = time.GetUtcNow();
        var batch = await BatchStore.Add(connection, file.Province, BatchStore.Import, at, request.By, extractId, null, ct);
        var counts = await store.Merge(batch, extractId, file.Cover.To, at, request.By, tell: isPreview);
        var summary = read with
        {
            New = counts.New,
            Changed = counts.Changed,
            Same = counts.Same + counts.Corrected,
            Warnings = counts.Corrected == 0 ? read.Warnings
                : [.. read.Warnings, $"{Print.Number(counts.Corrected)} dòng vẫn ghi như trước khi được sửa tại đây: giữ bản đã sửa; hãy sửa cả ở hệ thống nguồn."],
            Older = counts.Older,
            Gone = missed.Gone.Count,
            GoneWaiting = missed.Waiting,
            ChangedFields = counts.Told.Fields,
            ChangedRows = [.. counts.Told.Rows.Select(row => new ChangedRow(file.NameOf(row.UnitNo) ?? "", row.Code, row.Changes))],
            GoneRows = [.. missed.Gone.Take(StagedChanges.MostRows).Select(row => new GoneRow(file.NameOf(row.UnitNo) ?? "", row.Code, row.What))],
        };
        await store.Save(extractId, file.Root, summary, units, missed.Gone, at, request.By);
        return isPreview ? new ImportOutcome.Preview(summary) : new ImportOutcome.Accepted(summary, extractId);
    }

    /// <summary>What the rows themselves tell, before they are compared with anything.</summary>
    private ImportSummary AsRead(RowsOfFile rows) => About([.. rows.Units.Select(no => file.NameOf(no) ?? Print.Number(no))]) with
    {
        Read = rows.Read,
        Skipped = rows.Skipped,
        Refused = rows.Refused,
        RefusedRows = rows.FirstRefused,
        Warnings = rows.Repeated == 0 ? rows.Warnings : [.. rows.Warnings, $"{Print.Number(rows.Repeated)} dòng lặp lại y hệt một dòng khác, chỉ tính một lần."],
        Form = rows.Form,
        Dropped = [.. table.Head.Labels.Where(label => label.Length > 0 && HeadFinder.IsPersonal(label))],
        Unknown = [.. table.Head.Labels.Where((label, column) => label.Length > 0 && !HeadFinder.IsPersonal(label)
            && !table.Head.Columns.Values.Contains(column) && VietnameseText.Fold(label) is not ("stt" or "tt" or "so tt"))],
    };

    private ImportSummary About(IReadOnlyList<string> units) => new()
    {
        FileName = name,
        Sha256 = sniffed.Sha256,
        Bytes = sniffed.Bytes,
        Kind = file.Kind,
        System = layout.System,
        Layout = layout.Code,
        Sheet = table.Sheet,
        Province = file.Province,
        Units = units,
        Window = file.Cover,
    };
}
