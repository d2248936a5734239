using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Progress;
using CamKet.Time;

namespace CamKet.App.Progress;

/// <summary><c>camket standing --unit CODE --year N --list CODE [--rank N --of N] [--score X] [--grade WORD] --decision NUMBER [--day D] [--provisional]</c>.</summary>
internal static class StandingCommand
{
    /// <param name="Withdraw">Why what the decision said is taken back; null: it is recorded.</param>
    internal sealed record Request(string Code, Standing Standing, string? Withdraw = null);

    public static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        var standing = request.Standing;

        // Codes are used again after a reorganisation: the unit meant is the one there was on the day of the decision.
        var day = standing.DecisionDay ?? ReportingCalendar.Reform.Year(standing.Year).To;
        var register = await services.GetRequiredService<FindUnit>().Register(ct);
        if (register.Units.FirstOrDefault(u => string.Equals(u.Code, request.Code, StringComparison.Ordinal) && u.IsValidAt(day)) is not { } unit)
        {
            return await answer.Refuse(UnknownUnit.Of<int>(request.Code, day).AtTerminal!);
        }

        if (request.Withdraw is { } reason)
        {
            var withdrawn = await services.GetRequiredService<RecordStanding>()
                .Withdraw(new Scope(unit.ProvinceId, unit.UnitNo, unit.LastNo), unit.UnitNo, standing.List, standing.Year, standing.DecisionNumber, reason, Environment.UserName, ct);
            if (withdrawn.Refused is { } refused)
            {
                return await answer.Refuse(refused);
            }

            answer.Output.WriteLine($"Đã rút kết quả {standing.List} năm {standing.Year} của {unit.Name} theo {standing.DecisionNumber}.");
            return 0;
        }

        var recorded = await services.GetRequiredService<RecordStanding>()
            .Run(new Scope(unit.ProvinceId, unit.UnitNo, unit.LastNo), unit.UnitNo, standing, Environment.UserName, ct);
        if (recorded.Refused is { } sentence)
        {
            return await answer.Refuse(sentence);
        }

        answer.Output.WriteLine($"Đã ghi kết quả {services.GetRequiredService<CatalogMeasures>().Measures.Find(standing.List)!.Name} năm {standing.Year} của {unit.Name} theo {standing.DecisionNumber}.");
        return 0;
    }
}
