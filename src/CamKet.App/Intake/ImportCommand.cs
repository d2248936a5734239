using System.CommandLine;
using CamKet.App.Asking;
using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;
using Spectre.Console;

namespace CamKet.App.Intake;

/// <summary><c>camket import FILE… [--kind …] [--unit CODE] [--from D --to D] [--nothing] [--sure] [--dry-run] [--json]</c>.</summary>
internal static class ImportCommand
{
    /// <summary>What was asked for, apart from the files.</summary>
    private sealed record ImportOptions(ExtractKind? Kind, string? Unit, string? Province, Window? Window, bool Nothing, bool Sure, bool DryRun, bool Json)
    {
        public const string By = "dòng lệnh";
    }

    public static Command Create(CommandRun run)
    {
        var files = new Argument<string[]>("FILE") { Description = "Tệp .xls, .xlsx, .csv, .zip hoặc thư mục; một hay nhiều", Arity = ArgumentArity.ZeroOrMore };
        var kind = new Option<string?>("--kind") { Description = "dossiers, documents, budget, activities hoặc surveys; không có thì theo tiêu đề cột" };
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị; không có thì theo cột đơn vị trong tệp" };
        var province = new Option<string?>("--province") { Description = "Mã tỉnh, khi danh mục có nhiều tỉnh và không có --unit" };
        var from = DayOption.Create("--from", "Ngày đầu của số liệu (2024-10-15 hoặc 15/10/2024)");
        var to = DayOption.Create("--to", "Ngày chốt số liệu");
        var nothing = new Option<bool>("--nothing") { Description = "Khai không phát sinh trong kỳ: không cần tệp, hoặc tệp chỉ có dòng tiêu đề" };
        var sure = new Option<bool>("--sure") { Description = "Đúng là tệp cần nạp, dù chương trình ngờ là nhầm tệp (đa số dòng biến mất, mã cơ quan lạ, tiền chênh 1.000 lần)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Xem trước, không lưu gì" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("import", "Nạp số liệu từ tệp, thư mục hoặc tệp nén") { files, kind, unit, province, from, to, nothing, sure, dryRun, json };
        command.SetAction((parsed, ct) =>
        {
            var factKind = parsed.GetValue(kind) is { } code ? ExtractKinds.FromCode(code) : null;
            if (factKind is null && parsed.GetValue(kind) is { } unknown)
            {
                return run.Answer.Refuse($"Không có loại số liệu \"{unknown}\": hãy dùng dossiers, documents, budget, activities hoặc surveys.");
            }

            if (!IsWindow(parsed.GetValue(from), parsed.GetValue(to), out var window))
            {
                return run.Answer.Refuse("--from và --to phải đi cùng nhau, và --to không trước --from.");
            }

            var asked = new ImportOptions(factKind, parsed.GetValue(unit), parsed.GetValue(province), window, parsed.GetValue(nothing), parsed.GetValue(sure), parsed.GetValue(dryRun), parsed.GetValue(json));
            var paths = parsed.GetValue(files) ?? [];
            if (paths.Length == 0 && !(asked.Nothing && asked.Kind is not null))
            {
                return run.Answer.Refuse("Hãy cho biết tệp hoặc thư mục cần nạp; khai không phát sinh mà không có tệp thì cần --nothing, --kind, --unit, --from và --to.");
            }

            if (paths is [var only] && !Path.Exists(only))
            {
                return run.Answer.Refuse($"Không có tệp {only}: hãy kiểm tra đường dẫn.");
            }

            return run.WithDatabase((services, stop) => Run(services, run.Answer, paths, asked, stop), ct);
        });
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, Answer answer, string[] paths, ImportOptions asked, CancellationToken ct)
    {
        if (paths.Length == 0)
        {
            return await Say(
                answer,
                await services.GetRequiredService<RecordNothing>().Run(asked.Kind!.Value, asked.Unit, asked.Province, asked.Window, asked.DryRun, ImportOptions.By, Caller.Terminal, ct), asked.Json);
        }

        var import = services.GetRequiredService<ImportFile>();
        if (paths is [var path] && File.Exists(path) && !HandedZip.IsNamed(path))
        {
            var name = Path.GetFileName(path);
            return await Interruptible(answer, name, 0, async () => await Say(answer, await One(import, answer, new(path, path, name, null), asked, ct), asked.Json));
        }

        var done = new List<(HandedFile File, ImportOutcome Outcome)>();
        foreach (var file in HandedFiles.Of(paths, services.GetRequiredService<WorkFolder>()))
        {
            var stopped = await Interruptible(answer, file.Name, done.Count, async () =>
            {
                done.Add((file, await One(import, answer, file, asked, ct)));
                return asked.Json ? 0 : await Say(answer, done[^1].Outcome, json: false, heading: file.Given);
            });
            if (stopped == Stopped)
            {
                return Stopped;
            }
        }

        var refused = done.Count(one => ImportText.Fault(one.Outcome) is not null);
        answer.Output.WriteLine(asked.Json ? ImportJson.Write(done) : $"{Print.Number(done.Count)} tệp: {Print.Number(done.Count - refused)} nhận được, {Print.Number(refused)} bị từ chối.");
        return refused > 0 ? 1 : 0;
    }

    private const int Stopped = 130;

    /// <summary>Ctrl+C: the file at hand leaves no trace, those before it stay.</summary>
    private static async Task<int> Interruptible(Answer answer, string name, int before, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await answer.Error.WriteLineAsync(
                $"Đã dừng theo yêu cầu: tệp {name} chưa lưu gì{(before > 0 ? $", {Print.Number(before)} tệp trước đó giữ nguyên kết quả" : "")}; hãy chạy lại lệnh khi cần.");
            return Stopped;
        }
    }

    private static async Task<ImportOutcome> One(ImportFile import, Answer answer, HandedFile file, ImportOptions asked, CancellationToken ct)
    {
        if (file.Fault is not null)
        {
            return new ImportOutcome.Refused(file.Fault);
        }

        var request = new ImportRequest(asked.Kind, file.Path, file.Name, ImportOptions.By)
        {
            UnitCode = asked.Unit,
            ProvinceCode = asked.Province,
            Window = asked.Window,
            Nothing = asked.Nothing,
            Sure = asked.Sure,
            Caller = Caller.Terminal,
            DryRun = asked.DryRun,
        };
        return await WithProgress(answer, file.Name, progress => import.Run(request, progress, ct));
    }

    /// <summary>The outcome on stdout, a fault on stderr; gives the exit code.</summary>
    private static async Task<int> Say(Answer answer, ImportOutcome outcome, bool json, string? heading = null)
    {
        var fault = ImportText.Fault(outcome);
        if (json)
        {
            answer.Output.WriteLine(ImportJson.Write(outcome));
        }
        else if (fault is null)
        {
            if (heading is not null)
            {
                answer.Output.WriteLine($"{heading}:");
            }

            foreach (var line in ImportText.Lines(outcome))
            {
                answer.Output.WriteLine(heading is null ? line : "  " + line);
            }
        }

        if (fault is not null)
        {
            await answer.Error.WriteLineAsync(fault);
        }

        return fault is null ? 0 : 1;
    }

    /// <summary>A line on stderr that is rewritten, when a person sits before it.</summary>
    private static async Task<ImportOutcome> WithProgress(Answer answer, string name, Func<IProgress<ImportProgress>?, Task<ImportOutcome>> work)
    {
        if (!answer.ErrorIsScreen)
        {
            return await work(null);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(answer.Error) });
        return await terminal.Status().StartAsync(Markup.Escape($"{name}: đang mở tệp"), status => work(new StatusLine(name, status)));
    }

    /// <summary>False: only one of the days, or the last before the first.</summary>
    private static bool IsWindow(DateOnly? from, DateOnly? to, out Window? window)
    {
        window = from is { } first && to is { } last && last >= first ? new Window(first, last) : null;
        return window is not null || (from is null && to is null);
    }

    private sealed class StatusLine(string name, StatusContext status) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) =>
            status.Status(Markup.Escape(value.Rows == 0 ? $"{name}: {value.Phase}" : $"{name}: {value.Phase}, {Print.Number(value.Rows)} dòng"));
    }
}
