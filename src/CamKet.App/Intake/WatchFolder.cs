using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.Figures;

namespace CamKet.App.Intake;

/// <summary>Imports what is dropped into the watched folder, once it has stopped growing.</summary>
internal sealed class WatchFolder(WatchedFolder watched, ImportFile import, WorkFolder work, Database database, ILogger<WatchFolder> log) : BackgroundService
{
    private const string By = "thư mục theo dõi";
    private const int MostTries = 3;

    // A file the machine could not take is left alone for so many looks: what the machine lacks may come back.
    private const int Pause = 15;
    private readonly Dictionary<string, SteadyFile> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, int LooksToWait)> tries = new(StringComparer.Ordinal);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (watched.Folder is null)
        {
            return Task.CompletedTask;
        }

        watched.Prepare();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Every(Files, stoppingToken), Every(_ => { watched.Tend(); return Task.CompletedTask; }, stoppingToken));

    private async Task Every(Func<CancellationToken, Task> act, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(watched.Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                try
                {
                    await act(stop);
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    log.LogError(fault, "The watched folder could not be worked on");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task Files(CancellationToken ct)
    {
        var dropped = watched.Dropped();
        foreach (var gone in seen.Keys.Except(dropped, StringComparer.Ordinal).ToList())
        {
            seen.Remove(gone);
            tries.Remove(gone);
        }

        foreach (var file in dropped)
        {
            var now = SteadyFile.Of(file);
            var steady = seen.TryGetValue(file, out var before) && before == now;
            seen[file] = now;
            if (tries.TryGetValue(file, out var failed) && failed.LooksToWait > 0)
            {
                tries[file] = failed with { LooksToWait = failed.LooksToWait - 1 };
            }
            else if (steady && watched.Take(file) is { } place)
            {
                await Import(place, file, ct);
            }
        }
    }

    private async Task Import(string place, string file, CancellationToken ct)
    {
        try
        {
            var faults = new List<string>();
            foreach (var one in HandedFiles.Of([place], work))
            {
                if (await Fault(one, file, ct) is { } fault)
                {
                    faults.Add(fault);
                }
            }

            if (faults.Count == 0)
            {
                Keep(place, file);
                return;
            }

            watched.Refuse(place, faults);
            tries.Remove(file);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            watched.GiveBack(place, file);
            throw;
        }
        catch (Exception fault)
        {
            await Again(place, file, fault, ct);
        }
        finally
        {
            watched.Leave(place);
        }
    }

    /// <summary>What is stored is stored, whether or not its file can be moved: given back it is found to be known, and moved when it can be.</summary>
    private void Keep(string place, string file)
    {
        try
        {
            watched.Keep(place);
            tries.Remove(file);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A file that was taken could not be put with the others");
            tries[watched.GiveBack(place, file)] = (0, Pause);
        }
    }

    /// <summary>Not the file's fault: it is tried again, and not for ever.</summary>
    private async Task Again(string place, string file, Exception fault, CancellationToken ct)
    {
        log.LogError(fault, "A dropped file could not be worked on");
        var name = Path.GetFileName(file);
        var count = tries.GetValueOrDefault(file).Count;
        try
        {
            var isBug = !MachineFaults.Holds(fault);
            // That there is no server can be no file's fault, however often it is tried.
            count += isBug || await database.Answers(ct) ? 1 : 0;
            if (isBug || count >= MostTries)
            {
                watched.Refuse(place, [isBug ? Bug(name)
                    : $"Tệp {name} chưa được lưu vì máy chủ gặp lỗi {Print.Number(MostTries)} lần liền, không phải do tệp: hãy báo người quản trị, rồi thả lại tệp."]);
                tries.Remove(file);
                return;
            }
        }
        catch (Exception more)
        {
            // Not even the reason could be written; the file must not stay where nobody looks.
            log.LogError(more, "A dropped file could not be refused");
        }

        tries[watched.GiveBack(place, file)] = (count, Pause);
    }

    private async Task<string?> Fault(HandedFile one, string dropped, CancellationToken ct)
    {
        if (one.Fault is not null)
        {
            return one.Fault;
        }

        try
        {
            return ImportText.Fault(await import.Run(
                new ImportRequest(Kind: null, one.Path, one.Name, By)
                {
                    Caller = Caller.Folder,
                    UnitCode = watched.UnitOf(dropped),
                    Window = WatchedFolder.WindowOf(one.Name) ?? WatchedFolder.WindowOf(Path.GetFileName(dropped)),
                },
                progress: null,
                ct));
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !MachineFaults.Holds(bug))
        {
            log.LogError(bug, "A dropped file failed");
            return Bug(one.Name);
        }
    }

    private static string Bug(string name) => $"Chương trình gặp lỗi khi đọc tệp {name}, chưa lưu gì: hãy báo người quản trị.";
}
