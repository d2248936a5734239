using System.CommandLine;
using CamKet.App.Board;
using CamKet.App.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Drill;

/// <summary>Figures told apart: the official forms, tables by field, section, officer, week, and what is due this morning.</summary>
public static class DrillSlice
{
    public static IServiceCollection AddDrill(this IServiceCollection services)
    {
        services.TryAddSingleton<HomeProvince>();
        services.AddSingleton(_ => CatalogForms.Read(Home.Path("catalog")));
        services.AddSingleton<FindAsked>();
        services.AddSingleton<FillForm>();
        services.AddSingleton<DrillDown>();
        services.AddSingleton<ListDue>();
        return services;
    }

    public static void MapDrill(this WebApplication app)
    {
        var staff = app.MapGroup("").RequireAuthorization();
        staff.MapGet("/bieu-mau/{code}.xlsx", FormFiles.Xlsx);
        staff.MapGet("/khai-thac.csv", DrillFiles.Csv);
        staff.MapGet("/khai-thac.xlsx", DrillFiles.Xlsx);
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [Form(run), Due(run)];

    private static Command Form(CommandRun run)
    {
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị" };
        var province = new Option<string?>("--province") { Description = "Mã tỉnh, cho biểu toàn tỉnh" };
        var form = new Option<string>("--form") { Description = "06a hoặc 07a", Required = true };
        var from = new Option<string?>("--from") { Description = "Ngày đầu kỳ (2023-12-15 hoặc 15/12/2023); mặc định đầu năm báo cáo" };
        var to = new Option<string?>("--to") { Description = "Ngày cuối kỳ; mặc định ngày có số liệu mới nhất" };
        var output = new Option<string?>("--out") { Description = "Tệp .xlsx" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("form", "Biểu II.06a, 07a của một đơn vị hoặc toàn tỉnh, cho kỳ bất kỳ") { unit, province, form, from, to, output, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => FormCommand.Run(
                services,
                run.Answer,
                new(parsed.GetValue(unit), parsed.GetValue(province), parsed.GetValue(form)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(output), parsed.GetValue(json)),
                token),
            ct));
        return command;
    }

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
