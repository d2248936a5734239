using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Units;

namespace CamKet.App.Intake;

/// <summary>
/// The uploads of all nodes (docs/decisions/0006): handed in here, read and accepted by <see cref="RunImportJobs"/> of
/// whichever node is free.
/// </summary>
internal sealed class ImportJobs(Database database, EveryProvince provinces, FindUnit find, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly SemaphoreSlim news = new(0);

    /// <summary>What waits to be read or decided, over all provinces, newest first.</summary>
    public async Task<IReadOnlyList<ImportJob>> Open(CancellationToken ct) =>
        [.. (await provinces.List((province, connection) => ImportJobStore.Open(connection, province, ct), ct)).OrderByDescending(job => job.Begun)];

    /// <summary>What was handed in together, by name.</summary>
    public Task<IReadOnlyList<ImportJob>> OfBatch(Guid batch, CancellationToken ct) =>
        provinces.List((province, connection) => ImportJobStore.OfBatch(connection, province, batch, ct), ct);

    public async Task<ImportJob?> Find(Guid id, CancellationToken ct) =>
        (await provinces.List(async (province, connection) => await ImportJobStore.Find(connection, province, id, ct) is { } job ? (IReadOnlyList<ImportJob>)[job] : [], ct)).FirstOrDefault();

    /// <exception cref="RefusedFile">There is no unit yet that a file could be of.</exception>
    public async Task<ImportJob> Start(HandedIn what, Guid batch, Stream file, CancellationToken ct)
    {
        var (province, unitNo) = await Place(what, ct);
        var (id, now) = (Guid.NewGuid(), time.GetUtcNow());
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        var bytes = await ImportJobStore.Store(transaction.Connection, province, unitNo, id, file, ct);
        var job = new ImportJob(province, unitNo, id, batch, what, bytes, ImportJobState.Reading, new("Đang chờ đến lượt", 0), StopAsked: false, Tries: 0, Outcome: null, now.UtcDateTime);
        await ImportJobStore.Add(transaction.Connection, job, now, ct);
        await transaction.Commit(ct);
        Tell();
        return job;
    }

    /// <summary>What could not even be opened stands in its batch with the reason, beside the files that could.</summary>
    public async Task Refuse(HandedIn what, Guid batch, string sentence, CancellationToken ct)
    {
        var (province, unitNo) = await Place(what, ct);
        var now = time.GetUtcNow();
        var job = new ImportJob(province, unitNo, Guid.NewGuid(), batch, what, 0, ImportJobState.Waiting, new("", 0), StopAsked: false, Tries: 0, new ImportOutcome.Refused(sentence), now.UtcDateTime);
        await InScope(job, connection => ImportJobStore.Add(connection, job, now, ct), ct);
    }

    private async Task<(int Province, int UnitNo)> Place(HandedIn what, CancellationToken ct)
    {
        var register = await find.Register(ct);
        var unit = register.Units.FirstOrDefault(one => one.Code == what.UnitCode);
        return ((unit ?? register.Units.FirstOrDefault())?.ProvinceId
            ?? throw new RefusedFile("Danh mục chưa có đơn vị nào: hãy nhờ người quản trị nạp danh mục đơn vị trước."), unit?.UnitNo ?? 0);
    }

    /// <summary>The same file again, with what the person has added: its days, its unit, or its columns.</summary>
    public async Task Again(ImportJob job, HandedIn what, CancellationToken ct)
    {
        // What was refused is no longer here.
        if (job.Outcome is not ImportOutcome.Refused)
        {
            await InScope(job, connection => ImportJobStore.Begin(connection, job, ImportJobState.Reading, what, ct), ct);
            Tell();
        }
    }

    /// <summary>Two presses of the button are one acceptance.</summary>
    public async Task Accept(ImportJob job, CancellationToken ct)
    {
        if (job is { State: ImportJobState.Waiting, Outcome: ImportOutcome.Preview })
        {
            await InScope(job, connection => ImportJobStore.Begin(connection, job, ImportJobState.Accepting, job.What, ct), ct);
            Tell();
        }
    }

    /// <summary>Whoever reads it stops within a second and stores nothing; what is stored already stays.</summary>
    public async Task Stop(ImportJob job, CancellationToken ct)
    {
        await InScope(job, connection => ImportJobStore.AskStop(connection, job, ct), ct);
        Tell();
    }

    public Task Discard(ImportJob job, CancellationToken ct) => InScope(job, connection => ImportJobStore.Remove(connection, job, ct), ct);

    /// <summary>Erases what came a day ago and nobody is at, with its file.</summary>
    public async Task Forget(CancellationToken ct)
    {
        foreach (var province in await provinces.All(ct))
        {
            await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
            await ImportJobStore.Forget(transaction.Connection, province, time.GetUtcNow() - Kept, ct);
            await transaction.Commit(ct);
        }
    }

    /// <summary>Until something was handed in on this node, or <paramref name="most"/> has passed: other nodes tell nobody.</summary>
    public Task Wait(TimeSpan most, CancellationToken ct) => news.WaitAsync(most, ct);

    public void Dispose() => news.Dispose();

    private void Tell() => news.Release();

    private async Task InScope(ImportJob job, Func<Npgsql.NpgsqlConnection, Task> work, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(job.ProvinceId), ct);
        await work(transaction.Connection);
        await transaction.Commit(ct);
    }
}
