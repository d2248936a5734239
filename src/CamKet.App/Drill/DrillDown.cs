using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Drill;

/// <param name="Rows">In the order asked for.</param>
internal sealed record Drilled(Asked Asked, DrillBy By, IReadOnlyList<DrillRow> Rows, DrillRow Total);

/// <summary>What a drill is told apart by, as the address, the command line and people say it.</summary>
internal static class DrillWays
{
    public static IReadOnlyList<(DrillBy By, string Code, string Name)> All { get; } =
    [
        (DrillBy.Field, "linh-vuc", "Lĩnh vực"),
        (DrillBy.Section, "bo-phan", "Bộ phận"),
        (DrillBy.Procedure, "thu-tuc", "Thủ tục"),
        (DrillBy.Channel, "kenh", "Kênh nộp"),
        (DrillBy.Officer, "can-bo", "Mã cán bộ"),
        (DrillBy.Week, "tuan", "Tuần"),
        (DrillBy.Unit, "don-vi", "Đơn vị"),
    ];

    public static string Code(DrillBy by) => All.Single(w => w.By == by).Code;

    public static string Name(DrillBy by) => All.Single(w => w.By == by).Name;

    /// <summary>The ledger answers it, so that a whole province can be asked.</summary>
    public static bool IsOfLedger(DrillBy by) => by is DrillBy.Field or DrillBy.Week or DrillBy.Unit;
}

/// <summary>Tells a window's dossiers apart. By field, week and unit from the ledger; otherwise from one unit's facts of the window.</summary>
internal sealed class DrillDown(Database database, FindAsked find)
{
    /// <summary>Weeks beyond this are more than anybody reads, and a ledger question each.</summary>
    private const int MostWeeks = 106;

    public async Task<Outcome<Drilled>> Run(string? unit, string? from, string? to, string? by, string? sort, CancellationToken ct, string? known = null)
    {
        if (!string.IsNullOrEmpty(by) && DrillWays.All.All(w => w.Code != by))
        {
            return new Outcome<Drilled>.Refused($"Không chia được theo “{by}”; chọn một trong: {string.Join(", ", DrillWays.All.Select(w => w.Code))}.");
        }

        var way = string.IsNullOrEmpty(by) ? DrillBy.Field : DrillWays.All.First(w => w.Code == by).By;
        switch (await find.Run(unit, from, to, ct, known))
        {
            case Outcome<Asked>.Refused refused:
                return refused.Of<Drilled>();
            case Outcome<Asked>.Done { Value: var asked }:
                if (asked.Units != 1 && !DrillWays.IsOfLedger(way))
                {
                    return new Outcome<Drilled>.Refused($"Chia theo {DrillWays.Name(way).ToLowerInvariant()} phải đọc từng hồ sơ: hãy chọn một đơn vị, hoặc chia toàn tỉnh theo lĩnh vực, tuần, đơn vị.");
                }

                if (way == DrillBy.Week && asked.Window.Days > MostWeeks * 7)
                {
                    return new Outcome<Drilled>.Refused("Chia theo tuần tối đa hai năm: hãy chọn kỳ ngắn hơn.");
                }

                var rows = (await Rows(asked, way, ct)).Where(r => !r.IsEmpty).ToList();
                return new Outcome<Drilled>.Done(new Drilled(asked, way, DrillColumn.Order(rows, sort, way), DrillRow.Total(rows, way)));
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private async Task<IReadOnlyList<DrillRow>> Rows(Asked asked, DrillBy by, CancellationToken ct)
    {
        await using var scoped = await database.InSnapshot(asked.Scope, ct);
        var connection = scoped.Connection;
        switch (by)
        {
            case DrillBy.Field:
                return [.. (await DrillStore.ByField(connection, asked.Scope, asked.Window, asked.Known, ct)).Select(f => DrillRow.Of(f.Field, f.Field ?? FilledForm.NoField, f.Counted))];
            case DrillBy.Week:
                var weeks = Weeks(asked.Window).ToList();
                var counted = (await DrillStore.Counted(connection, asked.Scope, [.. weeks.Select(w => new CountingFrame(w, w.To))], asked.Known, ct)).ToLookup(v => v.Frame);
                return [.. weeks.Select((w, i) => DrillRow.Of(BoardQuery.Iso(w.From), w.ToString(), new CounterValues(counted[i].SelectMany(v => v.Values))))];
            case DrillBy.Unit:
                var byUnit = (await DrillStore.Counted(connection, asked.Scope, [new CountingFrame(asked.Window, asked.Window.To)], asked.Known, ct)).ToList();
                var units = (await UnitStore.ByNumbers(connection, asked.Scope.Province, [.. byUnit.Select(v => v.Unit).Distinct()])).ToDictionary(u => u.UnitNo);
                return [.. byUnit.GroupBy(v => v.Unit).Where(g => units.ContainsKey(g.Key))
                    .Select(g => DrillRow.Of(units[g.Key].Slug, units[g.Key].Name, new CounterValues(g.SelectMany(v => v.Values))))];
            default:
                return await DrillStore.ByColumn(connection, asked.Scope, asked.Window, by, asked.Known, ct);
        }
    }

    /// <summary>From Monday to Sunday, the first and last cut by the window.</summary>
    internal static IEnumerable<Window> Weeks(Window window)
    {
        for (var from = window.From; from <= window.To;)
        {
            var sunday = from.AddDays(((int)DayOfWeek.Sunday - (int)from.DayOfWeek + 7) % 7);
            yield return new Window(from, sunday < window.To ? sunday : window.To);
            from = sunday.AddDays(1);
        }
    }
}
