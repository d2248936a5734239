using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Progress;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Progress;

/// <summary>Whose progress a person asks for at a terminal, and in which days.</summary>
/// <param name="KnownAt">The moment as of which facts and records are known; null: now.</param>
internal sealed record AskedProgress(string Code, DateOnly? From, DateOnly? To, DateOnly? AsOf, DateTimeOffset? KnownAt = null);

/// <param name="To">The last day counted.</param>
/// <param name="Shown">The year shown where no days were asked for; null where some were.</param>
internal sealed record ProgressOfUnit(Unit Unit, DateOnly? From, DateOnly To, DateOnly AsOf, DateTimeOffset? KnownAt, ShownYear? Shown, IReadOnlyList<ItemProgress> Items)
{
    public int Year => UnitProgress.YearOf(From, AsOf < To ? AsOf : To);
}

/// <summary>Where the promises of the unit a code names stand.</summary>
internal sealed class AskProgress(Database database, FindUnit units, UnitProgress progress)
{
    public async Task<Outcome<ProgressOfUnit>> Run(AskedProgress asked, CancellationToken ct)
    {
        var candidates = await Candidates(asked, ct);
        if (candidates.Count == 0)
        {
            return UnknownUnit.Of<ProgressOfUnit>(asked.Code, asked.To ?? asked.AsOf);
        }

        // A code names one unit a day; without a day it is the newest of that code that has data.
        var unit = candidates[0];
        var day = asked.AsOf ?? asked.To;
        foreach (var candidate in candidates.TakeWhile(_ => day is null))
        {
            (unit, day) = (candidate, await progress.NewestCutOff(ScopeOf(candidate), Reader.Staff, ct, asked.KnownAt));
        }

        if (day is not { } newest)
        {
            return new Outcome<ProgressOfUnit>.Refused($"{unit.Name} chưa có số liệu nào được chấp nhận: nhập bằng ./camket import, hoặc cho biết --to.");
        }

        var shown = asked is { From: null, To: null, AsOf: null } ? await Shown(unit, newest, asked.KnownAt, ct) : null;
        var asOf = shown?.AsOf ?? newest;
        var to = asked.To ?? asOf;
        return asked.From > to
            ? new Outcome<ProgressOfUnit>.Refused($"Kỳ bắt đầu {VietnameseDate.Print(asked.From.Value)} sau ngày kết thúc {VietnameseDate.Print(to)}: đổi --from hoặc --to.")
            : new Outcome<ProgressOfUnit>.Done(new(
                unit, asked.From, to, asOf, asked.KnownAt, shown, await progress.At(ScopeOf(unit), unit.UnitNo, asked.From, to, asOf, ct, asked.KnownAt)));
    }

    /// <summary>As on the pages: the year promised, until somebody promises for the next.</summary>
    private async Task<ShownYear> Shown(Unit unit, DateOnly newest, DateTimeOffset? knownAt, CancellationToken ct)
    {
        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        var shown = ShownYear.Of(newest);
        return (await CommitmentStore.InForce(scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.UnitNo, shown.Year, knownAt)).Count == 0
            && (await CommitmentStore.InForce(scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.UnitNo, shown.Year - 1, knownAt)).Count > 0
                ? shown.Before()
                : shown;
    }

    private async Task<List<Unit>> Candidates(AskedProgress asked, CancellationToken ct) =>
        [.. (await units.Register(ct)).Units
            .Where(u => string.Equals(u.Code, asked.Code, StringComparison.Ordinal))
            .Where(u => (asked.To ?? asked.AsOf) is not { } day || u.IsValidAt(day))
            .OrderByDescending(u => u.ValidTo ?? DateOnly.MaxValue)];

    private static Scope ScopeOf(Unit unit) => new(unit.ProvinceId, unit.UnitNo, unit.LastNo);
}
