using System.CommandLine;
using System.CommandLine.Invocation;

namespace CamKet.App.Platform;

/// <summary>The help of a command in Vietnamese; the library's own has English headings and calls the program by its file.</summary>
/// <param name="program">What stands before the command's own words.</param>
internal sealed class CommandHelp(string program = "camket") : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Cách dùng:");
        output.WriteLine("  " + Usage(command));
        Section(output, "Tham số:", command.Arguments.Where(a => !a.Hidden).Select(a => (a.Name, a.Description ?? "")));
        Section(output, "Lệnh:", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Section(output, "Tuỳ chọn:", Options(command).Select(o => (Written(o), Words(o))));
        return 0;
    }

    private string Usage(Command command)
    {
        var names = command is RootCommand ? [] : Above(command).Append(command.Name);
        IEnumerable<string> words =
        [
            program,
            .. names,
            .. command.Arguments.Where(a => !a.Hidden).Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{a.Name}]" : a.Name),
            .. command.Subcommands.Count > 0 ? ["LỆNH"] : Array.Empty<string>(),
            .. Options(command).Where(o => o.Required).Select(Written),
            "[tuỳ chọn]",
        ];
        return string.Join(' ', words);
    }

    private static IEnumerable<string> Above(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? Above(parent).Append(parent.Name) : [];

    /// <summary>The command's own, then those of the commands above that hold beneath too.</summary>
    private static IEnumerable<Option> Options(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(Options).Where(o => o.Recursive);
        return command.Options.Concat(inherited).Where(o => !o.Hidden).Distinct();
    }

    private static string Written(Option option) =>
        string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Order(StringComparer.Ordinal).Append(option.Name).Distinct(StringComparer.Ordinal))
        + (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" <{option.HelpName ?? Value(option)}>");

    private static string Value(Option option) => option.ValueType == typeof(int) || option.ValueType == typeof(int?) ? "số" : "giá trị";

    private static string Words(Option option) => (option.Description ?? "")
        + (option.Required ? " (bắt buộc)" : "")
        + (option.HasDefaultValue && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value and not Array && value.ToString() is { Length: > 0 } text ? $" [mặc định: {text}]" : "");

    private static void Section(TextWriter output, string heading, IEnumerable<(string Name, string Words)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        var width = all.Max(l => l.Name.Length);
        foreach (var (name, words) in all)
        {
            output.WriteLine($"  {name.PadRight(width)}  {words}".TrimEnd());
        }
    }
}
