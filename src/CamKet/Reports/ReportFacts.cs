using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>What the store holds of one kind of facts in a report's window.</summary>
/// <param name="Kind">dossiers, documents, budget, activities, surveys.</param>
/// <param name="Window">The window counted: the report's, or for budget the part of it in the budget's year.</param>
/// <param name="Counters">By counter code, an absent one is 0; null when accepted extracts do not cover the whole window.</param>
/// <param name="DataUntil">The newest day covered; null when there is none.</param>
/// <param name="Certainty">How sure all of it is; <paramref name="Uncertain"/> says it counter by counter where lines differ.</param>
/// <param name="Sources">The accepted extracts of the kind that touch the window.</param>
/// <param name="Evidence">Documents the facts themselves name (the report of a conference), by counter.</param>
public sealed record WindowFacts(
    string Kind,
    Window Window,
    IReadOnlyDictionary<string, decimal>? Counters,
    DateOnly? DataUntil,
    Certainty Certainty,
    IReadOnlyList<SourceExtract> Sources,
    IReadOnlyList<FactEvidence> Evidence,
    IReadOnlyDictionary<string, Certainty>? Uncertain = null)
{
    /// <summary>Of a figure made of these counters: as sure as the least sure of them.</summary>
    public Certainty CertaintyOf(IEnumerable<string> counters) => Uncertain is null
        ? Certainty
        : counters.Select(c => Uncertain.TryGetValue(c, out var certainty) ? certainty : Certainty).Append(Certainty).Max();

    /// <summary>The extracts a figure made of these counters came from: a register of incoming documents proves nothing of outgoing ones.</summary>
    public IEnumerable<SourceExtract> SourcesOf(IReadOnlyCollection<string> counters) =>
        Sources.Where(s => s.Holds is not { } held || counters.Any(c => c.StartsWith(held, StringComparison.Ordinal)));

    /// <summary>No extract at all: not a gap in the data but a thing never handed in.</summary>
    public static WindowFacts None(string kind, Window window) => new(kind, window, null, null, Certainty.Actual, [], []);
}

/// <param name="Holds">How the counters it can feed begin ("outgoing", "incoming"); null when it may hold all of its kind.</param>
public sealed record SourceExtract(long Id, string System, DateOnly CutOff, string? Holds = null);

public sealed record FactEvidence(string Counter, DateOnly Day, string Text);

/// <summary>All that is known of a unit in a window.</summary>
public sealed record ReportFacts(Window Window, IReadOnlyList<WindowFacts> Kinds)
{
    /// <summary>The answers to the catalog's measures in the window, by their codes: they decide which of them are known.</summary>
    public IReadOnlyDictionary<string, FigureAnswer> Answers { get; init; } = new Dictionary<string, FigureAnswer>(StringComparer.Ordinal);

    /// <summary>The first answer among these measures that is missing; null where all that were asked for are known.</summary>
    public FigureAnswer? Unknown(IEnumerable<string> measures) => measures.Select(m => Answers.GetValueOrDefault(m)).FirstOrDefault(a => a is { Values: null });

    /// <summary>The newest day within the window that any extract reaches; null when there is none.</summary>
    public DateOnly? DataUntil => Kinds.Where(k => k.Sources.Count > 0).Max(k => k.DataUntil) is var newest && newest > Window.To ? Window.To : newest;

    public WindowFacts Of(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind) ?? WindowFacts.None(kind, Window);
}
