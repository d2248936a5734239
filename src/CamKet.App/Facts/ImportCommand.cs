using System.CommandLine;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Time;
using Spectre.Console;

namespace CamKet.App.Facts;

/// <summary><c>camket import FILE --kind … [--unit CODE] [--from D --to D] [--dry-run] [--json]</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandRun run)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xls, .xlsx hoặc .csv" };
        var kind = new Option<string>("--kind") { Description = "dossiers, documents, budget, activities hoặc surveys", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị; không có thì theo cột đơn vị trong tệp" };
        var province = new Option<string?>("--province") { Description = "Mã tỉnh, khi danh mục có nhiều tỉnh và không có --unit" };
        var from = new Option<string?>("--from") { Description = "Ngày đầu của số liệu (2024-10-15 hoặc 15/10/2024)" };
        var to = new Option<string?>("--to") { Description = "Ngày chốt số liệu" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Xem trước, không lưu gì" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("import", "Nạp số liệu từ tệp") { file, kind, unit, province, from, to, dryRun, json };
        command.SetAction((parsed, ct) =>
        {
            if (ExtractKinds.FromCode(parsed.GetValue(kind)!) is not { } factKind)
            {
                return Fault($"Không có loại số liệu \"{parsed.GetValue(kind)}\": hãy dùng dossiers, documents, budget, activities hoặc surveys.");
            }

            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                return Fault($"Không có tệp {path}: hãy kiểm tra đường dẫn.");
            }

            if (Window(parsed.GetValue(from), parsed.GetValue(to)) is not { } days)
            {
                return Fault("--from và --to phải đi cùng nhau, là ngày (2024-10-15 hoặc 15/10/2024), và --to không trước --from.");
            }

            var request = new ImportRequest(factKind, path, Path.GetFileName(path), "dòng lệnh")
            {
                UnitCode = parsed.GetValue(unit),
                ProvinceCode = parsed.GetValue(province),
                Window = days.Window,
                DryRun = parsed.GetValue(dryRun),
            };
            return run.WithDatabase((services, stop) => Run(services, request, parsed.GetValue(json), stop), ct);
        });
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, ImportRequest request, bool json, CancellationToken ct)
    {
        var import = services.GetRequiredService<ImportFile>();
        var outcome = await WithProgress(progress => import.Run(request, progress, ct));
        if (json)
        {
            Console.WriteLine(ImportJson.Write(outcome));
        }
        else if (outcome is ImportOutcome.Preview or ImportOutcome.Accepted or ImportOutcome.Known)
        {
            foreach (var line in ImportText.Lines(outcome))
            {
                Console.WriteLine(line);
            }
        }

        if (ImportText.Fault(outcome) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }

        return 0;
    }

    /// <summary>A line on stderr that is rewritten, when a person sits before it.</summary>
    private static async Task<ImportOutcome> WithProgress(Func<IProgress<ImportProgress>?, Task<ImportOutcome>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Status().StartAsync("Đang mở tệp", status => work(new Told(status)));
    }

    private static Task<int> Fault(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Task.FromResult(1);
    }

    private static (Window? Window, bool Given)? Window(string? from, string? to)
    {
        if (from is null && to is null)
        {
            return (null, false);
        }

        return from is not null && to is not null
            && WrittenMoment.Read(from) is MomentReading.Moment first && WrittenMoment.Read(to) is MomentReading.Moment last && last.Value >= first.Value
            ? (new Window(DateOnly.FromDateTime(first.Value), DateOnly.FromDateTime(last.Value)), true)
            : null;
    }

    private sealed class Told(StatusContext status) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) =>
            status.Status(value.Rows == 0 ? value.Phase : $"{value.Phase}: {CamKet.Figures.Print.Number(value.Rows)} dòng");
    }
}
