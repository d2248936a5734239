using CamKet.App.Asking;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Drill;

/// <param name="Rows">In the order asked for.</param>
internal sealed record Drilled(DrillQuestion Asked, FigureGrouping By, IReadOnlyList<DrillRow> Rows, DrillRow Total);

/// <summary>The ways to group a drill, as the address and people name them.</summary>
internal static class DrillWays
{
    public static IReadOnlyList<(FigureGrouping By, string Code, string Name)> All { get; } =
    [
        (FigureGrouping.Field, "linh-vuc", "Lĩnh vực"),
        (FigureGrouping.Section, "bo-phan", "Bộ phận"),
        (FigureGrouping.Procedure, "thu-tuc", "Thủ tục"),
        (FigureGrouping.Channel, "kenh", "Kênh nộp"),
        (FigureGrouping.Officer, "can-bo", "Mã cán bộ"),
        (FigureGrouping.Week, "tuan", "Tuần"),
        (FigureGrouping.Unit, "don-vi", "Đơn vị"),
    ];

    public static string Code(FigureGrouping by) => All.Single(w => w.By == by).Code;

    public static string Name(FigureGrouping by) => All.Single(w => w.By == by).Name;

    /// <summary>The ledger answers it, so that a whole province can be asked.</summary>
    public static bool IsOfLedger(FigureGrouping by) => by is FigureGrouping.Field or FigureGrouping.Week or FigureGrouping.Unit;
}

/// <summary>Groups the dossiers of a window: by field, week and unit from the ledger, otherwise from the facts of one unit.</summary>
internal sealed class DrillDown(Database database, FindDrillQuestion find, AskFigures figures)
{
    /// <summary>Weeks beyond this are more than anybody reads, and a ledger question each.</summary>
    private const int MostWeeks = 106;

    public async Task<Outcome<Drilled>> Run(string? unit, string? from, string? to, string? by, string? sort, CancellationToken ct, string? known = null)
    {
        if (!string.IsNullOrEmpty(by) && DrillWays.All.All(w => w.Code != by))
        {
            return new Outcome<Drilled>.Refused($"Không chia được theo “{by}”; chọn một trong: {string.Join(", ", DrillWays.All.Select(w => w.Code))}.");
        }

        var way = string.IsNullOrEmpty(by) ? FigureGrouping.Field : DrillWays.All.First(w => w.Code == by).By;
        switch (await find.Run(unit, from, to, ct, known))
        {
            case Outcome<DrillQuestion>.Refused refused:
                return refused.Of<Drilled>();
            case Outcome<DrillQuestion>.Done { Value: var asked }:
                if (asked.Cover.Units != 1 && !DrillWays.IsOfLedger(way))
                {
                    return new Outcome<Drilled>.Refused($"Chia theo {DrillWays.Name(way).ToLowerInvariant()} phải đọc từng hồ sơ: hãy chọn một đơn vị, hoặc chia toàn tỉnh theo lĩnh vực, tuần, đơn vị.");
                }

                if (way == FigureGrouping.Week && asked.Window.Days > MostWeeks * 7)
                {
                    return new Outcome<Drilled>.Refused("Chia theo tuần tối đa hai năm: hãy chọn kỳ ngắn hơn.");
                }

                var rows = (await Rows(asked, way, ct)).Where(r => !r.IsEmpty).ToList();
                return new Outcome<Drilled>.Done(new Drilled(asked, way, DrillColumn.Order(rows, sort, way), DrillRow.Total(rows, way, asked.Cover)));
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private async Task<IReadOnlyList<DrillRow>> Rows(DrillQuestion asked, FigureGrouping by, CancellationToken ct)
    {
        await using var scoped = await database.InSnapshot(asked.Scope, ct);
        var parts = await figures.Parts(scoped.Connection, asked.Scope, new CountingFrame(asked.Window, asked.Window.To), by, asked.Known, ct);
        switch (by)
        {
            case FigureGrouping.Week:
                return [.. asked.Window.Weeks().Zip(parts, (week, part) => DrillRow.Of(part.Key, week.ToString(), part.Values))];
            case FigureGrouping.Unit:
                var units = (await UnitStore.ByNumbers(scoped.Connection, asked.Scope.Province, [.. parts.Select(p => p.Unit!.Value)])).ToDictionary(u => u.UnitNo);
                return [.. parts.Where(p => units.ContainsKey(p.Unit!.Value)).Select(p => DrillRow.Of(units[p.Unit!.Value].Slug, units[p.Unit!.Value].Name, p.Values))];
            default:
                return [.. parts.Select(p => DrillRow.Of(p.Key, Name(by, p.Key, p.Called), p.Values))];
        }
    }

    private static string Name(FigureGrouping by, string? key, string? name) => (by, key) switch
    {
        (FigureGrouping.Field, null) => FilledForm.NoField,
        (FigureGrouping.Channel, "1") => "Trực tiếp",
        (FigureGrouping.Channel, "2") => "Trực tuyến",
        (FigureGrouping.Channel, _) => "Bưu chính công ích",
        (FigureGrouping.Section, null) => "Chưa ghi bộ phận",
        (FigureGrouping.Officer, null) => "Chưa ghi mã cán bộ",
        (FigureGrouping.Procedure, null) => "Chưa ghi thủ tục",
        (FigureGrouping.Procedure, { } code) => name is null || name == code ? code : $"{code} {name}",
        (_, { } text) => text,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
