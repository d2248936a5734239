using System.Globalization;
using CamKet.App.Asking;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Provenance;

/// <summary>Which figure a page opens: a measure of the catalog, or counters a report adds up; in which window; and which of its rows.</summary>
/// <param name="AsOf">The day up to which the outcome of what came in the window is taken.</param>
/// <param name="KnownAt">The moment (Vietnam) as of which facts are known; null: now.</param>
public sealed record FigureQuery(
    string Slug, string? Measure, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator,
    DateOnly? From, DateOnly? To, DateOnly? AsOf, DateTime? KnownAt, string? Counter, FigureRowFilter Filter, int Page)
{
    /// <summary>Where the tables stand whose figures open.</summary>
    public const string Drills = "/khai-thac", Forms = "/bieu-mau/";

    /// <summary>Counters whose part of the same dossiers the figure leaves out; mostly none.</summary>
    public IReadOnlyList<string> Less { get; init; } = [];

    /// <summary>The column of a form that is opened, "06a.4": it says what the figure is there.</summary>
    public string? FormColumn { get; init; }

    /// <summary>The table the figure was opened from: an address of ours.</summary>
    public string? Table { get; init; }

    /// <summary>What stands where a moment belongs and is none.</summary>
    public string? Unreadable { get; init; }

    public static FigureQuery Read(string slug, string? measure, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string key) => query[key].ToString().Trim() is { Length: > 0 and <= 200 } text ? text : null;
        DateOnly? Day(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1990 and < 2200 ? day : null;
        int? Number(string key, int most) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
        IReadOnlyList<string> Codes(string key) => [.. query[key].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Where(c => CounterNames.Find(c) is not null).Distinct(StringComparer.Ordinal).Take(40)];
        var (from, to) = (Day("tu"), Day("den"));
        return new FigureQuery(
            slug, measure, Codes("tu-so"), Codes("mau-so"), from, to < from ? null : to, Day("ket-qua-den"), VietnamMoment.Read(Text("biet")), Text("bo-dem"),
            new FigureRowFilter(Text("linh-vuc"), Text("bo-phan"), Text("thu-tuc"), Text("can-bo"), Number("kenh", 3), Number("tinh-trang", 9), Text("tim")),
            Math.Clamp(Number("trang", 1_000_000) ?? 1, 1, 1_000_000))
        {
            Less = Codes("tru"),
            FormColumn = Text("cot"),
            Table = query["bang"].ToString() is { Length: < 400 } table && IsTable(table) ? table : null,
            Unreadable = Text("biet") is { } typed && VietnamMoment.Read(typed) is null ? typed : null,
        };
    }

    private static bool IsTable(string address) =>
        (address == Drills || address.StartsWith(Drills + "?", StringComparison.Ordinal) || address.StartsWith(Forms, StringComparison.Ordinal)) && !address.Contains("//", StringComparison.Ordinal);

    /// <summary>The address of a measure's figure.</summary>
    public static string Of(string slug, string measure, Window window, DateOnly? asOf = null, DateTime? knownAt = null) =>
        new FigureQuery(slug, measure, [], [], window.From, window.To, asOf > window.To ? asOf : null, knownAt, null, FigureRowFilter.None, 1).Address();

    /// <summary>The address of a figure a report adds up from counters.</summary>
    public static string Of(string slug, IReadOnlyList<string> numerator, IReadOnlyList<string> denominator, Window window, DateTime? knownAt = null) =>
        new FigureQuery(slug, null, numerator, denominator, window.From, window.To, null, knownAt, null, FigureRowFilter.None, 1).Address();

    /// <summary>Counters of facts open; what a report counts of promises ("13 nội dung") has no rows but the promises.</summary>
    public static bool Opens(IReadOnlyList<string> numerator, IReadOnlyList<string> denominator) =>
        numerator.Count > 0 && numerator.Concat(denominator).All(code => CounterNames.Find(code) is not null);

    /// <summary>What is left out, or a part of the dossiers, only the dossiers tell, and those are the staff's.</summary>
    public bool IsForStaff => Less.Count > 0 || Filter.Part != FigureRowFilter.None;

    /// <summary>The same figure of the same part, open at one of its counters (null: at all of a sum).</summary>
    public FigureQuery At(string? counter) => this with { Counter = counter, Filter = Filter.Part, Page = 1 };

    /// <summary>The same of all dossiers.</summary>
    public FigureQuery Whole => this with { Filter = FigureRowFilter.None, Page = 1 };

    /// <summary>The same of one of the units that have it together.</summary>
    public FigureQuery Of(string unit) => this with { Slug = unit, Page = 1 };

    public string Address() => Links.With(Path, Parameters);

    /// <summary>The same list as a file.</summary>
    public string Export(string extension) => Links.With($"{Path}/dong.{extension}", Parameters);

    public string Path => Measure is null ? $"/don-vi/{Slug}/con-so" : $"/don-vi/{Slug}/con-so/{Measure}";

    /// <summary>What a form carries along unseen: everything but what it asks for itself.</summary>
    public IEnumerable<(string Name, string? Value)> Without(params string[] asked) => Parameters.Where(p => p.Value is { Length: > 0 } && p.Name != "trang" && !asked.Contains(p.Name, StringComparer.Ordinal));

    private (string Name, string? Value)[] Parameters =>
    [
        ("tu-so", string.Join(',', Numerator)), ("mau-so", string.Join(',', Denominator)), ("tru", string.Join(',', Less)),
        ("tu", BoardQuery.Iso(From)), ("den", BoardQuery.Iso(To)), ("ket-qua-den", BoardQuery.Iso(AsOf)), ("biet", VietnamMoment.Write(KnownAt)), ("bo-dem", Counter), ("cot", FormColumn), ("bang", Table),
        ("linh-vuc", Filter.Field), ("bo-phan", Filter.Section), ("thu-tuc", Filter.Procedure), ("can-bo", Filter.Officer), ("kenh", Filter.Channel?.ToString(CultureInfo.InvariantCulture)),
        ("tinh-trang", Filter.State?.ToString(CultureInfo.InvariantCulture)), ("tim", Filter.Text),
        ("trang", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    ];
}
