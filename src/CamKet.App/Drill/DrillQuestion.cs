using CamKet.App.Asking;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using CamKet.Units;
using Dapper;

namespace CamKet.App.Drill;

/// <summary>What somebody asks of: a unit, a province or a group of units, and a window.</summary>
/// <param name="DataUntil">The newest day dossier extracts cover in it; null when none do.</param>
/// <param name="Cover">How many of the units (communes, or the unit itself) have extracts that cover the whole window.</param>
internal sealed record DrillQuestion(Unit Unit, Window Window, DateOnly? DataUntil, GroupCover Cover)
{
    /// <summary>What is known of the facts; null for everything.</summary>
    public Knowledge? Known { get; init; }

    /// <summary>The moment (Vietnam) as of which facts are known; null: now.</summary>
    public DateTime? KnownAt => Known is { } known ? VietnamMoment.Wall(known.Moment) : null;

    public bool IsProvince => Unit.Kind == UnitKind.Province;

    public Scope Scope => UnitScope.Of(Unit);

    public const string NoFigures = "Chưa có số liệu của kỳ này.";

    /// <summary>How far the figures can be trusted, in one sentence.</summary>
    public string CoverSentence => Covers + (KnownAt is { } moment ? $" Như đã biết lúc {WrittenMoment.Print(moment)}." : "");

    private string Covers => DataUntil is not { } until
        ? "Chưa nạp hồ sơ nào."
        : Cover.Words is { } words
            ? $"Số liệu cả kỳ {words}."
            : Cover.IsComplete ? $"Số liệu đến {VietnameseDate.Print(until)}." : $"Số liệu đã nạp không phủ hết kỳ {Window}; có đến {VietnameseDate.Print(until)}.";

    /// <summary>?don-vi=…&amp;tu=…&amp;den=…&amp;biet=…, the province without a unit.</summary>
    public string Query => Links.With("", ("don-vi", IsProvince ? null : Unit.Code), ("tu", BoardQuery.Iso(Window.From)), ("den", BoardQuery.Iso(Window.To)), ("biet", VietnamMoment.Write(KnownAt)));
}

/// <summary>Finds what was asked for: codes are used again, so the unit is the one of the window's last day.</summary>
internal sealed class FindDrillQuestion(Database database, HomeProvince home, AskFigures figures, TimeProvider time)
{
    /// <param name="code">Of a unit; empty: the province this program serves.</param>
    /// <param name="from">As written; empty: the first day of the reform year.</param>
    /// <param name="to">As written; empty: the newest day there is data for; without any today, or the last day of a unit that ended before.</param>
    /// <param name="known">The moment as of which facts are known, as written; empty: now.</param>
    public async Task<Outcome<DrillQuestion>> Run(string? code, string? from, string? to, CancellationToken ct, string? known = null)
    {
        if (!string.IsNullOrWhiteSpace(known) && VietnamMoment.Read(known) is null)
        {
            return new Outcome<DrillQuestion>.Refused(VietnamMoment.Fault(known));
        }

        DateTimeOffset? moment = VietnamMoment.Read(known) is { } wall ? VietnamMoment.Of(wall) : null;
        if (Day(from, out var first) is { } wrongFrom)
        {
            return new Outcome<DrillQuestion>.Refused(wrongFrom);
        }

        if (Day(to, out var last) is { } wrongTo)
        {
            return new Outcome<DrillQuestion>.Refused(wrongTo);
        }

        await using var connection = await database.Open(ct);
        var all = await Units(connection, code, ct);
        if (all.Count == 0)
        {
            return string.IsNullOrWhiteSpace(code) ? UnknownUnit.Any<DrillQuestion>() : UnknownUnit.Of<DrillQuestion>(code.Trim());
        }

        var untils = new Dictionary<Unit, DateOnly?>();
        foreach (var candidate in all)
        {
            await using var own = await database.InScope(UnitScope.Of(candidate), ct);
            untils[candidate] = await MeasureStore.NewestDossiers(own.Connection, UnitScope.Of(candidate), moment);
        }

        var today = VietnamClock.Today(time);
        var at = last ?? untils.Values.Max() ?? (all.Any(u => u.IsValidAt(today)) ? today : all.Max(u => u.ValidTo) ?? today);
        if ((all.FirstOrDefault(u => u.IsValidAt(at) && (last is not null || untils[u] is not null)) ?? all.FirstOrDefault(u => u.IsValidAt(at))) is not { } unit)
        {
            return new Outcome<DrillQuestion>.Refused($"Không có đơn vị mã {code} vào ngày {VietnameseDate.Print(at)}; xem lại mã hoặc chọn kỳ khác.");
        }

        var start = first ?? ReportingCalendar.Reform.Year(ReportingCalendar.Reform.YearOf(at)).From;
        if (start > at)
        {
            return new Outcome<DrillQuestion>.Refused($"Ngày bắt đầu {VietnameseDate.Print(start)} sau ngày kết thúc {VietnameseDate.Print(at)}; đổi lại hai ngày.");
        }

        var window = new Window(start, at);
        await using var scoped = await database.InScope(UnitScope.Of(unit), ct);
        var knowledge = moment is { } then ? await Knowledge.At(scoped.Connection, unit.ProvinceId, then, ct) : null;
        var begun = await figures.Begin(scoped.Connection, UnitScope.Of(unit), knowledge, ct);
        var cover = begun.Cover([FactKind.Dossiers], window, await UnitScope.AddedUp(connection, unit, at));
        return new Outcome<DrillQuestion>.Done(new DrillQuestion(unit, window, untils[unit], cover) { Known = knowledge });
    }

    /// <summary>
    /// The communes a page offers, one a code: those of the day shown, of the newest day there is data for and of today, since a unit that ended has
    /// figures to look at; and what was asked for, so that a refusal does not lose it.
    /// </summary>
    public async Task<IReadOnlyList<Unit>> Choices(string? asked, DateOnly? shown, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return [];
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var newest = await MeasureStore.NewestDossiers(scoped.Connection, Scope.WholeProvince(province));
        var units = new List<Unit>();
        foreach (var day in new[] { shown, newest, VietnamClock.Today(time) }.OfType<DateOnly>().Distinct())
        {
            units.AddRange((await UnitStore.OfProvince(scoped.Connection, province, day)).Where(u => u.Kind.IsCommuneLevel()));
        }

        if (!string.IsNullOrWhiteSpace(asked))
        {
            units.AddRange(await UnitStore.OfCode(scoped.Connection, asked.Trim()));
        }

        return [.. units.DistinctBy(u => u.Code).OrderBy(u => u.Name, StringComparer.Create(Charts.FigureText.Vietnamese, System.Globalization.CompareOptions.NumericOrdering)).ThenBy(u => u.Code, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Unit>> Units(Npgsql.NpgsqlConnection connection, string? code, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(code))
        {
            return await UnitStore.OfCode(connection, code.Trim());
        }

        return await home.Id(ct) is { } province
            ? await UnitStore.ByNumbers(connection, province, [UnitNumber.Province(twoLevels: false).No, UnitNumber.Province(twoLevels: true).No])
            : [];
    }

    private static string? Day(string? text, out DateOnly? day)
    {
        day = WrittenDay.Read(text);
        return string.IsNullOrWhiteSpace(text) || day is not null ? null : WrittenDay.Fault(text);
    }
}
