using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>Rows of a binary COPY kept in a file until the database is to have them; they hold numbers and names of procedures, no person's.</summary>
internal static class Spilled
{
    private static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xff, .. "\r\n"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly byte[] End = [0xff, 0xff];

    /// <summary>A file that is gone with its handle, in the folder the next start sweeps.</summary>
    public static FileStream File() =>
        new(Platform.WorkFolder.NewSpoolPath(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    /// <summary>A whole COPY: what was written to the file so far, if anything, and the rest.</summary>
    /// <param name="rest">Writes the rows still held.</param>
    public static async Task CopyTo(Stream copy, FileStream? file, Action<Stream> rest, CancellationToken ct)
    {
        await copy.WriteAsync(Head, CancellationToken.None);
        if (file is not null)
        {
            file.Position = 0;
            var block = new byte[1 << 16];
            for (int read; (read = await file.ReadAsync(block, ct)) > 0;)
            {
                await copy.WriteAsync(block.AsMemory(0, read), CancellationToken.None);
            }
        }

        rest(copy);
        await copy.WriteAsync(End, CancellationToken.None);
    }

    /// <summary>The same into the database. Stopped between two writes and never within one, which would leave the connection in the middle of a message.</summary>
    public static async Task CopyInto(NpgsqlConnection connection, string copyFrom, Func<Stream, CancellationToken, Task> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(copyFrom, ct);
        try
        {
            await rows(copy, ct);
        }
        catch (OperationCanceledException)
        {
            await copy.CancelAsync();
            throw;
        }
    }
}
