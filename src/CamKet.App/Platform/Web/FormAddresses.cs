using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace CamKet.App.Platform;

/// <summary>
/// An address that only takes a form, opened as a page (its answer reloaded, its address copied), leads back to the page the form
/// stands on where that lies above it in the address. Where it does not, as with the forms of an item, to whatever page lies above,
/// or it stays refused.
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
                && PageAbove(context.Request.Path, pages.Value) is { } page)
            {
                context.Response.Redirect(page);
            }
        });
    }

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true
        && !endpoint.RoutePattern.PathSegments.Any(s => s.Parts.Any(p => p is RoutePatternParameterPart { IsCatchAll: true }));

    private static string? PageAbove(PathString path, IReadOnlyList<TemplateMatcher> pages)
    {
        for (var above = Parent(path.Value ?? ""); above.Length > 1; above = Parent(above))
        {
            if (pages.Any(p => p.TryMatch(above, [])))
            {
                // Under the program's own root: two slashes at the front would name another site.
                return above.StartsWith("//", StringComparison.Ordinal) ? null : new PathString(above).ToUriComponent();
            }
        }

        return null;
    }

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
