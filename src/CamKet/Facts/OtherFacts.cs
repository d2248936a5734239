namespace CamKet.Facts;

public enum RegisterDirection
{
    Outgoing,
    Incoming,
}

/// <summary>A line of the document register (sổ văn bản đi, đến; Decree 30/2020, annex VI), from the extract of the document system.</summary>
/// <param name="Day">Outgoing: date issued. Incoming: date of arrival.</param>
/// <param name="SignedDigitally">Signed digitally by the agency or a person.</param>
/// <param name="SignedByLeader">Signed digitally by the leader.</param>
/// <param name="ProcessedElectronically">Incoming: processed on the system. Outgoing: exchanged wholly electronically.</param>
public sealed record RegisterDocument(
    RegisterDirection Direction,
    string Number,
    DateOnly Day,
    string? Subject,
    bool SignedDigitally,
    bool SignedByLeader,
    bool ProcessedElectronically);

public enum Certainty
{
    Actual,
    Estimated,
    Provisional,
}

/// <summary>A budget line as of a day: đồng of the estimate or plan, and đồng carried out so far in the year.</summary>
/// <param name="Line">Code in the catalog: revenue-total, revenue-without-land, revenue-share, revenue-share-local, disbursement.</param>
public sealed record BudgetEntry(string Line, DateOnly AsOf, decimal Estimate, decimal Actual, Certainty Certainty);

/// <summary>Something the unit did on a day: a conference, a dialogue, an initiative, an outreach day.</summary>
/// <param name="Kind">Code in the catalog.</param>
public sealed record Activity(string Kind, DateOnly Day, int Count, string? Title, string? EvidenceNumber)
{
    /// <summary>Among activities of one kind, day and title: the first, the second … in the order of their file.</summary>
    public int Ordinal { get; init; } = 1;
}

/// <summary>A survey wave's raw counts; never only a percentage. n1 = rất không hài lòng … n5 = rất hài lòng.</summary>
/// <param name="Group">"all", "land", "construction", "investment".</param>
public sealed record SurveyCount(string Instrument, string Channel, string Group, DateOnly From, DateOnly To, int N1, int N2, int N3, int N4, int N5, int Missing);
