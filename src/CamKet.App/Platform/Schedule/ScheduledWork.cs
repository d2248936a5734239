namespace CamKet.App.Platform;

/// <summary>What is done at set times, once among all nodes.</summary>
/// <param name="Name">In the store; never changed.</param>
/// <param name="Every">How far apart; a day or a part of one.</param>
/// <param name="At">How long after midnight UTC the first of a day is due.</param>
/// <param name="Run">Gives what it found wrong in one Vietnamese sentence, null where all is well. Once is not promised to it: a node may die at its end, so twice must do no harm.</param>
internal sealed record ScheduledWork(string Name, TimeSpan Every, TimeSpan At, Func<IServiceProvider, CancellationToken, Task<string?>> Run)
{
    /// <summary>The first moment after <paramref name="now"/>.</summary>
    public DateTimeOffset After(DateTimeOffset now)
    {
        var due = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + At - TimeSpan.FromDays(1);
        return due + (((now - due).Ticks / Every.Ticks) + 1) * Every;
    }
}

internal static class Schedule
{
    public static IServiceCollection AddScheduledWork(this IServiceCollection services, ScheduledWork work) => services.AddSingleton(work);
}
