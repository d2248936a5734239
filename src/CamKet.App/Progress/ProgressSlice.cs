using System.CommandLine;
using System.Globalization;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Progress;

/// <summary>Where every commitment stands as of a date.</summary>
public static class ProgressSlice
{
    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.AddMeasures();
        services.TryAddSingleton(p => new UnitProgress(
            p.GetRequiredService<Database>(), p.GetRequiredService<CatalogMeasures>(), p.GetRequiredService<WorkingCalendar>()));
        services.TryAddSingleton(p => new RecordStanding(
            p.GetRequiredService<Database>(), p.GetRequiredService<CatalogMeasures>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var from = Day("--from", "Ngày đầu kỳ (yyyy-MM-dd hoặc dd/MM/yyyy); mặc định đầu năm theo lịch của từng chỉ tiêu");
        var to = Day("--to", "Ngày cuối kỳ; mặc định ngày có số liệu mới nhất");
        var asOf = Day("--as-of", "Tính theo những gì đã biết đến ngày này; mặc định như --to");
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("progress", "Tiến độ từng cam kết của một đơn vị") { unit, from, to, asOf, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => ShowProgress.Run(
                services,
                new(parsed.GetValue(unit)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(asOf), parsed.GetValue(json)),
                token),
            ct));
        return [command];
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"Ngày '{text}' của {name} không đọc được: viết như 2024-11-10 hoặc 10/11/2024.");
            return null;
        },
    };
}
