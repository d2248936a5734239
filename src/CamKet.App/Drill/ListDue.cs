using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Drill;

/// <param name="Asked">The unit; its window is the reform year up to the day.</param>
/// <param name="LateResolved">Dossiers resolved late in the year up to the day that have no letter: they are owed one too.</param>
internal sealed record DueMorning(DrillQuestion Asked, DueList List, long LateResolved)
{
    /// <summary>The data ends before the day: what was finished since is not known.</summary>
    public bool IsStale => Asked.DataUntil is not { } until || until < List.Day;

    /// <summary>Without any dossiers nobody knows what falls due: that is not "nothing".</summary>
    public bool IsKnown => Asked.DataUntil is not null;

    /// <summary>The morning in one sentence, the same on the page and in the terminal.</summary>
    public string Sentence => IsKnown ? List.Sentence : "Chưa nạp hồ sơ nào của đơn vị: chưa biết hồ sơ nào đến hạn, hồ sơ nào quá hạn.";

    /// <summary>Letters owed for dossiers that are on no list any more; null where there are none.</summary>
    public string? AlsoOwed => LateResolved == 0
        ? null
        : $"Ngoài ra {Figures.Print.Number(LateResolved)} hồ sơ đã giải quyết quá hạn từ ngày {VietnameseDate.Print(Asked.Window.From)} chưa có thư xin lỗi.";
}

/// <summary>What a unit has to act on this morning.</summary>
internal sealed class ListDue(Database database, FindDrillQuestion find, WorkingCalendar calendar, AskFigures figures)
{
    private static readonly MeasureDefinition LettersOwed = MeasureDefinition.Of(MadeOf.Of("late-unapologised"));

    public async Task<Outcome<DueMorning>> Run(string? unit, string? day, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(unit))
        {
            return new Outcome<DueMorning>.Refused("Hãy chọn một đơn vị: danh sách này là việc của từng bộ phận, từng cán bộ.");
        }

        switch (await find.Run(unit, null, day, ct))
        {
            case Outcome<DrillQuestion>.Refused refused:
                return refused.Of<DueMorning>();
            case Outcome<DrillQuestion>.Done { Value: { Cover.Units: not 1 } asked }:
                return new Outcome<DueMorning>.Refused($"{asked.Unit.Name} gồm nhiều đơn vị: hãy chọn một xã, phường.");
            case Outcome<DrillQuestion>.Done { Value: var asked }:
                var on = asked.Window.To;
                await using (var scoped = await database.InSnapshot(asked.Scope, ct))
                {
                    var dossiers = await DrillStore.OpenAndDue(scoped.Connection, asked.Scope, on, DueList.LastDay(on, calendar), ct);
                    var letters = FigureQuestion.Of(asked.Unit.UnitNo, LettersOwed, asked.Window, on);
                    var answers = await figures.Ask(scoped.Connection, asked.Scope, [letters], known: null, ct);
                    return new Outcome<DueMorning>.Done(new DueMorning(asked, DueList.Of(dossiers, on, calendar), (long)LettersOwed.NumberOf(answers[letters].Seen)));
                }

            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
