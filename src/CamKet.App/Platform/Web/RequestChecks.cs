using Microsoft.AspNetCore.Antiforgery;

namespace CamKet.App.Platform;

/// <summary>Requests no handler should see. Each is answered 400, whose page says what to do.</summary>
internal static class RequestChecks
{
    /// <summary>No page sends a control character in an address, and the database cannot take the first of them in a text.</summary>
    public static void UseReadableAddress(this WebApplication app) => app.Use((context, next) =>
    {
        if (!Unreadable(context.Request.Path.Value) && !Unreadable(Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")))
        {
            return next(context);
        }

        // The page that says so is reached through here once more.
        context.Request.QueryString = QueryString.Empty;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>
    /// The framework only notes that a form came without its token and leaves it to whoever reads the form; a handler that reads
    /// none would do its work all the same.
    /// </summary>
    public static void UseFormToken(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true })
        {
            var isForeign = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
            if (isForeign || (context.Request.HasFormContentType && HasNull(await context.Request.ReadFormAsync(context.RequestAborted))))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
        }

        await next(context);
    });

    private static bool Unreadable(string? text) => text is not null && text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'));

    private static bool HasNull(IFormCollection form) =>
        form.Any(field => HasNull(field.Key) || field.Value.Any(HasNull)) || form.Files.Any(file => HasNull(file.Name) || HasNull(file.FileName));

    private static bool HasNull(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
