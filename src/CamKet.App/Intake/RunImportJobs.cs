using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Platform;
using Npgsql;

namespace CamKet.App.Intake;

/// <summary>
/// A node at work on uploads: claims one, fetches its file, reads or accepts it, writes down what came of it. Its sign of
/// life is a moment in the job's row; a job whose node is silent is taken up by the next node that looks.
/// </summary>
internal sealed class RunImportJobs(ImportJobs jobs, EveryProvince provinces, ImportFile import, WorkFolder folder, Database database, TimeProvider time, ILogger<RunImportJobs> log) : BackgroundService
{
    // Two at a time: a small file is not kept waiting by a large one.
    private const int AtOnce = 2;
    private const int MostTries = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Guid node = Guid.NewGuid();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Work(stoppingToken)));
    }

    private async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await Claim(stop) is { } job)
                {
                    await Run(job, folder.NewPath(), stop);
                }
                else
                {
                    await jobs.Wait(Look, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The job keeps its claim until that is stale, and is then tried again.
                log.LogError(fault, "An upload could not be worked on");
                await Task.Delay(Look, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ImportJob?> Claim(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        ImportJob? found = null;
        await EachProvince(async (province, connection) => (found = await ImportJobStore.Claim(connection, province, node, now, now - Silence, ct)) is not null, ct);
        return found;
    }

    private async Task Run(ImportJob job, string path, CancellationToken stop)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var progress = new JobProgress { Last = job.Progress };
        ImportOutcome outcome;
        var alive = Alive(job, progress, halt);
        try
        {
            if (job.Tries > MostTries)
            {
                outcome = new ImportOutcome.Refused($"Tệp {job.What.FileName} chưa được lưu vì máy chủ gặp lỗi {MostTries} lần liền, không phải do tệp: hãy nạp lại sau, và báo người quản trị.");
            }
            else if (job.StopAsked)
            {
                outcome = Stopped(job);
            }
            else
            {
                await Fetch(job, path, halt.Token);
                outcome = await import.Run(job.Request(path), progress, halt.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await InScope(job, connection => ImportJobStore.Release(connection, job, node, CancellationToken.None));
            return;
        }
        catch (OperationCanceledException)
        {
            outcome = Stopped(job);
        }
        catch (Exception bug) when (!MachineFaults.Holds(bug))
        {
            log.LogError(bug, "An import failed");
            outcome = new ImportOutcome.Refused($"Chương trình gặp lỗi khi đọc tệp {job.What.FileName}, chưa lưu gì: hãy báo người quản trị.");
        }
        finally
        {
            File.Delete(path);
            await halt.CancelAsync();
            await alive;
        }

        await Settle(job, outcome);
    }

    private async Task Settle(ImportJob job, ImportOutcome outcome)
    {
        var kind = job.What.Kind ?? ImportText.Summary(outcome)?.Kind ?? (outcome as ImportOutcome.NotMapped)?.Kind;
        // Accepted by a node that died before it could say so: the file is known, and that is acceptance.
        var state = outcome is ImportOutcome.Accepted || (outcome is ImportOutcome.Known && job.State == ImportJobState.Accepting) ? ImportJobState.Accepted : ImportJobState.Waiting;
        await InScope(job, async connection =>
        {
            var own = await ImportJobStore.Settle(connection, job, node, state, kind, outcome, CancellationToken.None);
            if (own && (state == ImportJobState.Accepted || outcome is ImportOutcome.Refused or ImportOutcome.Known))
            {
                await ImportJobStore.EraseFile(connection, job, CancellationToken.None);
            }
        });
    }

    private static ImportOutcome.Refused Stopped(ImportJob job) => new($"Đã dừng việc nạp tệp {job.What.FileName} theo yêu cầu, chưa lưu gì: hãy nạp lại khi cần.");

    /// <summary>Signs of life until the work is done; ends the work when a person asks for it or another node has taken it.</summary>
    private async Task Alive(ImportJob job, JobProgress progress, CancellationTokenSource halt)
    {
        using var timer = new PeriodicTimer(SignOfLife, time);
        try
        {
            while (await timer.WaitForNextTickAsync(halt.Token))
            {
                bool? asked = false;
                try
                {
                    await InScope(job, async connection => asked = await ImportJobStore.Touch(connection, job, node, progress.Last, time.GetUtcNow(), halt.Token));
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogWarning(fault, "An upload's sign of life was lost");
                }

                if (asked != false)
                {
                    await halt.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    private async Task Fetch(ImportJob job, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        await InScope(job, connection => ImportJobStore.Fetch(connection, job, file, ct));
    }

    private async Task InScope(ImportJob job, Func<NpgsqlConnection, Task> work)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(job.ProvinceId));
        await work(transaction.Connection);
        await transaction.Commit();
    }

    /// <summary>Until one says it is enough.</summary>
    private async Task EachProvince(Func<int, NpgsqlConnection, Task<bool>> work, CancellationToken ct)
    {
        foreach (var province in await provinces.All(ct))
        {
            await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
            var enough = await work(province, transaction.Connection);
            await transaction.Commit(ct);
            if (enough)
            {
                return;
            }
        }
    }

    private sealed class JobProgress : IProgress<ImportProgress>
    {
        private volatile Tuple<ImportProgress> last = Tuple.Create(new ImportProgress("", 0));

        public ImportProgress Last
        {
            get => last.Item1;
            set => last = Tuple.Create(value);
        }

        public void Report(ImportProgress value) => Last = value;
    }
}
