using System.Diagnostics;
using System.Globalization;
using CamKet.App.Intake;
using CamKet.App.Platform;
using Dapper;

namespace CamKet.Bench;

/// <summary>
/// The highest resident memory of the program while it imports, at the size asked for and at a tenth of it: a process of
/// its own, as an operator runs it. Beside it that of PostgreSQL's process and what a million dossiers take on disk.
/// </summary>
internal static class ImportPeak
{
    private const string Name = "import_peak_mb";

    public static Figure Figure { get; } = new([Name], "Bộ nhớ cao nhất khi nạp", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var rows = world.Settings.Rows ?? 10_000_000;
        var notes = new List<string>();
        var highest = 0.0;
        foreach (var size in (int[])[rows / 10, rows])
        {
            var window = size > 2_000_000 ? BenchWorld.FiveYears : BenchWorld.HalfYear;
            var path = world.Extract(new StreamSettings(size, window), "csv");
            await using var store = await world.NewStore(ct);
            await using var connection = await store.Owner(ct);
            var empty = await Bytes();
            var (program, server) = await Run(store, world, path, window, ct);
            highest = Math.Max(highest, program);
            var grown = (await Bytes() - empty) / 1e6 / (size / 1e6);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{size:#,0} dòng: chương trình {program:0} MB, một tiến trình PostgreSQL cao nhất {server:0} MB; mỗi triệu hồ sơ chiếm {grown:0} MB"));

            async Task<double> Bytes() => await connection.ExecuteScalarAsync<long>("select pg_database_size(current_database())");
        }

        return [new(Name, highest, "dưới 400", notes) { IsMedian = false }];
    }

    /// <summary>Megabytes of the program and of PostgreSQL's largest process, whose shared buffers are counted in.</summary>
    private static async Task<(double Program, double Server)> Run(BenchStore store, BenchWorld world, string path, Time.Window window, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])
            [typeof(ImportFile).Assembly.Location, "import", path, "--kind", "dossiers", "--province", BenchProvince.Code, "--from", Day(window.From), "--to", Day(window.To), "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["CAMKET_HOME"] = Home.Folder;
        start.Environment["CAMKET_DATABASE"] = store.Address.For(Roles.Owner);
        using var import = Process.Start(start)!;
        var output = import.StandardOutput.ReadToEndAsync(ct);
        var error = import.StandardError.ReadToEndAsync(ct);
        var server = int.Parse((await File.ReadAllLinesAsync(Path.Combine(world.Server.DataFolder, "postmaster.pid"), ct))[0], CultureInfo.InvariantCulture);
        var (program, largest) = (0.0, 0.0);
        while (!import.HasExited)
        {
            program = Math.Max(program, HighWater(import.Id));
            foreach (var child in Children(server))
            {
                largest = Math.Max(largest, HighWater(child));
            }

            await Task.Delay(50, ct);
        }

        if (import.ExitCode != 0)
        {
            throw new InvalidOperationException($"The import of {path} failed: {await error} {await output}");
        }

        return (program, largest);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static double HighWater(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }

    private static IEnumerable<int> Children(int process)
    {
        var path = $"/proc/{process}/task/{process}/children";
        return File.Exists(path)
            ? File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            : [];
    }
}
