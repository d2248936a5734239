using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using CamKet.App.Documents;

namespace CamKet.App.Platform;

/// <summary>
/// The command line as a whole: answers on stdout, everything else on stderr in one line; exit 0 done, 1 the user's
/// fault, 2 the machine's.
/// </summary>
internal static partial class CommandLine
{
    /// <param name="environment">What is set from outside by name (<c>CAMKET_DATABASE</c>, …); wins over <c>camket.json</c>.</param>
    /// <param name="afterSignal">How long a command may take to end once the process is asked to (Ctrl+C, SIGTERM); null: signals are not this run's affair.</param>
    public static async Task<int> Run(string[] arguments, Answer answer, IConfiguration environment, TimeSpan? afterSignal = null)
    {
        var demo = new Option<bool>("--demo")
        {
            Description = "Dùng cơ sở dữ liệu của bản demo đang chạy",
            Recursive = true,
        };
        var root = new RootCommand("CamKet: cam kết, đo, báo cáo cải cách hành chính") { demo };
        var help = root.Options.OfType<HelpOption>().Single();
        (help.Action, help.Description) = (new CommandHelp(), "Xem cách dùng");
        root.Options.OfType<VersionOption>().Single().Description = "Xem phiên bản của chương trình";
        var run = new CommandRun(answer, environment, arguments.Contains("--demo", StringComparer.Ordinal));
        foreach (var command in Program.Commands(run))
        {
            root.Add(command);
        }

        root.Add(Bench(answer));

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not CommandHelp)
        {
            var path = string.Join(' ', Names(parsed.CommandResult));
            // A mistyped command is both unknown and missing; the first says it all.
            var faults = parsed.UnmatchedTokens.Count > 0
                ? [$"Không có lệnh hoặc tuỳ chọn {string.Join(", ", parsed.UnmatchedTokens)}."]
                : parsed.Errors.Select(error => InVietnamese(error.Message)).Distinct(StringComparer.Ordinal);
            return await answer.Refuse($"{string.Join(' ', faults)} Xem: ./camket {path}--help");
        }

        return await parsed.InvokeAsync(new() { Output = answer.Output, Error = answer.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = afterSignal });
    }

    /// <summary>A program of its own, which the script runs; named here so that the help is whole.</summary>
    private static Command Bench(Answer answer)
    {
        var bench = new Command("bench", "Đo tốc độ và bộ nhớ; tuỳ chọn: ./camket bench --help") { TreatUnmatchedTokensAsErrors = false };
        bench.SetAction((_, _) => answer.Refuse("Việc đo là một chương trình riêng: hãy chạy bằng ./camket bench."));
        return bench;
    }

    private static IEnumerable<string> Names(System.CommandLine.Parsing.CommandResult result)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command)
            {
                names.Insert(0, command.Command.Name);
            }
        }

        return names.Count == 0 ? [] : [.. names, ""];
    }

    /// <summary>The library speaks English only; these are the faults a person makes.</summary>
    internal static string InVietnamese(string message) => message switch
    {
        _ when Required().Match(message) is { Success: true } m => $"Thiếu tuỳ chọn {m.Groups[1].Value}.",
        _ when MissingArgument().Match(message) is { Success: true } m => $"Thiếu {(m.Groups[1].Success ? m.Groups[1].Value : "giá trị")} của {m.Groups[2].Value}.",
        _ when CannotParse().Match(message) is { Success: true } m => $"Giá trị '{m.Groups[1].Value}' của {m.Groups[2].Value} không hợp lệ.",
        _ when message.StartsWith("Required command", StringComparison.Ordinal) => "Thiếu tên lệnh.",
        _ => message,
    };

    [GeneratedRegex("^Option '([^']+)' is required")]
    private static partial Regex Required();

    [GeneratedRegex("^Required argument (?:'([^']+)' )?missing for (?:option|command): '?([^'.]+)'?")]
    private static partial Regex MissingArgument();

    [GeneratedRegex("^Cannot parse argument '([^']*)' for (?:option|command) '([^']+)'")]
    private static partial Regex CannotParse();
}
