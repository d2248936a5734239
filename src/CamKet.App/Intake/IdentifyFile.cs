using CamKet.App.Catalog;
using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Intake;

/// <summary>What is known of a file before its rows are read.</summary>
/// <param name="Cover">The days it tells of.</param>
/// <param name="Unit">The unit it is handed in for; null: a column of it tells.</param>
internal sealed record IdentifiedFile(ExtractKind Kind, Window Cover, UnitRegister Register, int Province, Unit? Unit)
{
    /// <summary>The number of the unit it is handed in for, or of the province.</summary>
    public int Root => Unit?.UnitNo
        ?? Register.Units.First(unit => unit.Kind == UnitKind.Province && unit.ProvinceId == Province && unit.IsValidAt(Cover.To)).UnitNo;

    public string? NameOf(int unitNo) => Register.Get(Province, unitNo)?.Name;
}

/// <summary>
/// Tells of which kind a file is, which days it covers and whose it is, from what a person said and from its top. What neither tells is asked for,
/// in that order.
/// </summary>
internal sealed class IdentifyFile(Database database, ImportRequest request, IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> tops, DateOnly today)
{
    private readonly string name = request.FileName;

    public async Task<(IdentifiedFile? Found, ImportOutcome? Unclear)> Run(CancellationToken ct)
    {
        UnitRegister register;
        await using (var connection = await database.Open(ct))
        {
            register = await UnitStore.Register(connection);
        }

        if ((request.Kind ?? FindKind.Of(tops, await Learnt(register, ct))) is not { } kind)
        {
            return (null, new ImportOutcome.NoKind($"Tệp {name}: tiêu đề cột không cho biết đây là hồ sơ, văn bản, ngân sách, hoạt động hay khảo sát; {WhatToDo.AboutKind(request.Caller)}."));
        }

        var (cover, uncovered) = Cover();
        if (uncovered is not null)
        {
            return (null, new ImportOutcome.NoCover(uncovered));
        }

        var (unit, province, fault) = Place(request, register, cover.To);
        return fault is null ? (new IdentifiedFile(kind, cover, register, province, unit), null) : (null, new ImportOutcome.NoUnit(fault));
    }

    private (Window Cover, string? Fault) Cover()
    {
        var window = request.Window ?? tops.Select(top => TitleRows.Cover(top.Rows.Take(40).Select(row => row.Cells))).FirstOrDefault(found => found is not null);
        if (window is not { } cover)
        {
            return (default, $"Tệp {name} không ghi \"Từ ngày … đến ngày …\" phía trên bảng: {WhatToDo.AboutDays(request.Caller)}.");
        }

        var fault = cover.From > today ? $"Tệp {name}: kỳ số liệu {cover} chưa bắt đầu; hãy kiểm tra lại ngày."
            : cover.To > today ? $"Tệp {name}: ngày chốt {VietnameseDate.Print(cover.To)} sau hôm nay ({VietnameseDate.Print(today)}), chưa thể có đủ số liệu đến ngày đó; {WhatToDo.AboutLastDay(request.Caller)}."
            : null;
        return (cover, fault);
    }

    /// <summary>What people have mapped in every province the file may be of.</summary>
    private async Task<IReadOnlyList<ExtractLayout>> Learnt(UnitRegister register, CancellationToken ct)
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
}
