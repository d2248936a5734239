using System.Globalization;
using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Progress;

namespace CamKet.App.Progress;

/// <summary>What came of recording a standing.</summary>
/// <param name="Refused">One Vietnamese sentence saying what is wrong and what to do; null when it was recorded.</param>
internal sealed record StandingRecorded(string? Refused);

/// <summary>Records what a decision published about a unit, or what was submitted and is still provisional.</summary>
internal sealed class RecordStanding(Database database, CatalogMeasures catalog, TimeProvider time)
{
    public Task<StandingRecorded> Run(Scope scope, int unitNo, Standing standing, string by, CancellationToken ct = default) =>
        Run(scope, unitNo, standing, by, replaces: null, ct);

    /// <param name="replaces">The standing of this unit that it corrects: "year|list|decision"; null for a new one.</param>
    public async Task<StandingRecorded> Run(Scope scope, int unitNo, Standing standing, string by, string? replaces, CancellationToken ct)
    {
        if (Fault(standing) is { } fault)
        {
            return new(fault);
        }

        await using var scoped = await database.InScope(scope, ct);
        await ProgressStore.Lock(scoped.Connection, scope.Province, unitNo);
        var now = time.GetUtcNow();
        if (replaces?.Split('|', 3) is [var year, var list, var decision] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var was))
        {
            await ProgressStore.End(scoped.Connection, scope.Province, unitNo, list, was, decision, null, now, by);
        }

        await ProgressStore.Save(scoped.Connection, scope.Province, unitNo, standing, now, by);
        await scoped.Commit(ct);
        return new((string?)null);
    }

    /// <summary>Takes back what a decision was recorded to say of a unit, with a reason; it stays in the history.</summary>
    public async Task<StandingRecorded> Withdraw(Scope scope, int unitNo, string list, int year, string decision, string reason, string by, CancellationToken ct)
    {
        if (reason.Trim().Length == 0)
        {
            return new("Rút kết quả phải nêu lý do: ghi lý do rồi rút lại.");
        }

        await using var scoped = await database.InScope(scope, ct);
        if (!await ProgressStore.End(scoped.Connection, scope.Province, unitNo, list, year, decision, reason.Trim(), time.GetUtcNow(), by))
        {
            return new($"Không có kết quả {list} năm {year} theo {decision} đang có hiệu lực: xem danh sách đã ghi ở trang Kết quả xếp hạng.");
        }

        await scoped.Commit(ct);
        return new((string?)null);
    }

    private string? Fault(Standing standing) => standing switch
    {
        _ when catalog.Measures.Find(standing.List) is not { Shape: MeasureShape.Score } =>
            $"Không có bảng xếp hạng \"{standing.List}\": chọn một trong {string.Join(", ", catalog.Measures.All.Where(m => m.Shape == MeasureShape.Score).Select(m => m.Code))}.",
        { Score: null, Rank: null, Grade: null } => "Chưa có điểm, thứ hạng hay xếp loại: nhập ít nhất một trong ba.",
        { DecisionNumber: "" } => "Thiếu số quyết định công bố (hoặc số văn bản gửi, nếu là số tạm tính).",
        { Rank: < 1 } => $"Thứ hạng {standing.Rank} không hợp lệ: thứ hạng bắt đầu từ 1.",
        { Rank: { } rank, Of: { } of } when rank > of => $"Thứ hạng {rank} lớn hơn số đơn vị được xếp hạng ({of}).",
        { Score: < 0 } => "Điểm không thể âm.",
        { Grade: { } grade } when catalog.Ladders.All(l => l.Step(grade) is null) => $"Xếp loại \"{grade}\" không có trong thang xếp loại nào của danh mục.",
        _ => null,
    };
}
