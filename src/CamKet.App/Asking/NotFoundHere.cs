namespace CamKet.App.Asking;

/// <summary>
/// A page that says itself what is not there: its own words with status 404. The status is set when the answer begins, since
/// a 404 set while rendering makes the framework drop the page for the general one.
/// </summary>
internal static class NotFoundHere
{
    public static void Say(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
