using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>Enters what is planned of a unit's budget line through a year. Refused in one sentence, or stored as a whole.</summary>
internal sealed class EnterPlan(Database database, MeasureCatalog measures, TimeProvider time)
{
    /// <summary>The year's plans of lines in the place of those before. Null when they were stored.</summary>
    public async Task<string?> Replace(
        Unit unit, int year, IReadOnlyDictionary<string, IReadOnlyList<PlannedAmount>> plans, string by, CancellationToken ct)
    {
        if (plans.Keys.Select(Unknown).Concat(plans.Values.Select(plan => BudgetPlan.Fault(year, plan)?.Sentence)).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            return fault;
        }

        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        await PlanStore.Lock(scoped.Connection, unit.ProvinceId, unit.UnitNo);
        var stored = await Stored(scoped.Connection, unit, year);
        if (plans.Any(p => p.Value.Count == 0 && stored.Contains((unit.UnitNo, p.Key))))
        {
            return "Kế hoạch không còn số nào: muốn bỏ cả kế hoạch, dùng nút Rút kế hoạch và nêu lý do.";
        }

        foreach (var (line, plan) in plans)
        {
            await PlanStore.Replace(scoped.Connection, unit.ProvinceId, unit.UnitNo, line, year, plan, time.GetUtcNow(), by);
        }

        await scoped.Commit(ct);
        return null;
    }

    /// <summary>One figure, beside those of the year that stand already; the same day again is a correction.</summary>
    public async Task<string?> Put(Unit unit, string line, PlannedAmount planned, string by, CancellationToken ct)
    {
        if (Unknown(line) is { } unknown)
        {
            return unknown;
        }

        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        await PlanStore.Lock(scoped.Connection, unit.ProvinceId, unit.UnitNo);
        var year = planned.Day.Year;
        var plan = (await Stored(scoped.Connection, unit, year))[(unit.UnitNo, line)].Where(p => p.Day != planned.Day).Append(planned).ToList();
        if (BudgetPlan.Fault(year, plan)?.Sentence is { } fault)
        {
            return fault;
        }

        await PlanStore.Replace(scoped.Connection, unit.ProvinceId, unit.UnitNo, line, year, plan, time.GetUtcNow(), by);
        await scoped.Commit(ct);
        return null;
    }

    /// <summary>Takes back the plan of a line and year, with a reason; it stays in the history.</summary>
    public async Task<string?> Withdraw(Unit unit, string line, int year, string reason, string by, CancellationToken ct)
    {
        if (Unknown(line) is { } unknown)
        {
            return unknown;
        }

        if (reason.Trim().Length == 0)
        {
            return "Rút kế hoạch phải nêu lý do: ghi lý do rồi rút lại.";
        }

        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        if (!await PlanStore.Withdraw(scoped.Connection, unit.ProvinceId, unit.UnitNo, line, year, reason.Trim(), time.GetUtcNow(), by))
        {
            return $"{unit.Name} không có kế hoạch {line} năm {year} để rút.";
        }

        await scoped.Commit(ct);
        return null;
    }

    public async Task<ILookup<(int UnitNo, string Line), PlannedAmount>> Stored(Unit unit, int year, CancellationToken ct)
    {
        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        return await Stored(scoped.Connection, unit, year);
    }

    private static Task<ILookup<(int UnitNo, string Line), PlannedAmount>> Stored(NpgsqlConnection connection, Unit unit, int year) =>
        PlanStore.Of(connection, unit.ProvinceId, unit.UnitNo, unit.UnitNo, year);

    private string? Unknown(string line) => BudgetLines.Of(measures) is var lines && lines.Any(l => l.Code == line)
        ? null
        : $"Không có khoản \"{line}\": chọn một trong {string.Join(", ", lines.Select(l => l.Code))}.";

    private static Scope ScopeOf(Unit unit) => new(unit.ProvinceId, unit.UnitNo, unit.UnitNo);
}
