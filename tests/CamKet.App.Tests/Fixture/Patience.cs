using Shouldly;

namespace CamKet.App.Tests.Fixture;

/// <summary>Waiting for what must come. A test judges what came, never how long it took.</summary>
internal static class Patience
{
    /// <summary>What has not come by then hangs: far beyond what the busiest machine takes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    public static async Task Until(Func<Task<bool>> isSo)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !await isSo();)
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(Limit, "it does not come");
            await Task.Delay(50);
        }
    }
}
