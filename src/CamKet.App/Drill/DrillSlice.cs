using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Drill;

/// <summary>Figures in groups: tables by field, section, officer, week, and what is due this morning.</summary>
public static class DrillSlice
{
    public static IServiceCollection AddDrill(this IServiceCollection services)
    {
        services.AddSingleton<FindDrillQuestion>();
        services.AddSingleton<CountFields>();
        services.AddSingleton<DrillDown>();
        services.AddSingleton<ListDue>();
        return services;
    }

    public static void MapDrill(this WebApplication app)
    {
        var staff = app.MapGroup("").RequireAuthorization();
        staff.MapGet("/khai-thac.csv", DrillFiles.Csv);
        staff.MapGet("/khai-thac.xlsx", DrillFiles.Xlsx);
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [Due(run)];

    private static Command Due(CommandRun run)
    {
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var day = new Option<string?>("--on") { Description = "Ngày xem (2024-11-10 hoặc 10/11/2024); mặc định ngày có số liệu mới nhất" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("due", "Hồ sơ đến hạn trong ba ngày làm việc, và hồ sơ quá hạn chưa có thư xin lỗi") { unit, day, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => DueCommand.Run(services, run.Answer, new(parsed.GetValue(unit)!, parsed.GetValue(day), parsed.GetValue(json)), token), ct));
        return command;
    }
}
