using CamKet.Facts;
using CamKet.Measures;

namespace CamKet.App.Ledger;

/// <summary>
/// The pure counters of <c>CamKet.Measures.DossierCounters</c> once more, as SQL over the table <c>dossier d</c> and a frame
/// <c>f(from_day, edge, as_of)</c>. A property test on real PostgreSQL holds the two equal, code by code.
/// </summary>
internal static class DossierSql
{
    private const string EndedOn = "case when d.status = 7 then coalesce(d.ended, d.received::date) when d.status in (3, 8) then d.ended end";

    private static readonly string Outcome = $"""
        case when d.due_lawful is null then {N(DossierState.ResolvedOnTime)}
             when d.by_minute then case when date_trunc('minute', d.finished) < date_trunc('minute', d.due_lawful) then {N(DossierState.ResolvedEarly)}
                                        when date_trunc('minute', d.finished) = date_trunc('minute', d.due_lawful) then {N(DossierState.ResolvedOnTime)}
                                        else {N(DossierState.ResolvedLate)} end
             when d.finished::date < d.due_lawful::date then {N(DossierState.ResolvedEarly)}
             when d.finished::date = d.due_lawful::date then {N(DossierState.ResolvedOnTime)}
             else {N(DossierState.ResolvedLate)} end
        """;

    /// <summary>The columns of a dossier that counting asks for.</summary>
    public const string Asked =
        "province_id, unit_no, procedure_code, procedure_name, channel, level, status, received, due_lawful, by_minute, finished, ended, "
        + "paused_from, paused_to, supplements, apology_days, payments, payments_online, fee_bearing, input_digitised, result_digitised, interlinked, "
        + "interlinked_electronic, result_by_post, out_day, span, letter_span";

    /// <summary>What dossiers are told apart by, of <c>dossier d</c>, null where they say nothing: the same for whoever counts them and whoever lists them.</summary>
    public const string Field = "nullif(d.field, '')";

    public const string Section = "nullif(trim(d.section), '')";

    public const string Officer = "nullif(trim(d.officer), '')";

    public const string Procedure = $"nullif({DossierCondition.Procedure}, '')";

    /// <summary>Which dossiers each counter takes, by its code.</summary>
    public static IReadOnlyDictionary<string, DossierCondition> Conditions { get; } = new Dictionary<string, DossierCondition>(StringComparer.Ordinal)
    {
        ["received"] = new(["came"]),
        ["received-online"] = new(["came", "d.channel = 2"]),
        ["received-direct"] = new(["came", "d.channel = 1"]),
        ["received-postal"] = new(["came", "d.channel = 3"]),
        ["received-full"] = new(["came", "d.level = 2"]),
        ["received-full-online"] = new(["came", "d.channel = 2", "d.level = 2"]),
        ["carried-over"] = new(["carried"]),
        ["resolved-early"] = new(["done", $"at_edge = {N(DossierState.ResolvedEarly)}"]),
        ["resolved-on-time"] = new(["done", $"at_edge = {N(DossierState.ResolvedOnTime)}"]),
        ["resolved-late"] = new(["late"]),
        ["resolved-undated"] = new(["done", "d.due_lawful is null"]),
        ["open-in-time"] = new([$"at_edge = {N(DossierState.OpenInTime)}"]),
        ["open-overdue"] = new(["overdue"]),
        ["open-paused"] = new([$"at_edge = {N(DossierState.Paused)}"]),
        ["open-undated"] = new(["at_edge in (1, 2, 3)", "d.due_lawful is null"]),
        ["withdrawn"] = new(["closed", $"at_edge = {N(DossierState.Withdrawn)}"]),
        ["rejected"] = new(["closed", $"at_edge = {N(DossierState.Rejected)}"]),
        ["stopped"] = new(["closed", $"at_edge = {N(DossierState.Stopped)}"]),
        ["cohort-punctual"] = new(["came", "at_as_of in (4, 5)"]),
        ["cohort-late"] = new(["came", $"at_as_of = {N(DossierState.ResolvedLate)}"]),
        ["cohort-overdue"] = new(["came", $"at_as_of = {N(DossierState.OpenOverdue)}"]),
        ["cohort-pending"] = new(["came", "at_as_of in (1, 3)"]),
        ["cohort-ended"] = new(["came", "at_as_of in (7, 8, 9)"]),
        ["interlinked"] = new(["came", "d.interlinked"]),
        ["interlinked-electronic"] = new(["came", "d.interlinked", "d.interlinked_electronic"]),
        ["input-digitised"] = new(["came", "d.input_digitised"]),
        ["result-digitised"] = new(["done", "d.result_digitised"]),
        ["result-by-post"] = new(["done", "d.result_by_post"]),
        ["payments"] = new(["came"], Sum: "d.payments"),
        ["payments-online"] = new(["came"], Sum: "d.payments_online"),
        ["supplemented-twice"] = new(["came", "d.supplements > 1"]),
        ["late-apologised"] = new(["late", "letters > 0"]),
        ["late-unapologised"] = new(["late", "letters = 0"]),
        ["late-apologised-in-time"] = new(["late", "letter_in_time"]),
        ["late-apologised-twice"] = new(["late", "letters > 1"]),
        ["overdue-apologised"] = new(["overdue", "letters > 0"]),
        ["overdue-unapologised"] = new(["overdue", "letters = 0"]),
        ["overdue-apologised-in-time"] = new(["overdue", "letter_in_time"]),
        ["overdue-apologised-twice"] = new(["overdue", "letters > 1"]),
        ["procedures"] = new(["(came or carried)"], Different: true),
        ["fee-procedures"] = new(["came", "d.fee_bearing"], Different: true),
        ["fee-procedures-online"] = new(["came", "d.fee_bearing", "d.payments_online > 0"], Different: true),
    };

    /// <summary>The counters by code; each is an aggregate over one unit's dossiers in one frame.</summary>
    public static IReadOnlyDictionary<string, string> Counters { get; } = Conditions.ToDictionary(c => c.Key, c => c.Value.Aggregate, StringComparer.Ordinal);

    /// <summary>
    /// What the counters ask about a dossier, beside its columns. "offset 0" keeps PostgreSQL from writing each answer out
    /// again in every counter that uses it: once a dossier, not forty times.
    /// </summary>
    public static string Facts { get; } = $"""
        cross join lateral (select {States("f", DaysSql.OfAny)} offset 0) s
        cross join lateral (select {Happened("s", "f", DaysSql.OfAny)} offset 0) x
        """;

    /// <summary>How a dossier stands at the edge, at the as-of day and before the first day.</summary>
    /// <param name="frame">What the frame is called.</param>
    public static string States(string frame, DaysSql days) => $"""
        {State($"{frame}.edge", days)} as at_edge, {State($"{frame}.as_of", days)} as at_as_of, {State($"{frame}.from_day - 1", days)} in (1, 2, 3) as carried
        """;

    /// <summary>What happened to a dossier in the frame.</summary>
    /// <param name="states">What holds the <see cref="States"/>.</param>
    public static string Happened(string states, string frame, DaysSql days)
    {
        var told = $"case when {states}.at_edge in (1, 2, 3) then {frame}.edge else {frame}.as_of end";
        return $"""
            {states}.at_edge <> 0 and d.received::date between {frame}.from_day and {frame}.edge as came,
            {states}.at_edge in (4, 5, 6) and d.finished::date between {frame}.from_day and {frame}.edge as done,
            {states}.at_edge in (7, 8, 9) and {EndedOn} between {frame}.from_day and {frame}.edge as closed,
            {states}.at_edge = 6 and d.finished::date between {frame}.from_day and {frame}.edge as late,
            {states}.at_edge = 2 as overdue,
            case when coalesce(cardinality(d.apology_days), 0) = 0 then 0 else {days.LettersUntil(told)} end as letters,
            cardinality(d.apology_days) > 0 and {days.LetterBeforeDue(told)} as letter_in_time
            """;
    }

    /// <summary>The state at the end of a day, as <c>DossierStates.At</c> has it.</summary>
    public static string State(string day) => State(day, DaysSql.OfAny);

    private static string State(string day, DaysSql days) => $"""
        case when d.received is null or d.status = 1 or (d.status = 3 and d.ended is null) or d.received::date > {day} then {N(DossierState.NotReceived)}
             when {EndedOn} <= {day} then case d.status when 7 then {N(DossierState.Withdrawn)} when 3 then {N(DossierState.Rejected)} else {N(DossierState.Stopped)} end
             when {EndedOn} is null and d.finished::date <= {day} then {Outcome}
             when coalesce(cardinality(d.paused_from), 0) = 0 and (d.status in (5, 6) or (d.status = 8 and d.ended is null)) then {N(DossierState.Paused)}
             when coalesce(cardinality(d.paused_from), 0) > 0 and {days.PausedOn(day)} then {N(DossierState.Paused)}
             when d.due_lawful::date < {day} or (d.by_minute and d.due_lawful::date = {day}) then {N(DossierState.OpenOverdue)}
             else {N(DossierState.OpenInTime)} end
        """;

    /// <summary>Taken by one of the counters or another.</summary>
    public static string Any(IEnumerable<CounterName> counters) => $"({string.Join(" or ", counters.Select(counter => $"({Conditions[counter.Code].Holds})"))})";

    private static int N(DossierState state) => (int)state;
}

/// <param name="Parts">What holds of a dossier that is counted, each part by itself.</param>
/// <param name="Sum">What of it is added up; null where the dossier itself is counted.</param>
/// <param name="Different">Not dossiers but their different procedures are counted.</param>
internal sealed record DossierCondition(IReadOnlyList<string> Parts, string? Sum = null, bool Different = false)
{
    // One collation for code and name: what is told apart here is told apart in the pure counters too.
    public const string Procedure = "coalesce(d.procedure_code, d.procedure_name) collate \"C\"";

    /// <summary>All parts together, as SQL.</summary>
    public string Holds { get; } = string.Join(" and ", Parts);

    /// <summary>It takes some of the dossiers the other takes: all that holds of those holds of its own, and more.</summary>
    public bool IsPartOf(DossierCondition other) => Parts.Count > other.Parts.Count && other.Parts.All(Parts.Contains);

    /// <summary>It takes the very dossiers the other takes, whatever is counted of them.</summary>
    public bool IsOfSame(DossierCondition other) => Parts.Count == other.Parts.Count && other.Parts.All(Parts.Contains);

    public string Aggregate => Different ? $"count(distinct {Procedure}) filter (where {Holds})"
        : Sum is null ? $"count(*) filter (where {Holds})"
        : $"coalesce(sum({Sum}) filter (where {Holds}), 0)";
}

/// <summary>How the days of a dossier's pauses and of its letters, arrays of <c>dossier d</c>, are asked.</summary>
/// <param name="PausedOn">Of a day: whether a pause that began on or before the lawful date holds on it.</param>
/// <param name="LettersUntil">Of a day: how many letters were written up to it.</param>
/// <param name="LetterBeforeDue">Of a day: whether one of those came before the lawful date; not where there is none.</param>
internal sealed record DaysSql(Func<string, string> PausedOn, Func<string, string> LettersUntil, Func<string, string> LetterBeforeDue)
{
    /// <summary>Of arrays in any order, as extracts say them.</summary>
    public static DaysSql OfAny { get; } = new(
        day => $"exists (select 1 from unnest(d.paused_from, d.paused_to) p(a, b) where p.a <= {day} and (p.b is null or p.b > {day}) and (d.due_lawful is null or p.a <= d.due_lawful::date))",
        day => $"(select count(*) from unnest(d.apology_days) a where a <= {day})",
        day => $"exists (select 1 from unnest(d.apology_days) a where a <= {day} and a < d.due_lawful::date)");
}
