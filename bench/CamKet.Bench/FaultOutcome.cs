namespace CamKet.Bench;

internal enum Fault
{
    ProgramKilled,
    ServerKilled,
    ConnectionCut,
    FileReplaced,
    TwoAtOnce,
    DiskFull,
}

/// <param name="After">When in the import it happened.</param>
/// <param name="Took">All of it: the copy of the store, the import, the repair and the comparison.</param>
/// <param name="Stored">The import was whole; false: it left no trace.</param>
/// <param name="Broken">What is neither; null where all is well.</param>
/// <param name="Code">The exit code of the import: that of a program that was killed, gave up with a sentence, or ended well.</param>
/// <param name="Says">What the import said.</param>
internal sealed record FaultOutcome(Fault Fault, TimeSpan After, TimeSpan Took, bool Stored, string? Broken, int Code, string Says);
