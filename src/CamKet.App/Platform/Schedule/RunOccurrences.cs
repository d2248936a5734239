namespace CamKet.App.Platform;

/// <summary>
/// A node at work on what is due: it plans the next moment of each work, claims what has come, does it, writes down what came of it. Work
/// whose node has fallen silent is taken up by the next that looks; work that failed three nodes is given up until its next moment.
/// </summary>
internal sealed class RunOccurrences(IEnumerable<ScheduledWork> works, IServiceProvider services, Database database, TimeProvider time, ILogger<RunOccurrences> log)
    : BackgroundService
{
    private const int MostTries = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly Guid node = Guid.NewGuid();
    private readonly Dictionary<string, ScheduledWork> known = works.ToDictionary(work => work.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Plan(stoppingToken);
                while (await Claim(stoppingToken) is { } claimed)
                {
                    await Run(known[claimed.Work], new DateTimeOffset(claimed.Due), claimed.Tries, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "Work at set times could not be done");
            }

            await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Plan(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.Open(ct);
        await OccurrenceStore.Plan(connection, [.. known.Values.Select(work => (work.Name, work.After(now)))], now - Kept, ct);
    }

    private async Task<(string Work, DateTime Due, int Tries)?> Claim(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.Open(ct);
        return await OccurrenceStore.Claim(connection, [.. known.Keys], node, now, now + Lease, ct);
    }

    private async Task Run(ScheduledWork work, DateTimeOffset due, int tries, CancellationToken stop)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var alive = Alive(work, due, halt);
        string? fault;
        try
        {
            fault = tries > MostTries ? $"Việc định kỳ {work.Name} gặp lỗi {MostTries} lần liền: hãy xem nhật ký của các máy web." : await work.Run(services, halt.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await using var leaving = await database.Open(CancellationToken.None);
            await OccurrenceStore.Release(leaving, work.Name, due, node, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            return; // Another node has it.
        }
        finally
        {
            await halt.CancelAsync();
            await alive;
        }

        if (fault is not null)
        {
            log.LogError("{Fault}", fault);
        }

        await using var connection = await database.Open(CancellationToken.None);
        await OccurrenceStore.End(connection, work.Name, due, node, time.GetUtcNow(), fault, CancellationToken.None);
    }

    /// <summary>Keeps the claim until the work is done; ends the work where another node has taken it.</summary>
    private async Task Alive(ScheduledWork work, DateTimeOffset due, CancellationTokenSource halt)
    {
        using var timer = new PeriodicTimer(Renewed, time);
        try
        {
            while (await timer.WaitForNextTickAsync(halt.Token))
            {
                try
                {
                    await using var connection = await database.Open(halt.Token);
                    if (!await OccurrenceStore.Renew(connection, work.Name, due, node, time.GetUtcNow() + Lease, halt.Token))
                    {
                        await halt.CancelAsync();
                    }
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // The next may come through: whether the claim was lost meanwhile, it will be told.
                    log.LogWarning(fault, "A claim could not be renewed");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
