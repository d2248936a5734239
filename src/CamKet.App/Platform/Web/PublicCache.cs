using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CamKet.App.Platform;

/// <summary>
/// What a visitor's page says is kept, compressed, for a moment shorter than a second: a thousand visitors cost one rendering, and nobody is
/// told anything older than a second. Each node keeps its own; who is signed in always gets a page of his own.
/// </summary>
internal sealed class PublicCache : IOutputCachePolicy
{
    /// <summary>With the time a page takes to render it stays below a second.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(700);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isPublic = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && IsPublicPage(request.Path) && StringValues.IsNullOrEmpty(request.Headers.Authorization)
            && !request.Cookies.ContainsKey(Accounts.AccountsSlice.SignInCookie);
        context.EnableOutputCaching = isPublic;
        context.AllowCacheLookup = isPublic;
        context.AllowCacheStorage = isPublic;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new StringValues(["Accept-Encoding", "Host"]);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
        return ValueTask.CompletedTask;
    }

    private static bool IsPublicPage(PathString path) =>
        path == "/" || path.StartsWithSegments("/don-vi", StringComparison.Ordinal) || path.Value?.StartsWith("/bang.", StringComparison.Ordinal) == true;
}
