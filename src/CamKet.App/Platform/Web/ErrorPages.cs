using CamKet.App.Platform.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>A slice takes larger uploads at one address than the others do.</summary>
internal sealed record LargerUpload(string Path, long Bytes);

/// <summary>Every failure ends on a designed page: 404, 403, a form too old, a file too large, a bug, the database away.</summary>
internal static class ErrorPages
{
    private const string Path = "/loi";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            // What the page that failed has set up (its address, for one) is set once in a scope.
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(Path, createScopeForStatusCodePages: true);
    }

    /// <summary>
    /// A file that is too large is read to its end before it is refused: a browser that is cut off while sending shows its
    /// own error instead of our page.
    /// </summary>
    public static void UseUploadLimit(this WebApplication app, long bytes)
    {
        var larger = app.Services.GetServices<LargerUpload>().ToDictionary(upload => upload.Path, upload => upload.Bytes, StringComparer.Ordinal);
        app.Use(async (context, next) =>
        {
            var limit = larger.GetValueOrDefault(context.Request.Path.Value ?? "", bytes);
            if (context.Request.ContentLength > limit && !context.Request.Path.Equals(Path, StringComparison.Ordinal))
            {
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            await next(context);
        });
    }

    /// <summary>Any method: what failed may have been a form. Opened by hand it is a page that does not exist.</summary>
    public static void MapErrorPage(this WebApplication app) => app.Map(Path, (HttpContext context) =>
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        // A page that fails while it is rendered has left its own mark, which the framework sets once and not twice.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        return new RazorComponentResult<ErrorPage>();
    }).DisableAntiforgery();

    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // The server is away or refuses: not a bug of ours, and never to be shown as "no data".
        NpgsqlException { InnerException: TimeoutException } => StatusCodes.Status504GatewayTimeout,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => StatusCodes.Status504GatewayTimeout,
        // A connection still open says that it was shut down; a new one, that there is no such database.
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => StatusCodes.Status503ServiceUnavailable,
        PostgresException { IsTransient: false } => StatusCodes.Status500InternalServerError,
        NpgsqlException => StatusCodes.Status503ServiceUnavailable,
        TimeoutException => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
