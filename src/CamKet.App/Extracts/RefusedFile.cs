using CamKet.App.Intake;

namespace CamKet.App.Extracts;

/// <summary>
/// A fault of the file as a whole, found however deep in its reading. It never leaves the slice: <see cref="ImportFile"/>
/// turns it into <see cref="ImportOutcome.Refused"/>.
/// </summary>
internal sealed class RefusedFile(string sentence) : Exception(sentence);
