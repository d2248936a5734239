using CamKet.App.Asking;
using CamKet.App.Charts;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Progress;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Board;

/// <summary>The line of one of a promise's targets, and the target's place.</summary>
internal sealed record TargetStory(LineStory Story, Status Status, int Index);

/// <summary>What the address of a promise opens.</summary>
internal abstract record OpenItemOutcome
{
    private OpenItemOutcome()
    {
    }

    /// <param name="Unit">Null where the address names no unit either.</param>
    public sealed record NotThere(Unit? Unit) : OpenItemOutcome;

    /// <param name="Withdrawn">Documents taken back, for the staff.</param>
    public sealed record Open(
        Unit Unit, ProvinceStanding Standing, Commitment Commitment, CommitmentItem Original, ItemProgress Item, IReadOnlyList<ItemEvidence> Evidence,
        IReadOnlyList<WithdrawnEvidence> Withdrawn, IReadOnlyList<TargetStory> Stories) : OpenItemOutcome;

    /// <summary>The promise as it last was: no commitment in force has it.</summary>
    public sealed record Former(Unit Unit, Commitment Of, CommitmentItem Item, IReadOnlyList<ItemEvidence> Evidence) : OpenItemOutcome;

    /// <summary>It went to another unit.</summary>
    public sealed record AtUnit(string Slug) : OpenItemOutcome;

    /// <summary>It is of another year than the one shown where no window is asked for.</summary>
    public sealed record InYear(Window Year) : OpenItemOutcome;
}

/// <summary>One promise and where it stands. Its address holds whatever became of it.</summary>
internal sealed class OpenItem(Database database, FindUnit units, Standings standings, MeasureLine lines)
{
    public async Task<OpenItemOutcome> Run(string slug, Guid id, BoardQuery query, Reader reader, CancellationToken ct)
    {
        if (await units.BySlug(slug, reader, ct) is not { } unit)
        {
            return new OpenItemOutcome.NotThere(null);
        }

        if (await standings.Of(query, unit, reader, ct) is not { } standing || standing.Units.FirstOrDefault() is not { } own
            || own.Items.FirstOrDefault(i => i.ItemId == id) is not { } item
            || own.Commitments.FirstOrDefault(c => c.Items.Any(i => i.Id == id)) is not { } commitment)
        {
            return await Elsewhere(unit, id, query, reader, ct);
        }

        var stories = new List<TargetStory>();
        foreach (var (target, i) in item.Targets.Select((t, i) => (t, i)))
        {
            if (target.Target.Number is not null && await lines.Of(unit, item, target, standing.Year, standing.AsOf, query.KnownFor(reader), reader, ct) is { } story)
            {
                stories.Add(new(story, target.Status, i));
            }
        }

        await using var scoped = await database.InScope(new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), reader, ct);
        var evidence = await ItemStore.Evidence(scoped.Connection, unit.ProvinceId, unit.UnitNo, id, query.KnownFor(reader));
        var withdrawn = reader == Reader.Staff ? await ItemStore.Withdrawn(scoped.Connection, unit.ProvinceId, unit.UnitNo, id) : [];
        return new OpenItemOutcome.Open(unit, standing, commitment, commitment.Items.First(i => i.Id == id), item, evidence, withdrawn, stories);
    }

    private async Task<OpenItemOutcome> Elsewhere(Unit unit, Guid id, BoardQuery query, Reader reader, CancellationToken ct)
    {
        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), reader, ct);
        if (await CommitmentStore.Last(scoped.Connection, unit.ProvinceId, id) is not { } last
            || await UnitStore.ByNumber(scoped.Connection, unit.ProvinceId, last.UnitNo) is not { } at)
        {
            return new OpenItemOutcome.NotThere(unit);
        }

        if (await CommitmentStore.Of(scoped.Connection, unit.ProvinceId, id) is null)
        {
            return new OpenItemOutcome.Former(at, last, last.Items.First(i => i.Id == id), await ItemStore.Evidence(scoped.Connection, unit.ProvinceId, last.UnitNo, id));
        }

        return at.UnitNo != unit.UnitNo ? new OpenItemOutcome.AtUnit(at.Slug)
            : query is { From: null, Until: null, KnownAt: null } ? new OpenItemOutcome.InYear(ReportingCalendar.Reform.Year(last.Year))
            : new OpenItemOutcome.NotThere(unit);
    }
}
