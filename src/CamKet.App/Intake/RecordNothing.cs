using System.Security.Cryptography;
using System.Text;
using CamKet.App.Catalog;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.App.Intake;

/// <summary>
/// A unit's statement, without a file, that nothing happened in these days ("không phát sinh"): an extract without a row,
/// whose coverage turns "no data" into "nothing to count". Refused where the store holds facts of those days.
/// </summary>
internal sealed class RecordNothing(Database database, TimeProvider time)
{
    private const string Layout = "khong-phat-sinh";

    public async Task<ImportOutcome> Run(ExtractKind kind, string? unitCode, string? provinceCode, Window? window, bool dryRun, string by, Caller caller, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(unitCode) || window is not { } cover)
        {
            return new ImportOutcome.Refused($"Khai không phát sinh mà không có tệp thì cần đủ đơn vị, từ ngày và đến ngày{(caller == Caller.Terminal ? " (--unit, --from, --to)" : "")}: hãy ghi thêm.");
        }

        var today = VietnamClock.Today(time);
        if (cover.To > today)
        {
            return new ImportOutcome.Refused($"Chưa thể khai không phát sinh đến {VietnameseDate.Print(cover.To)}, sau hôm nay ({VietnameseDate.Print(today)}): hãy khai ngày cuối không sau hôm nay.");
        }

        await using var connection = await database.Open(ct);
        var register = await UnitStore.Register(connection);
        var name = $"(không phát sinh {kind.Name()})";
        var (unit, province, fault) = IdentifyFile.Place(new ImportRequest(kind, "", name, by) { UnitCode = unitCode, ProvinceCode = provinceCode, Caller = caller }, register, cover.To);
        return fault is null ? await Record(new ImportSummary
        {
            FileName = name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Layout} {kind.Code()} {unit!.Code} {cover}"))),
            Bytes = 0,
            Kind = kind,
            System = LayoutCatalog.Richest(kind).System,
            Layout = Layout,
            Sheet = "",
            Province = province,
            Units = [unit.Name],
            Window = cover,
        }, unit.UnitNo, dryRun, by, caller, ct) : new ImportOutcome.Refused(fault);
    }

    private async Task<ImportOutcome> Record(ImportSummary summary, int unitNo, bool dryRun, string by, Caller caller, CancellationToken ct)
    {
        var (province, cover) = (summary.Province, summary.Window);
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        if (!await BatchStore.TryLock(transaction.Connection, province, ct))
        {
            return new ImportOutcome.Refused(WhatToDo.WhileBusy(caller));
        }

        if (await ImportStore.Known(transaction.Connection, province, summary.Sha256, summary.Kind, unitNo, cover, ct) is { } known)
        {
            return new ImportOutcome.Known(
                $"{summary.Units[0]} đã khai không phát sinh {summary.Kind.Name()} trong {cover} (lần nạp số {Print.Number(known.ExtractId)}): không có gì thay đổi.", known.ExtractId, summary);
        }

        var held = await HoldingsStore.Held(transaction.Connection, province, unitNo, summary.Kind, cover, ct);
        if (held > 0)
        {
            return new ImportOutcome.Refused(
                $"{summary.Units[0]} đã có {Print.Number(held)} dòng {summary.Kind.Name()} trong {cover}, không thể khai không phát sinh: hãy kiểm tra lại kỳ, hoặc nạp tệp số liệu mới.");
        }

        using var store = new ImportStore(transaction.Connection, province, FactTable.Of(summary.Kind), ct);
        await store.Begin();
        var extract = await store.NextExtract();
        await store.Save(extract, unitNo, summary, [unitNo], [], time.GetUtcNow(), by);
        if (dryRun)
        {
            return new ImportOutcome.Preview(summary);
        }

        await transaction.Commit(CancellationToken.None);
        return new ImportOutcome.Accepted(summary, extract);
    }
}
