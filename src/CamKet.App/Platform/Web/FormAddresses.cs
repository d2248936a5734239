using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace CamKet.App.Platform;

/// <summary>
/// An address that only takes a form, opened as a page (its answer reloaded, its address copied), leads back to the page the form
/// stands on: the nearest one above it in the address, with what the address asks of it. A form whose page lies elsewhere says so
/// itself, as those of an item do.
/// </summary>
internal static class FormAddresses
{
    public static void UseFormAddresses(this WebApplication app)
    {
        var pages = new Lazy<IReadOnlyList<TemplateMatcher>>(() => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(IsPage)
            .Select(e => new TemplateMatcher(new RouteTemplate(e.RoutePattern), []))]);
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }
                && HttpMethods.IsGet(context.Request.Method)
                && PageAbove(context.Request.Path.Value ?? "", pages.Value) is { } page)
            {
                context.Response.Redirect(page + context.Request.QueryString);
            }
        });
    }

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true
        && !endpoint.RoutePattern.PathSegments.Any(s => s.Parts.Any(p => p is RoutePatternParameterPart { IsCatchAll: true }));

    /// <summary>Above all lies the first page. None for two slashes at the front: they would name another site.</summary>
    private static string? PageAbove(string path, IReadOnlyList<TemplateMatcher> pages)
    {
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var above = Parent(path);
        while (above.Length > 1 && !pages.Any(p => p.TryMatch(above, [])))
        {
            above = Parent(above);
        }

        return new PathString(above.Length > 1 ? above : "/").ToUriComponent();
    }

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
