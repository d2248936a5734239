using System.CommandLine;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Figures;
using CamKet.Progress;

namespace CamKet.App.Progress;

/// <summary>Where every commitment stands as of a date.</summary>
public static class ProgressSlice
{
    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.AddSingleton<UnitProgress>();
        services.AddSingleton<AskProgress>();
        services.AddSingleton<RecordStanding>();
        services.AddSingleton<ListStandings>();
        services.AddSingleton<OpenPlan>();
        services.AddSingleton<EnterPlan>();
        return services;
    }

    public static void MapProgress(this WebApplication app)
    {
        var staff = app.MapGroup("").RequireAuthorization();
        staff.MapPost("/ke-hoach-von", PlanForms.Save);
        staff.MapPost("/ke-hoach-von/nap", PlanForms.Upload);
        staff.MapPost("/ke-hoach-von/rut", PlanForms.Withdraw);
        staff.MapPost("/ket-qua-xep-hang", StandingForm.Save);
        staff.MapPost("/ket-qua-xep-hang/rut", StandingForm.Withdraw);
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var from = DayOption.Create("--from", "Ngày đầu kỳ (yyyy-MM-dd hoặc dd/MM/yyyy); mặc định đầu năm theo lịch của từng chỉ tiêu");
        var to = DayOption.Create("--to", "Ngày cuối kỳ; mặc định ngày có số liệu mới nhất");
        var asOf = DayOption.Create("--as-of", "Hồ sơ tiếp nhận trong kỳ lấy kết quả biết đến ngày này (có thể sau --to); mặc định như --to");
        var known = new Option<DateTime?>("--known")
        {
            Description = "Như đã biết lúc này (giờ Việt Nam, như \"2024-11-12 09:00\"): chỉ tính tệp, chỗ sửa đã nhận và cam kết, kế hoạch, kết quả, hạn đã ghi đến lúc đó; mặc định mọi thứ đã có",
            CustomParser = result =>
            {
                var text = string.Join(' ', result.Tokens);
                if (VietnamMoment.Read(text) is { } moment)
                {
                    return moment;
                }

                result.AddError(VietnamMoment.Fault(text, "--known"));
                return null;
            },
        };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("progress", "Tiến độ từng cam kết của một đơn vị") { unit, from, to, asOf, known, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => ShowProgress.Run(
                services.GetRequiredService<AskProgress>(),
                run.Answer,
                new(parsed.GetValue(unit)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(asOf), parsed.GetValue(known) is { } moment ? VietnamMoment.Of(moment) : null),
                parsed.GetValue(json),
                token),
            ct));
        return [command, StandingOf(run), PlanCommand.Create(run)];
    }

    private static Command StandingOf(CommandRun run)
    {
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var year = new Option<int>("--year") { Description = "Năm của kết quả", Required = true };
        var list = new Option<string>("--list") { Description = "Mã bảng xếp hạng, như par-index hoặc task-completion", Required = true };
        var rank = new Option<int?>("--rank") { Description = "Thứ hạng" };
        var of = new Option<int?>("--of") { Description = "Số đơn vị được xếp hạng" };
        var score = new Option<decimal?>("--score")
        {
            Description = "Điểm, như 84,5",
            CustomParser = result =>
            {
                if (VietnameseNumber.Read(result.Tokens.Count == 1 ? result.Tokens[0].Value : "") is NumberReading.Number number)
                {
                    return number.Value;
                }

                result.AddError($"Điểm '{string.Join(' ', result.Tokens)}' không đọc được: viết như 84,5.");
                return null;
            },
        };
        var grade = new Option<string?>("--grade") { Description = "Xếp loại, như \"Tốt\"" };
        var decision = new Option<string>("--decision") { Description = "Số quyết định công bố, hoặc số văn bản gửi nếu là số tạm tính", Required = true };
        var day = DayOption.Create("--day", "Ngày của quyết định");
        var withdraw = new Option<string?>("--withdraw") { Description = "Rút kết quả đã ghi theo --decision, với lý do này; vẫn giữ trong lịch sử" };
        var provisional = new Option<bool>("--provisional") { Description = "Mới gửi, chưa công bố: tạm tính" };
        var command = new Command("standing", "Ghi điểm, thứ hạng, xếp loại được công bố của một đơn vị")
        {
            unit, year, list, rank, of, score, grade, decision, day, provisional, withdraw,
        };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => StandingCommand.Run(
                services,
                run.Answer,
                new(parsed.GetValue(unit)!, new Standing(
                    parsed.GetValue(list)!, parsed.GetValue(year), parsed.GetValue(score), parsed.GetValue(rank), parsed.GetValue(of),
                    parsed.GetValue(grade), parsed.GetValue(provisional), parsed.GetValue(decision)!.Trim(), parsed.GetValue(day)), parsed.GetValue(withdraw)),
                token),
            ct));
        return command;
    }
}
