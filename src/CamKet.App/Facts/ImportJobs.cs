using System.Collections.Concurrent;
using CamKet.App.Platform;
using Npgsql;

namespace CamKet.App.Facts;

internal enum ImportJobState
{
    Reading,
    Waiting,
    Accepting,
    Accepted,
}

/// <summary>An uploaded file on its way. It can be left and found again; the file itself goes when it is decided.</summary>
internal sealed record ImportJob(Guid Id, ImportRequest Request, ImportJobState State, ImportProgress Progress, ImportOutcome? Outcome, DateTimeOffset Begun)
{
    public bool IsBusy => State is ImportJobState.Reading or ImportJobState.Accepting;
}

/// <summary>
/// The uploads of this node. They live in its memory and their files in its temporary folder: a restart forgets what was
/// not accepted, and nothing of it was stored.
/// </summary>
internal sealed class ImportJobs : IDisposable
{
    private readonly ImportFile import;
    private readonly TimeProvider time;
    private readonly ILogger<ImportJobs> log;
    private readonly ITimer sweep;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();
    private readonly CancellationTokenSource stop = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("camket-nap-");

    public ImportJobs(ImportFile import, TimeProvider time, ILogger<ImportJobs> log)
    {
        (this.import, this.time, this.log) = (import, time, log);
        sweep = time.CreateTimer(_ => Forget(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
    }

    public IReadOnlyList<ImportJob> Open => [.. jobs.Values.Where(job => job.State != ImportJobState.Accepted).OrderByDescending(job => job.Begun)];

    public ImportJob? Find(Guid id) => jobs.GetValueOrDefault(id);

    public string NewPath() => Path.Combine(folder.FullName, Path.GetRandomFileName());

    public ImportJob Start(ImportRequest request)
    {
        Forget();
        var job = new ImportJob(Guid.NewGuid(), request with { DryRun = true }, ImportJobState.Reading, new("Đang mở tệp", 0), null, time.GetUtcNow());
        jobs[job.Id] = job;
        Run(job);
        return job;
    }

    /// <summary>The same file again, with what the person has added: its days, or its columns.</summary>
    public void Again(ImportJob job, ImportRequest request)
    {
        // What was refused is no longer here.
        if (job.Outcome is not ImportOutcome.Refused)
        {
            Rerun(job, request);
        }
    }

    private void Rerun(ImportJob job, ImportRequest request) => Run(Put(job with { Request = request with { DryRun = true }, State = ImportJobState.Reading, Outcome = null }));

    public void Accept(ImportJob job)
    {
        var accepting = job with { State = ImportJobState.Accepting };
        // Two presses of the button are one acceptance.
        if (job.State == ImportJobState.Waiting && job.Outcome is ImportOutcome.Preview && jobs.TryUpdate(job.Id, accepting, job))
        {
            Run(accepting);
        }
    }

    public void Discard(ImportJob job)
    {
        if (!job.IsBusy && jobs.TryRemove(job.Id, out _))
        {
            File.Delete(job.Request.Path);
        }
    }

    public void Dispose()
    {
        sweep.Dispose();
        stop.Cancel();
        stop.Dispose();
        folder.Delete(recursive: true);
    }

    private ImportJob Put(ImportJob job) => jobs[job.Id] = job;

    private void Run(ImportJob job) => _ = Task.Run(async () =>
    {
        var progress = new Told(told => jobs.AddOrUpdate(job.Id, job with { Progress = told }, (_, now) => now with { Progress = told }));
        var outcome = await Outcome(job, progress);
        var state = outcome is ImportOutcome.Accepted or ImportOutcome.Known && job.State == ImportJobState.Accepting ? ImportJobState.Accepted : ImportJobState.Waiting;
        Put(job with { State = state, Outcome = outcome });
        if (state == ImportJobState.Accepted || outcome is ImportOutcome.Refused)
        {
            File.Delete(job.Request.Path);
        }
    });

    private async Task<ImportOutcome> Outcome(ImportJob job, IProgress<ImportProgress> progress)
    {
        try
        {
            return await import.Run(job.Request with { DryRun = job.State != ImportJobState.Accepting }, progress, stop.Token);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or MachineFault or TimeoutException)
        {
            log.LogError(fault, "An import broke off");
            return new ImportOutcome.Refused($"Tệp {job.Request.FileName} chưa được lưu vì máy chủ gặp lỗi, không phải do tệp: hãy thử lại sau một phút.");
        }
        catch (OperationCanceledException)
        {
            return new ImportOutcome.Refused($"Việc nạp tệp {job.Request.FileName} bị dừng, chưa lưu gì: hãy nạp lại.");
        }
        catch (Exception bug)
        {
            log.LogError(bug, "An import failed");
            return new ImportOutcome.Refused($"Chương trình gặp lỗi khi đọc tệp {job.Request.FileName}, chưa lưu gì: hãy báo người quản trị.");
        }
    }

    private void Forget()
    {
        foreach (var old in jobs.Values.Where(job => !job.IsBusy && time.GetUtcNow() - job.Begun > Kept))
        {
            Discard(old);
        }
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
