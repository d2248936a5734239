namespace CamKet.Forms;

/// <summary>
/// What a figure of a form is made of: what counters take, less what others take of the same dossiers. Of counters that take dossiers whole, whole
/// dossiers are left out; of one that adds something up of them, what the others add up.
/// </summary>
/// <param name="Counters">Codes of counters; the figure is their sum. None of their dossiers is taken twice.</param>
/// <param name="Less">Codes of counters; mostly none.</param>
public sealed record MadeOf(IReadOnlyList<string> Counters, IReadOnlyList<string> Less);
