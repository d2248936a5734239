using CamKet.App.Platform;
using CamKet.Facts;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>Imports what is dropped into the watched folder, once it has stopped growing.</summary>
internal sealed class WatchFolder(WatchedFolder watched, ImportFile import, WorkFolder work, ILogger<WatchFolder> log) : BackgroundService
{
    private const string By = "thư mục theo dõi";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, SteadyFile> seen = new(StringComparer.Ordinal);

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
        using var timer = new PeriodicTimer(Look);
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
        }

        foreach (var file in dropped)
        {
            var now = SteadyFile.Of(file);
            var steady = seen.TryGetValue(file, out var before) && before == now;
            seen[file] = now;
            if (steady && watched.Take(file) is { } place)
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
                watched.Keep(place);
            }
            else
            {
                watched.Refuse(place, faults);
            }
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or MachineFault or OperationCanceledException)
        {
            // Not the file's fault: it is tried again.
            watched.GiveBack(place, file);
            throw;
        }
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
                new ImportRequest(FindKind.Of(one.Path, one.Name), one.Path, one.Name, By)
                {
                    UnitCode = WatchedFolder.UnitOf(dropped),
                    Window = WatchedFolder.WindowOf(one.Name) ?? WatchedFolder.WindowOf(Path.GetFileName(dropped)),
                },
                progress: null,
                ct));
        }
        catch (RefusedFile fault)
        {
            return fault.Message;
        }
        catch (Exception bug) when (bug is not (NpgsqlException or TimeoutException or MachineFault or OperationCanceledException))
        {
            log.LogError(bug, "A dropped file failed");
            return $"Chương trình gặp lỗi khi đọc tệp {one.Name}, chưa lưu gì: hãy báo người quản trị.";
        }
    }
}
