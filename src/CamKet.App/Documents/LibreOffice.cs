using CamKet.App.Platform;

namespace CamKet.App.Documents;

/// <summary>
/// LibreOffice's conversions: each in a folder and with a profile of its own, ended with all it started when it takes too
/// long or nobody waits for it any more, and no more than two at once, since each takes hundreds of megabytes.
/// </summary>
internal static class LibreOffice
{
    private static readonly SemaphoreSlim Places = new(2);

    /// <param name="limit">Of the conversion itself; waiting for a place does not count.</param>
    /// <returns>Null when it did not end in time; the converted file lies in the folder's "out".</returns>
    public static async Task<CommandResult?> Convert(TemporaryFolder folder, string source, string format, TimeSpan limit, CancellationToken ct)
    {
        await Places.WaitAsync(ct);
        try
        {
            return await OutsideProgram.Run(
                "soffice",
                ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "-env:UserInstallation=" + new Uri(folder.File("profile")).AbsoluteUri, "--convert-to", format, "--outdir", folder.File("out"), source],
                folder.Path, limit, "libreoffice-writer-nogui", ct);
        }
        finally
        {
            Places.Release();
        }
    }
}
