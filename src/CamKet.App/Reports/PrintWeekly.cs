using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary><c>camket report --weekly --unit CODE --as-of D --out FILE</c>.</summary>
internal static class PrintWeekly
{
    public static async Task<Outcome<string>> Run(
        ComposeReport compose, ComposeWeekly weekly, TimeProvider time, string code, DateOnly? asOf, string file, CancellationToken ct)
    {
        if (OutputFile.Fault(file) is { } fault)
        {
            return new Outcome<string>.Refused(fault);
        }

        var today = Today(time);
        switch (await compose.UnitOf(code, asOf ?? await weekly.NewestDay(code, ct) ?? today, ct))
        {
            case Outcome<ReportingUnit>.Refused refused:
                return refused.Of<string>();
            case Outcome<ReportingUnit>.Done { Value.Unit: var unit }:
                var page = await weekly.Of(unit, asOf, today, ct);
                await OutputFile.Write(file, WeeklyDocx.Write(page), ct);
                return new Outcome<string>.Done($"Đã in trang tuần của {unit.Name}, ngày {VietnameseDate.Print(page.AsOf)}: {file}. {page.Lede}");
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    /// <summary>Vietnam keeps one time and no summer time.</summary>
    public static DateOnly Today(TimeProvider time) => CamKet.App.Platform.VietnamClock.Today(time);
}
