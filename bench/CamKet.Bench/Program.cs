using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using CamKet.App.Platform;
using CamKet.Bench;

// ./camket bench [--only NAME]… [--rows N] [--rounds N] [--json] | --faults [--seed N]: the figures of the requirement, in one run.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args is [XlsxReaders.Verb, var reader, var path])
{
    return XlsxReaders.Run(reader, path);
}

var only = new Option<string[]>("--only") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], Description = "Chỉ đo những số này: " + string.Join(", ", Figures.All.SelectMany(figure => figure.Names)) };
var rows = new Option<int?>("--rows") { Description = "Số hồ sơ" };
var rounds = new Option<int>("--rounds") { Description = "Số vòng đo, lấy trung vị", DefaultValueFactory = _ => 5 };
var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
var faults = new Option<bool>("--faults") { Description = "Không đo: gây hai mươi sự cố giữa lúc nạp và xem dữ liệu còn nguyên không" };
var seed = new Option<int>("--seed") { Description = "Cùng --faults: chọn các thời điểm", DefaultValueFactory = _ => 1 };
var command = new RootCommand("Đo tốc độ và bộ nhớ của CamKet") { only, rows, rounds, json, faults, seed };
var help = command.Options.OfType<HelpOption>().Single();
(help.Action, help.Description) = (new CommandHelp("camket bench"), "Xem cách dùng");
command.Options.OfType<VersionOption>().Single().Description = "Xem phiên bản của chương trình";
var run = new CommandRun(new(Console.Out, Console.Error), Configuration.OfProcess(), demo: false);
command.SetAction((parsed, ct) => run.Guarded(() => parsed.GetValue(faults) ? Faults.Run(parsed.GetValue(rows) ?? 100_000, parsed.GetValue(seed), parsed.GetValue(json), ct) : Run(
    new BenchSettings(parsed.GetValue(rows), parsed.GetValue(rounds)), parsed.GetValue(only)!, parsed.GetValue(json), ct)));
return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

static async Task<int> Run(BenchSettings settings, string[] only, bool json, CancellationToken ct)
{
    var chosen = Figures.All.Where(figure => only.Length == 0 || figure.Names.Intersect(only, StringComparer.Ordinal).Any()).ToList();
    if (chosen.Count == 0 || settings.Rows is < 1000 || settings.Rounds < 1)
    {
        await Console.Error.WriteLineAsync(chosen.Count == 0 ? $"Không có số nào tên {string.Join(", ", only)}: xem ./camket bench --help." : "--rows ít nhất 1000 và --rounds ít nhất 1.");
        return 1;
    }

    await using var world = await BenchWorld.Start(settings, ct);
    var server = await world.ServerSettings(ct);
    await Console.Error.WriteLineAsync($"{Results.Machine()}; {string.Join(", ", server)}");
    var taken = new List<Taken>();
    foreach (var figure in chosen)
    {
        await Console.Error.WriteLineAsync($"{figure.Says} …");
        var now = await figure.Take(world, ct);
        taken.AddRange(now);
        await Console.Error.WriteAsync(Results.Table(now));
    }

    Console.Write(json ? Results.Json(taken) + "\n" : Results.Table(taken));
    if (settings.Rows is null)
    {
        // At another size it was a trial.
        Results.Keep(taken, server, settings, VietnamClock.Today(TimeProvider.System));
    }

    return 0;
}

/// <param name="Rows">Null: the size the requirement names.</param>
internal sealed record BenchSettings(int? Rows, int Rounds);
