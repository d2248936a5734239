using CamKet.App.Platform;
using Npgsql;

namespace CamKet.App.Extracts;

/// <summary>What may go wrong with an import and go well when it is tried again.</summary>
internal static class MachineFaults
{
    /// <summary>Values and keys the server refuses (classes 22, 23, 54) it refuses every time: the program let them through.</summary>
    public static bool Holds(Exception fault) => fault is PostgresException told
        ? told.SqlState[..2] is not ("22" or "23" or "54")
        : fault is NpgsqlException or IOException or TimeoutException or MachineFault or UnauthorizedAccessException;
}
