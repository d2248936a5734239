using System.Globalization;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <summary>The units a draft's page offers.</summary>
/// <param name="IsOfDay">False: the register knows none of the draft's day, or its year cannot be read, and units of any day stand here.</param>
internal sealed record UnitsOffered(DateOnly Day, IReadOnlyList<Unit> Units, IReadOnlyList<UnitCandidate> Candidates, bool IsOfDay);

/// <summary>Which units of the register a written issuer can mean, tone marks aside: "Hương Linh" proposes Hướng Linh.</summary>
internal static class IssuerMatch
{
    /// <summary>
    /// The day units are looked up at: the document's, else the last day of its year, else today. A draft of 2024 without a
    /// date still means the units of 2024.
    /// </summary>
    public static DateOnly Day(Draft draft, DateTimeOffset now)
    {
        var today = VietnamClock.DayOf(now);
        if (WrittenDay.Read(draft.Day) is { } day)
        {
            return day;
        }

        return int.TryParse(draft.Year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2000 && year < today.Year
            ? new DateOnly(year, 12, 31)
            : today;
    }

    /// <summary>A year is written, and it is none a commitment can be of.</summary>
    public static bool HasWrongYear(Draft draft) => draft.Year.Trim() is { Length: > 0 } text
        && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100);

    /// <summary>
    /// What a person chooses from. A slip in the year takes no unit away, and a report names its unit by its place or in its subject where the issuer's
    /// name is of no unit.
    /// </summary>
    public static async Task<UnitsOffered> Offered(HomeProvince home, Draft draft, DateTimeOffset now, CancellationToken ct)
    {
        var day = Day(draft, now);
        IReadOnlyList<Unit> ofDay = HasWrongYear(draft) && WrittenDay.Read(draft.Day) is null ? [] : await home.Units(day, ct);
        var ever = ofDay.Count == 0 || (draft.UnitNo is { } chosen && ofDay.All(u => u.UnitNo != chosen)) ? await home.UnitsEver(ct) : [];
        var all = ofDay.Count == 0 ? ever : [.. ofDay, .. ever.Where(u => u.UnitNo == draft.UnitNo)];
        Unit[] units = [.. all.Where(u => u.Kind != UnitKind.Province)];
        var register = new UnitRegister(units, []);
        DateOnly[] days = ofDay.Count == 0 ? [.. units.Select(u => u.ValidFrom ?? u.ValidTo ?? day).Distinct()] : [day];
        var named = new[] { draft.Issuer, draft.Statements?.Place ?? "" }.Where(name => name.Trim().Length > 0)
            .Select(name => (IReadOnlyList<UnitCandidate>)[.. days.SelectMany(d => register.FindByName(name, d)).DistinctBy(c => c.Unit.UnitNo)])
            .FirstOrDefault(found => found.Count > 0);
        return new(day, units, named ?? InSubject(units, draft), ofDay.Count > 0);
    }

    /// <summary>The field of a person's answer.</summary>
    public const string AnswerField = "issuer-answer";

    /// <summary>
    /// The question whether a document is the chosen unit's, where its issuer is named and is not that unit by name; none once a person has
    /// answered it for this issuer and this unit.
    /// </summary>
    public static IEnumerable<DraftFault> Asked(Draft draft, Unit chosen)
    {
        if (IsOther(draft, chosen) && draft.IssuerAnswer != new DraftIssuerAnswer(draft.Issuer.Trim(), chosen.UnitNo))
        {
            yield return new DraftFault(
                AnswerField, $"Văn bản ghi cơ quan ban hành là “{draft.Issuer.Trim()}”, còn đơn vị đã chọn là {chosen.Name}: chọn lại đơn vị, hoặc đánh dấu xác nhận đây đúng là cam kết của {chosen.Name}.");
        }
    }

    /// <summary>The issuer's name is that of another than the chosen unit. "Uỷ ban nhân dân" alone names nobody.</summary>
    public static bool IsOther(Draft draft, Unit chosen)
    {
        var named = VietnameseText.Fold(draft.Issuer);
        return named.Length > 0 && named is not ("uy ban nhan dan" or "ubnd" or "hoi dong nhan dan" or "hdnd")
            && new UnitRegister([chosen], []).FindByName(draft.Issuer, chosen.ValidFrom ?? chosen.ValidTo ?? DateOnly.MinValue).Count == 0;
    }

    private static IReadOnlyList<UnitCandidate> InSubject(IEnumerable<Unit> units, Draft draft)
    {
        var subject = $" {VietnameseText.Fold(draft.Statements?.Subject ?? "")} ";
        return [.. units.Where(u => subject.Contains($" {VietnameseText.Fold(u.Name)} ", StringComparison.Ordinal)).Select(u => new UnitCandidate(u, NameMatch.Exact, WithinAgrees: false))];
    }
}
