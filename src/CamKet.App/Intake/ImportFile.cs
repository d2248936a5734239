using System.Text.Json;
using CamKet.App.Catalog;
using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Intake;

/// <summary>
/// Takes in an extract: all of its sound rows or nothing. A preview is the same work rolled back, so that acceptance holds
/// no surprise.
/// </summary>
internal sealed class ImportFile(Database database, CatalogMeasures catalog, TimeProvider time)
{
    private const int TopRows = 60;

    public async Task<ImportOutcome> Run(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        try
        {
            return await Import(request, progress, ct);
        }
        catch (RefusedFile fault)
        {
            return new ImportOutcome.Refused(fault.Message);
        }
    }

    private async Task<ImportOutcome> Import(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var name = request.FileName;
        progress?.Report(new("Đang kiểm tra tệp", 0));
        var steady = SteadyFile.Of(request.Path);
        var file = FileSniff.Look(request.Path, name);
        using var sheets = new SheetFile(request.Path, name, file);
        var tops = sheets.Tops(TopRows);
        UnitRegister register;
        await using (var connection = await database.Open(ct))
        {
            register = await UnitStore.Register(connection);
        }

        if ((request.Kind ?? FindKind.Of(tops, await Learnt(request, register, ct))) is not { } kind)
        {
            return new ImportOutcome.NoKind($"Tệp {name}: tiêu đề cột không cho biết đây là hồ sơ, văn bản, ngân sách, hoạt động hay khảo sát; {WhatToDo.AboutKind(request.Caller)}.");
        }

        var window = request.Window ?? tops.Select(top => TitleRows.Cover(top.Rows.Take(40).Select(row => row.Cells))).FirstOrDefault(found => found is not null);
        if (window is not { } cover)
        {
            return new ImportOutcome.NoCover($"Tệp {name} không ghi \"Từ ngày … đến ngày …\" phía trên bảng: {WhatToDo.AboutDays(request.Caller)}.");
        }

        var today = VietnamClock.Today(time);
        if (cover.From > today)
        {
            return new ImportOutcome.NoCover($"Tệp {name}: kỳ số liệu {cover} chưa bắt đầu; hãy kiểm tra lại ngày.");
        }

        if (cover.To > today)
        {
            return new ImportOutcome.NoCover(
                $"Tệp {name}: ngày chốt {VietnameseDate.Print(cover.To)} sau hôm nay ({VietnameseDate.Print(today)}), chưa thể có đủ số liệu đến ngày đó; {WhatToDo.AboutLastDay(request.Caller)}.");
        }

        var (unit, province, fault) = Place(request, register, cover.To);
        if (fault is not null)
        {
            return new ImportOutcome.NoUnit(fault);
        }

        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        var learnt = await LayoutStore.Learnt(transaction.Connection, province, ct);
        var table = ReadableTable.Find(tops, [.. LayoutCatalog.Of(kind), .. learnt], kind);
        if (table is null)
        {
            return new ImportOutcome.Refused(
                $"Tệp {name} không có dòng tiêu đề cột nào nhận ra được trong 40 dòng đầu: hãy xuất lại bảng có dòng tiêu đề (STT, {FactFields.Of(kind)[0].Name} …).");
        }

        if (!table.Head.IsComplete)
        {
            return NotMapped(request, kind, province, table);
        }

        if (unit is null && !table.Head.Columns.ContainsKey("unit"))
        {
            return new ImportOutcome.NoUnit($"Tệp {name} không có cột đơn vị: {WhatToDo.AboutUnit(request.Caller)}.");
        }

        var layout = table.Head.Layout!;
        var context = new RowContext(layout, cover.To, today)
        {
            From = cover.From,
            MoneyUnit = kind == ExtractKind.Budget ? TitleRows.MoneyUnit(table.Above.Select(row => row.Cells)) : 1,
            MoneyUnits = kind == ExtractKind.Budget ? OfColumns(table) : new Dictionary<string, decimal>(StringComparer.Ordinal),
        };
        var root = unit?.UnitNo ?? ProvinceNumber(register, province, cover.To);
        var facts = FactTable.Of(kind);
        if (await Taken() is { } before)
        {
            return before;
        }

        // The rows wait in tables of this connection alone: only what compares them with the store needs the province to stand still. Of a long
        // file that is so from the first part it stores.
        using var store = new ImportStore(transaction.Connection, province, facts, ct);
        await store.Begin();
        var reading = new RowsOfFile(request, file, sheets, table, context, facts, store, new UnitOfRow(register, province, cover.To, unit), unit, root, catalog.Forms.First(form => form.Code == "ii-06a"), progress);
        await reading.Stage(ct);
        steady.MustStillBe(request.Path, name);
        if (unit is not null && reading.Read == reading.Refused && !(request.Nothing && reading.Read == 0))
        {
            // Coverage of a file without a sound row would turn "nothing could be read" into "nothing happened".
            var why = reading.FirstRefused.FirstOrDefault() is { } first
                ? $"cả {Print.Number(reading.Refused)} dòng đều có lỗi, không nhận được dòng nào (dòng đầu: {first.Reasons[0].Sentence.TrimEnd('.')})"
                : $"không có dòng số liệu nào dưới dòng tiêu đề; nếu đúng là không phát sinh, {WhatToDo.AboutNothing(request.Caller)}";
            return new ImportOutcome.Refused($"Tệp {name}: {why}. Hãy kiểm tra đã chọn đúng loại số liệu, đúng đơn vị và đúng tệp, sửa rồi nạp lại.");
        }

        progress?.Report(new("Đang so với số liệu đã có", reading.Read));
        await BatchStore.Lock(transaction.Connection, province, ct);
        // Of two imports of one file at once the second finds the first one's extract.
        if (await Taken() is { } meanwhile)
        {
            return meanwhile;
        }

        var summary = About([.. reading.Units.Select(no => register.Get(province, no)?.Name ?? Print.Number(no))]) with
        {
            Read = reading.Read,
            Skipped = reading.Skipped,
            Refused = reading.Refused,
            RefusedRows = reading.FirstRefused,
            Warnings = reading.Repeated == 0 ? reading.Warnings : [.. reading.Warnings, $"{Print.Number(reading.Repeated)} dòng lặp lại y hệt một dòng khác, chỉ tính một lần."],
            Form = reading.Form,
            Dropped = [.. table.Head.Labels.Where(label => label.Length > 0 && HeadFinder.IsPersonal(label))],
            Unknown = [.. table.Head.Labels.Where((label, column) => label.Length > 0 && !HeadFinder.IsPersonal(label)
                && !table.Head.Columns.Values.Contains(column) && CamKet.Text.VietnameseText.Fold(label) is not ("stt" or "tt" or "so tt"))],
        };
        var units = unit is not null ? [unit.UnitNo] : reading.Units.ToArray();
        var missed = await store.Gone(units, layout.System, cover);
        var suspicions = await new SuspectFile(new SuspectStore(transaction.Connection, province, await BatchStore.Next(transaction.Connection, province, ct), ct), register, province, reading.Agencies).Find(kind, missed, cover);
        var isUnseen = !request.Sure && suspicions.Except(request.Confirmed ?? [], StringComparer.Ordinal).Any();
        if (isUnseen && !request.DryRun && request.Confirmed is null)
        {
            return new ImportOutcome.Refused($"Tệp {name}: {string.Join(' ', suspicions)} Chưa lưu gì; nếu đúng tệp, {WhatToDo.AboutSuspicion(request.Caller)}.");
        }

        // What came up since a person looked at the preview is shown before anything is stored.
        var isPreview = request.DryRun || isUnseen;

        var extractId = await store.NextExtract();
        progress?.Report(new(isPreview ? "Đang thử lưu" : "Đang lưu", reading.Read));
        var at = time.GetUtcNow();
        var batch = await BatchStore.Add(transaction.Connection, province, BatchStore.Import, at, request.By, extractId, null, ct);
        var counts = await store.Merge(batch, extractId, cover.To, at, request.By, tell: isPreview);
        summary = summary with
        {
            New = counts.New,
            Changed = counts.Changed,
            Same = counts.Same + counts.Corrected,
            Warnings = counts.Corrected == 0 ? summary.Warnings
                : [.. summary.Warnings, $"{Print.Number(counts.Corrected)} dòng vẫn ghi như trước khi được sửa tại đây: giữ bản đã sửa; hãy sửa cả ở hệ thống nguồn."],
            Older = counts.Older,
            Gone = missed.Gone.Count,
            GoneWaiting = missed.Waiting,
            Suspicions = suspicions,
            ChangedFields = counts.Told.Fields,
            ChangedRows = [.. counts.Told.Rows.Select(row => new ChangedRow(register.Get(province, row.UnitNo)?.Name ?? "", row.Code, row.Changes))],
            GoneRows = [.. missed.Gone.Take(StagedChanges.MostRows).Select(row => new GoneRow(register.Get(province, row.UnitNo)?.Name ?? "", row.Code, row.What))],
        };
        await store.Save(extractId, root, summary, units, missed.Gone, at, request.By);
        if (isPreview)
        {
            return new ImportOutcome.Preview(summary);
        }

        // Broken off on its way, nobody could say whether the server has committed: it is waited for.
        await transaction.Commit(CancellationToken.None);
        return new ImportOutcome.Accepted(summary, extractId);

        ImportSummary About(IReadOnlyList<string> units) => new()
        {
            FileName = name,
            Sha256 = file.Sha256,
            Bytes = file.Bytes,
            Kind = kind,
            System = layout.System,
            Layout = layout.Code,
            Sheet = table.Sheet,
            Province = province,
            Units = units,
            Window = cover,
        };

        async Task<ImportOutcome.Known?> Taken() => await ImportStore.Known(transaction.Connection, province, file.Sha256, kind, root, cover, ct) is { } known
            ? AlreadyTaken(name, known, About(unit is null ? [] : [unit.Name]) with
            {
                Read = known.Read,
                Skipped = known.Skipped,
                Refused = known.Refused,
                Same = known.Read - known.Refused,
            })
            : null;
    }

    private static ImportOutcome.Known AlreadyTaken(string name, KnownExtract known, ImportSummary summary)
    {
        var when = VietnameseDate.Print(DateOnly.FromDateTime(VietnamClock.Wall(known.AcceptedAt)));
        return new($"Tệp {name} đã được nhận ngày {when} (lần nạp số {Print.Number(known.ExtractId)}): không có gì thay đổi.", known.ExtractId, summary);
    }

    private static Dictionary<string, decimal> OfColumns(ReadableTable table) => table.Head.Columns
        .Where(pair => pair.Key is "estimate" or "actual")
        .Select(pair => (Field: pair.Key, Unit: TitleRows.MoneyUnitOf(table.Head.Labels[pair.Value])))
        .Where(pair => pair.Unit is not null)
        .ToDictionary(pair => pair.Field, pair => pair.Unit!.Value, StringComparer.Ordinal);

    /// <summary>What people have mapped in every province the file may be of.</summary>
    private async Task<IReadOnlyList<ExtractLayout>> Learnt(ImportRequest request, UnitRegister register, CancellationToken ct)
    {
        var layouts = new List<ExtractLayout>();
        var code = request.UnitCode?.Trim() ?? request.ProvinceCode;
        foreach (var province in register.Units.Where(unit => code is null || unit.Code == code).Select(unit => unit.ProvinceId).Distinct())
        {
            await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
            layouts.AddRange(await LayoutStore.Learnt(transaction.Connection, province, ct));
        }

        return layouts;
    }

    private static ImportOutcome.NotMapped NotMapped(ImportRequest request, ExtractKind kind, int province, ReadableTable table)
    {
        var missing = table.Head.MissingFields;
        return new ImportOutcome.NotMapped(
            $"Tệp {request.FileName}{(table.Sheet.Length == 0 ? "" : $", trang {table.Sheet}")}: chưa biết cột nào là {string.Join(", ", missing.Select(field => $"\"{field.Name}\""))}. "
                + "Hãy nạp tệp này ở trang Số liệu và chỉ ra các cột một lần; lần sau chương trình tự nhận.",
            kind,
            province,
            table.Key,
            [.. table.Head.Labels.Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)],
            table.Head.Columns.DistinctBy(pair => table.Head.Labels[pair.Value]).ToDictionary(pair => table.Head.Labels[pair.Value], pair => pair.Key, StringComparer.Ordinal),
            missing);
    }

    /// <summary>The unit and its province, by code and the day of the cut-off.</summary>
    internal static (Unit? Unit, int Province, string? Fault) Place(ImportRequest request, UnitRegister register, DateOnly at)
    {
        if (request.UnitCode is { } code)
        {
            var answer = register.Ask(code.Trim(), at);
            return answer switch
            {
                { State: CodeState.Valid, Unit: { } unit } => (unit, unit.ProvinceId, null),
                { State: CodeState.Ended, Unit: { } ended } => (null, 0, $"Mã {code} là của {ended.Name}, đã kết thúc ngày {VietnameseDate.Print(ended.ValidTo!.Value)}, trước ngày chốt {VietnameseDate.Print(at)}: hãy dùng mã đơn vị kế thừa hoặc sửa ngày."),
                { State: CodeState.NotYet, Unit: { } coming } => (null, 0, $"Mã {code} là của {coming.Name}, chỉ có từ ngày {VietnameseDate.Print(coming.ValidFrom!.Value)}: hãy kiểm tra mã hoặc ngày."),
                _ => (null, 0, $"Không có đơn vị mã {code}: {WhatToDo.AboutCode(request.Caller)}."),
            };
        }

        var provinces = register.Units.Where(unit => unit.Kind == UnitKind.Province && unit.IsValidAt(at)
            && (request.ProvinceCode is null || unit.Code == request.ProvinceCode)).ToList();
        return provinces.Count == 1
            ? (null, provinces[0].ProvinceId, null)
            : (null, 0, $"Tệp {request.FileName} không nạp cho một đơn vị cụ thể và danh mục có {Print.Number(provinces.Count)} tỉnh vào ngày {VietnameseDate.Print(at)}: {WhatToDo.AboutUnit(request.Caller)}.");
    }

    private static int ProvinceNumber(UnitRegister register, int province, DateOnly at) =>
        register.Units.First(unit => unit.Kind == UnitKind.Province && unit.ProvinceId == province && unit.IsValidAt(at)).UnitNo;
}
