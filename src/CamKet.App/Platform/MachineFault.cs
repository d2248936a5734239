namespace CamKet.App.Platform;

/// <summary>
/// The machine, not the user, is in the way: no disk, no server, another program on the same data. The message is one
/// Vietnamese sentence saying what to do; the program prints it on stderr and ends with exit code 2.
/// </summary>
public class MachineFault(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>Another program of ours holds the data folder.</summary>
public sealed class DataInUse(string sentence) : MachineFault(sentence);
