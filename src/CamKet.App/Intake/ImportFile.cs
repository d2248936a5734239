using CamKet.App.Catalog;
using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.Extracts;
using Npgsql;

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
        progress?.Report(new("Đang kiểm tra tệp", 0));
        var steady = SteadyFile.Of(request.Path);
        var sniffed = FileSniff.Look(request.Path, request.FileName);
        using var sheets = new SheetFile(request.Path, request.FileName, sniffed);
        var tops = sheets.Tops(TopRows);
        var today = VietnamClock.Today(time);
        var (identified, unclear) = await new IdentifyFile(database, request, tops, today).Run(ct);
        if (identified is not { } file)
        {
            return unclear!;
        }

        await using var transaction = await database.InScope(Scope.WholeProvince(file.Province), ct);
        var (table, unreadable) = await Table(transaction.Connection, request, file, tops, ct);
        if (table is null)
        {
            return unreadable!;
        }

        var outcome = await new TakeInRows(request, sniffed, file, table, transaction.Connection, time, progress, ct)
            .Run(sheets, steady, catalog.Forms.First(form => form.Code == "ii-06a"), today);
        if (outcome is ImportOutcome.Accepted)
        {
            // Broken off on its way, nobody could say whether the server has committed: it is waited for.
            await transaction.Commit(CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>The table whose columns are all known, or why there is none.</summary>
    private static async Task<(ReadableTable? Table, ImportOutcome? Unreadable)> Table(
        NpgsqlConnection connection, ImportRequest request, IdentifiedFile file, IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> tops, CancellationToken ct)
    {
        var table = ReadableTable.Find(tops, [.. LayoutCatalog.Of(file.Kind), .. await LayoutStore.Learnt(connection, file.Province, ct)], file.Kind);
        return table switch
        {
            null => (null, new ImportOutcome.Refused(
                $"Tệp {request.FileName} không có dòng tiêu đề cột nào nhận ra được trong 40 dòng đầu: hãy xuất lại bảng có dòng tiêu đề (STT, {FactFields.Of(file.Kind)[0].Name} …).")),
            { Head.IsComplete: false } => (null, NotMapped(request, file.Kind, file.Province, table)),
            _ when file.Unit is null && !table.Head.Columns.ContainsKey("unit") => (null, new ImportOutcome.NoUnit(
                $"Tệp {request.FileName} không có cột đơn vị: {WhatToDo.AboutUnit(request.Caller)}.")),
            _ => (table, null),
        };
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
}
