using CamKet.Text;

namespace CamKet.Units;

/// <summary>What a code names on a day.</summary>
public enum CodeState
{
    Valid,

    /// <summary>It named a unit that had ended by then, and names no other yet.</summary>
    Ended,

    /// <summary>It names a unit that begins later.</summary>
    NotYet,

    Unknown,
}

/// <param name="Unit">The unit of that day; for an ended code the last one before it, for one to come the first after it.</param>
/// <param name="OtherTimes">What else the code names at other times, in order of time.</param>
public sealed record CodeAnswer(string Code, DateOnly At, CodeState State, Unit? Unit, IReadOnlyList<Unit> OtherTimes);

public enum NameMatch
{
    /// <summary>The same name, capitals aside.</summary>
    Exact,

    /// <summary>The same but for tone or vowel marks: a proposal for a person to confirm.</summary>
    ToneMarksDiffer,

    /// <summary>The kind (xã, phường) is not written.</summary>
    KindMissing,
}

/// <param name="WithinAgrees">The unit above it is the one the text names too.</param>
public sealed record UnitCandidate(Unit Unit, NameMatch Match, bool WithinAgrees);

/// <summary>Units by code and date, by name and date, and what became of them.</summary>
public sealed class UnitRegister
{
    private static readonly string[] Bodies = ["uy ban nhan dan ", "hoi dong nhan dan ", "ubnd ", "hdnd ", "dang uy "];

    private readonly Dictionary<(int Province, int No), Unit> _byNo;
    private readonly ILookup<string, Unit> _byCode;
    private readonly ILookup<string, Unit> _byBareName;
    private readonly ILookup<(int Province, int No), Succession> _from;
    private readonly ILookup<(int Province, int No), Succession> _to;

    public UnitRegister(IEnumerable<Unit> units, IEnumerable<Succession> successions)
    {
        _byNo = units.ToDictionary(unit => (unit.ProvinceId, unit.UnitNo));
        Successions = [.. successions];
        _byCode = _byNo.Values.OrderBy(unit => unit.ValidTo ?? DateOnly.MaxValue).ToLookup(unit => unit.Code, StringComparer.Ordinal);
        _byBareName = _byNo.Values.ToLookup(unit => VietnameseText.Fold(UnitKinds.WithoutKind(unit.Name)), StringComparer.Ordinal);
        _from = Successions.ToLookup(s => (s.ProvinceId, s.UnitNo));
        _to = Successions.ToLookup(s => (s.NewProvinceId, s.NewUnitNo));
    }

    public IReadOnlyCollection<Unit> Units => _byNo.Values;

    public IReadOnlyList<Succession> Successions { get; }

    public Unit? Get(int provinceId, int unitNo) => _byNo.GetValueOrDefault((provinceId, unitNo));

    public Unit? Find(string code, DateOnly at) => _byCode[code].FirstOrDefault(unit => unit.IsValidAt(at));

    public CodeAnswer Ask(string code, DateOnly at)
    {
        var all = _byCode[code].ToList();
        var valid = all.Find(unit => unit.IsValidAt(at));
        var (state, unit) = valid is not null ? (CodeState.Valid, valid)
            : all.FindLast(u => u.ValidTo < at) is { } ended ? (CodeState.Ended, ended)
            : all.Find(u => u.ValidFrom > at) is { } coming ? (CodeState.NotYet, coming)
            : (CodeState.Unknown, (Unit?)null);
        return new CodeAnswer(code, at, state, unit, [.. all.Where(other => other != unit)]);
    }

    public Unit? Parent(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.ParentNo is { } no ? Get(unit.ProvinceId, no) : null;
    }

    /// <summary>The units above it, nearest first.</summary>
    public IEnumerable<Unit> Above(Unit unit)
    {
        for (var at = Parent(unit); at is not null; at = Parent(at))
        {
            yield return at;
        }
    }

    public IReadOnlyList<(Unit Unit, Succession Link)> Successors(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return [.. _from[(unit.ProvinceId, unit.UnitNo)]
            .Select(link => (Unit: Get(link.NewProvinceId, link.NewUnitNo), link))
            .Where(pair => pair.Unit is not null)
            .Select(pair => (pair.Unit!, pair.link))
            .OrderBy(pair => pair.Item1.Code, StringComparer.Ordinal)];
    }

    public IReadOnlyList<(Unit Unit, Succession Link)> Predecessors(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return [.. _to[(unit.ProvinceId, unit.UnitNo)]
            .Select(link => (Unit: Get(link.ProvinceId, link.UnitNo), link))
            .Where(pair => pair.Unit is not null)
            .Select(pair => (pair.Unit!, pair.link))
            .OrderBy(pair => pair.Item1.Code, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The units a written name can mean on a day, the likeliest first. "UBND xã Hương Linh" proposes Xã Hướng Linh: it is
    /// never taken without a person, but for <see cref="NameMatch.Exact"/> with one candidate.
    /// </summary>
    /// <param name="within">The unit above, where the text names one ("huyện Hương Hóa"): it orders the candidates and excludes none.</param>
    public IReadOnlyList<UnitCandidate> FindByName(string name, DateOnly at, string? within = null)
    {
        var written = VietnameseText.Tidy(name).ToLowerInvariant();
        var folded = VietnameseText.Fold(name);
        foreach (var body in Bodies)
        {
            if (folded.StartsWith(body, StringComparison.Ordinal))
            {
                folded = folded[body.Length..];
                break;
            }
        }

        var kind = UnitKinds.OfName(folded);
        var context = within is null ? "" : VietnameseText.Fold(within);
        return [.. _byBareName[UnitKinds.WithoutKind(folded)].Concat(_byBareName[folded]).Distinct()
            .Where(unit => unit.IsValidAt(at) && (kind is null || VietnameseText.Fold(unit.Name) == folded))
            .Select(unit => new UnitCandidate(unit, MatchOf(unit, written, kind), AgreesWith(unit, context)))
            .OrderByDescending(candidate => candidate.WithinAgrees)
            .ThenBy(candidate => candidate.Match)
            .ThenBy(candidate => candidate.Unit.Code, StringComparer.Ordinal)];
    }

    private static NameMatch MatchOf(Unit unit, string written, UnitKind? kind) =>
        kind is null ? NameMatch.KindMissing
        : written.EndsWith(unit.Name.ToLowerInvariant(), StringComparison.Ordinal) ? NameMatch.Exact
        : NameMatch.ToneMarksDiffer;

    private bool AgreesWith(Unit unit, string context) => context.Length > 0 && Above(unit).Any(above =>
        (" " + context + " ").Contains(" " + VietnameseText.Fold(UnitKinds.WithoutKind(above.Name)) + " ", StringComparison.Ordinal));
}
