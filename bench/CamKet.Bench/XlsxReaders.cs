using System.Diagnostics;
using System.Globalization;
using System.Text;
using CamKet.App.Extracts;

namespace CamKet.Bench;

/// <summary>
/// The program's own reader of .xlsx beside the libraries that could stand in its place: one pass over every value of an extract, its time and
/// the highest memory of a process that does nothing else; small workbooks whose values are known; and workbooks made to do harm.
/// </summary>
internal static class XlsxReaders
{
    /// <summary>The first argument of the process that reads.</summary>
    public const string Verb = "read-xlsx";

    private const string Name = "xlsx_read_over_fastest";

    // What no extract needs: whoever takes more has not kept harm out.
    private const double MostMegabytes = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Figure Figure { get; } = new([Name], "Đọc XLSX bằng từng thư viện", Take);

    /// <summary>Reads one file in this process and prints rows and seconds; 1 and the fault where the reader refuses it.</summary>
    public static int Run(string reader, string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            var watch = Stopwatch.StartNew();
            var rows = XlsxReader.All.First(one => one.Name == reader).Read(path, null);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {watch.Elapsed.TotalSeconds}"));
            return 0;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Console.WriteLine(fault.Message);
            return 1;
        }
    }

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var stream = new StreamSettings(Math.Min(world.Settings.Rows ?? 1_000_000, 1_000_000), BenchWorld.HalfYear);
        var path = world.Extract(stream, "xlsx");
        var peaks = XlsxReader.All.ToDictionary(reader => reader.Name, _ => 0.0, StringComparer.Ordinal);
        var seconds = await Rounds.Medians(world.Settings.Rounds, [.. XlsxReader.All.Select(reader => (Func<Task<double>>)(async () =>
        {
            var (says, peak) = await Process(reader.Name, path, double.MaxValue, TimeSpan.MaxValue, ct);
            peaks[reader.Name] = Math.Max(peaks[reader.Name], peak);
            return says.Split(' ') is [var rows, var took] && rows == (stream.Rows + 1).ToString(CultureInfo.InvariantCulture)
                ? double.Parse(took, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"{reader.Name} does not read what was written: {says}");
        }))]);
        var notes = XlsxReader.All.Select((reader, i) => string.Create(
            CultureInfo.InvariantCulture, $"{reader.Name}: {stream.Rows:#,0} dòng trong {seconds[i]:0.00} s, bộ nhớ cao nhất {peaks[reader.Name]:0} MB; {Answers(reader)}")).ToList();
        foreach (var (name, write) in XlsxCase.Harmful)
        {
            notes.Add(name + ": " + string.Join("; ", await Harm(write, ct)));
        }

        return [new(Name, seconds[0] / seconds[1..].Min(), "để tham khảo", notes)];
    }

    /// <summary>Whether every cell is what a person sees, and where not.</summary>
    private static string Answers(XlsxReader reader)
    {
        var wrong = new List<string>();
        foreach (var one in XlsxCase.All)
        {
            var path = Path.GetTempFileName();
            File.WriteAllBytes(path, one.Book);
            var heard = new List<string>();
            try
            {
                reader.Read(path, (row, column, value) => Hear(heard, row, column, value));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                heard.Add(fault.GetType().Name);
            }

            File.Delete(path);
            if (!heard.SequenceEqual(one.Sees, StringComparer.Ordinal))
            {
                wrong.Add($"{one.Name} ({string.Join(", ", heard)})");
            }
        }

        return wrong.Count == 0 ? $"đúng cả {XlsxCase.All.Count} trường hợp" : $"sai {wrong.Count}/{XlsxCase.All.Count}: {string.Join("; ", wrong)}";
    }

    private static void Hear(List<string> heard, int row, int column, object? value)
    {
        var told = value switch
        {
            null => "",
            string text => text,
            DateTime moment => moment.ToString("'@'yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => "#" + Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture),
        };
        if (told.Length > 0)
        {
            heard.Add(App.Platform.SheetAddress.Of(column, row) + "=" + told);
        }
    }

    private static async Task<IReadOnlyList<string>> Harm(Action<string> write, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");
        try
        {
            write(path);
            FileSniff.Look(path, Path.GetFileName(path));
            var came = new List<string>();
            foreach (var reader in XlsxReader.All)
            {
                var (says, peak) = await Process(reader.Name, path, MostMegabytes, Longest, ct);
                came.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.Name} {(says.Length == 0 ? "phải dừng" : char.IsAsciiDigit(says[0]) ? "đọc hết" : "từ chối")} ở {peak:0} MB"));
            }

            return came;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the process says, nothing where it had to be stopped, and its highest resident memory.</summary>
    private static async Task<(string Says, double Peak)> Process(string reader, string path, double mostMegabytes, TimeSpan longest, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[typeof(XlsxReaders).Assembly.Location, Verb, reader, path])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var (peak, watch) = (0.0, Stopwatch.StartNew());
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ImportPeak.HighWater(process.Id));
            if (peak > mostMegabytes || watch.Elapsed > longest)
            {
                process.Kill();
                await process.WaitForExitAsync(ct);
                return ("", peak);
            }

            await Task.Delay(20, ct);
        }

        return ((await output).Trim(), peak);
    }
}
