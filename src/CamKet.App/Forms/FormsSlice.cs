using System.CommandLine;
using CamKet.App.Platform;
using CamKet.App.Samples;

namespace CamKet.App.Forms;

/// <summary>The official forms II.06a and 07a, filled for a unit or a province and any window: on the page, as a workbook, at the command line.</summary>
public static class FormsSlice
{
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FillForm>();
        return services;
    }

    public static void MapForms(this WebApplication app) => app.MapGet("/bieu-mau/{code}.xlsx", FormFiles.Xlsx).RequireAuthorization();

    public static IEnumerable<Command> Commands(CommandRun run) => [Form(run)];

    private static Command Form(CommandRun run)
    {
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị" };
        var province = new Option<string?>("--province") { Description = "Mã tỉnh, cho biểu toàn tỉnh" };
        var form = new Option<string>("--form") { Description = "06a hoặc 07a", Required = true };
        var from = new Option<string?>("--from") { Description = "Ngày đầu kỳ (2023-12-15 hoặc 15/12/2023); mặc định đầu năm báo cáo" };
        var to = new Option<string?>("--to") { Description = "Ngày cuối kỳ; mặc định ngày có số liệu mới nhất" };
        var known = new Option<string?>("--known") { Description = "Số liệu như đã biết lúc đó (2024-11-12 09:00); mặc định mọi thứ đã nhận" };
        var output = new Option<string?>("--out") { Description = "Tệp .xlsx" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("form", "Biểu II.06a, 07a của một đơn vị hoặc toàn tỉnh, cho kỳ bất kỳ") { unit, province, form, from, to, known, output, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => FormCommand.Run(
                services,
                run.Answer,
                new(parsed.GetValue(unit), parsed.GetValue(province), parsed.GetValue(form)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(output), parsed.GetValue(json), parsed.GetValue(known)),
                token),
            ct));
        return command;
    }
}
