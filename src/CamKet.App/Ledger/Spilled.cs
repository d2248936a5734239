namespace CamKet.App.Ledger;

/// <summary>Rows of a binary COPY kept in a file until the database is to have them; they hold numbers and names of procedures, no person's.</summary>
internal static class Spilled
{
    /// <summary>What a binary COPY begins with.</summary>
    public static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xff, .. "\r\n"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What it ends with.</summary>
    public static readonly byte[] End = [0xff, 0xff];

    /// <summary>A file that is gone with its handle, in the folder the next start sweeps.</summary>
    public static FileStream File() =>
        new(Platform.WorkFolder.NewSpoolPath(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
