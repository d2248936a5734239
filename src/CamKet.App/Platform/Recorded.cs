namespace CamKet.App.Platform;

/// <summary>
/// What a person records is never overwritten: a row holds from the moment it was recorded until ended_at, when another followed it or it was
/// withdrawn. Recording takes no batch and waits for no import.
/// </summary>
internal static class Recorded
{
    /// <summary>
    /// The condition of rows that hold at the moment of the parameter knownAt, or now where that is null.
    /// </summary>
    /// <param name="since">The column of the moment it was recorded.</param>
    /// <param name="table">The name the table has in the statement.</param>
    public static string HeldAt(string since, string table) =>
        $"(@knownAt::timestamptz is null and {table}.ended_at is null or {table}.{since} <= @knownAt and ({table}.ended_at is null or {table}.ended_at > @knownAt))";

    /// <summary>The latest moment a row may have been recorded at to be known, for rows that are only followed, never ended.</summary>
    public static string KnownBy(string since, string table) => $"(@knownAt::timestamptz is null or {table}.{since} <= @knownAt)";
}
