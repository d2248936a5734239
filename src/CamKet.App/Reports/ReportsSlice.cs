using System.CommandLine;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>Reports: composed from figures, printed in the official form, frozen when accepted, compared when they come back.</summary>
public static class ReportsSlice
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ComposeReport>();
        services.AddSingleton<ComposeWeekly>();
        services.AddSingleton<ListReports>();
        services.AddSingleton<CreateReport>();
        services.AddSingleton<OpenReport>();
        services.AddSingleton<EditReport>();
        services.AddSingleton<DecideReport>();
        services.AddSingleton<WithdrawDraft>();
        services.AddSingleton<TakeBack>();
        services.AddSingleton<WithdrawReturned>();
        services.AddSingleton<ImprovingCorrections>();
        services.AddSingleton<ChangesSince>();
        return services;
    }

    public static void MapReports(this WebApplication app)
    {
        var staff = app.MapGroup("/bao-cao").RequireAuthorization();
        staff.MapPost("", ReportForms.Create);
        staff.MapPost("/{id:guid}/sua", ReportForms.Edit);
        staff.MapPost("/{id:guid}/trang-thai", ReportForms.Decide);
        staff.MapPost("/{id:guid}/ve", ReportForms.Return);
        staff.MapPost("/{id:guid}/ve/bo", ReportForms.Withdraw);
        staff.MapGet("/{id:guid}/tep.docx", ReportFiles.Docx);
        staff.MapGet("/{id:guid}/tep.pdf", ReportFiles.AsPdf);
        staff.MapGet("/tuan.docx", WeeklyFiles.Docx);
        staff.MapGet("/tuan.pdf", WeeklyFiles.AsPdf);
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var from = DayOption.Create("--from", "Ngày đầu kỳ (2023-12-15 hoặc 15/12/2023)");
        var to = DayOption.Create("--to", "Ngày cuối kỳ");
        var output = new Option<string?>("--out") { Description = "Tệp .docx hoặc .pdf; bắt buộc khi in" };
        var reasons = new Option<string?>("--reasons") { Description = "Tệp YAML: kết quả nhập thêm, tài liệu kiểm chứng, lý do" };
        var draft = new Option<bool>("--draft") { Description = "In dự thảo dù còn điểm chưa đủ" };
        var weekly = new Option<bool>("--weekly") { Description = "Trang tuần cho giao ban thứ Hai, thay cho báo cáo định kỳ" };
        var withdraw = new Option<string?>("--withdraw") { Description = "Rút dự thảo báo cáo của --unit trong kỳ --from, --to, với lý do này; vẫn giữ trong lịch sử" };
        var asOf = DayOption.Create("--as-of", "Ngày của trang tuần; mặc định ngày có số liệu mới nhất");
        var report = new Command("report", "In báo cáo định kỳ, hoặc trang tuần, của một đơn vị") { unit, from, to, output, reasons, draft, weekly, asOf, withdraw };
        report.SetAction((parsed, ct) => parsed.GetValue(withdraw) is { } reason
            ? Withdraw(run, parsed.GetValue(unit)!, (parsed.GetValue(from), parsed.GetValue(to)), reason, ct)
            : parsed.GetValue(output) is not { } file
            ? run.Answer.Refuse("Thiếu --out: ghi tên tệp .docx hoặc .pdf sẽ in ra.")
            : parsed.GetValue(weekly)
            ? Weekly(run, parsed.GetValue(unit)!, parsed.GetValue(asOf), file, ct)
            : Periodic(run, parsed.GetValue(unit)!, (parsed.GetValue(from), parsed.GetValue(to)), file, parsed.GetValue(reasons), parsed.GetValue(draft), ct));
        return [report];
    }

    private static async Task<int> Periodic(
        CommandRun run, string unit, (DateOnly? From, DateOnly? To) days, string output, string? reasons, bool isDraft, CancellationToken ct) =>
        Days(days.From, days.To) switch
        {
            Outcome<Window>.Refused refused => await run.Answer.Refuse(refused.AtTerminal),
            Outcome<Window>.Done { Value: var window } => await run.WithDatabase(
                (services, stop) => Say(run.Answer, PrintReport.Run(
                    services.GetRequiredService<ComposeReport>(), new(unit, window, output, reasons, isDraft), stop)),
                ct),
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };

    private static async Task<int> Withdraw(CommandRun run, string unit, (DateOnly? From, DateOnly? To) days, string reason, CancellationToken ct) =>
        Days(days.From, days.To) switch
        {
            Outcome<Window>.Refused refused => await run.Answer.Refuse(refused.AtTerminal),
            Outcome<Window>.Done { Value: var window } => await run.WithDatabase(
                (services, stop) => Say(run.Answer, services.GetRequiredService<WithdrawDraft>().Run(unit, window, reason, Environment.UserName, stop)),
                ct),
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };

    private static async Task<int> Weekly(CommandRun run, string unit, DateOnly? asOf, string output, CancellationToken ct) =>
        await run.WithDatabase(
            (services, stop) => Say(run.Answer, PrintWeekly.Run(
                services.GetRequiredService<ComposeReport>(), services.GetRequiredService<ComposeWeekly>(),
                services.GetRequiredService<TimeProvider>(), unit, asOf, output, stop)),
            ct);

    private static Outcome<Window> Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, _) or (_, null) => new Outcome<Window>.Refused("Thiếu --from hoặc --to: ghi ngày đầu và ngày cuối của kỳ báo cáo, như --from 15/12/2023 --to 10/11/2024."),
        ({ } first, { } last) when last < first => new Outcome<Window>.Refused("--to phải từ ngày --from trở đi."),
        ({ } first, { } last) => new Outcome<Window>.Done(new Window(first, last)),
    };

    private static async Task<int> Say(Answer answer, Task<Outcome<string>> work)
    {
        switch (await work)
        {
            case Outcome<string>.Done done:
                await answer.Output.WriteLineAsync(done.Value);
                return 0;
            case Outcome<string>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
