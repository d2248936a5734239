using CamKet.Facts;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>
/// Makes dossiers that add up to a <see cref="DossierPlan"/> exactly and are otherwise left to seeded chance. All times lie
/// in office hours of working days; what is finished is finished by the window's last working day.
/// </summary>
internal sealed class DossierGenerator(ProcedureCatalog procedures, WorkingCalendar calendar, Chance chance)
{
    private sealed class Draft
    {
        public required DateTime Received { get; set; }

        public required bool Recent { get; init; }

        public Procedure? Procedure { get; set; }

        public Channel Channel { get; set; } = Channel.Direct;

        public bool Paid { get; set; }

        public bool PaidOnline { get; set; }

        public bool Interlinked { get; set; }

        public bool Electronic { get; set; }

        public Fate Fate { get; set; }

        public bool Letter { get; set; }

        public bool LetterInTime { get; set; }

        public bool InputDigitised { get; set; } = true;

        public bool ResultDigitised { get; set; } = true;
    }

    private enum Fate
    {
        Resolved,
        Late,
        Overdue,
        Open,
        Paused,
        Ended,
    }

    /// <param name="unitPart">"000.14.24": the unit's part of the dossier codes.</param>
    /// <param name="lastYear">What is open at the end is finished in the days after it.</param>
    public List<Dossier> Generate(DossierPlan plan, string unitPart, bool lastYear)
    {
        var recentWindow = calendar.LastDaysWithoutTet(plan.Window.To, 90);
        var drafts = Days(new Window(plan.Window.From, recentWindow.From.AddDays(-1)), plan.Received.All - plan.Received.Recent, recent: false)
            .Concat(Days(recentWindow, plan.Received.Recent, recent: true)).OrderBy(d => d.Received).ToList();
        Mark(drafts, plan.Online, d => d.Channel = Channel.Online);
        chance.Some(drafts.Where(d => d.Channel == Channel.Direct), plan.Postal).ForEach(d => d.Channel = Channel.Postal);
        Mark(drafts, plan.Interlinked, d => d.Interlinked = true);
        Mark([.. drafts.Where(d => !d.Interlinked)], plan.Payments, d => d.Paid = true);
        Mark([.. drafts.Where(d => d.Paid)], plan.PaymentsOnline, d => d.PaidOnline = true);
        Mark([.. drafts.Where(d => d.Interlinked)], plan.InterlinkedElectronic, d => d.Electronic = true);
        Fates(drafts, plan);
        Procedures(drafts, plan.Procedures);
        chance.Some(drafts, plan.InputsMissing).ForEach(d => d.InputDigitised = false);
        chance.Some(drafts.Where(d => d.Fate is Fate.Resolved or Fate.Late), plan.ResultsMissing).ForEach(d => d.ResultDigitised = false);
        return Finish(drafts, plan, unitPart, lastYear);
    }

    private IEnumerable<Draft> Days(Window window, int count, bool recent)
    {
        var days = Enumerable.Range(0, window.Days).Select(window.From.AddDays).Where(calendar.IsWorking).ToList();
        return Enumerable.Range(0, count).Select(_ => new Draft { Received = At(chance.Of(days)), Recent = recent });
    }

    private DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(chance.Next(2) == 0 ? chance.Between(7, 10) : chance.Between(13, 15), chance.Next(60)));

    private void Mark(List<Draft> among, Part part, Action<Draft> mark)
    {
        var recent = chance.Some(among.Where(d => d.Recent), part.Recent);
        var older = chance.Some(among.Where(d => !d.Recent), part.All - part.Recent);
        if (recent.Count + older.Count != part.All)
        {
            throw new InvalidOperationException($"The plan marks {part} out of {among.Count}.");
        }

        recent.Concat(older).ToList().ForEach(mark);
    }

    private void Fates(List<Draft> drafts, DossierPlan plan)
    {
        // The newest stay open; what is late or overdue was received long enough before the end to have become it.
        Set(drafts.Where(d => !d.Interlinked).TakeLast(Math.Max(plan.Open * 2, 12)), plan.Open, Fate.Open);
        var settled = drafts.Take(drafts.Count - (drafts.Count / 8)).Where(d => d.Fate == Fate.Resolved).ToList();
        Set(settled.Where(d => !d.Interlinked).TakeLast(Math.Max(plan.Overdue * 3, 12)), plan.Overdue, Fate.Overdue);
        Set(settled.Where(d => d.Fate == Fate.Resolved), plan.Late, Fate.Late);
        Set(settled.Where(d => d.Fate == Fate.Resolved), plan.Ended, Fate.Ended);
        Set(settled.Where(d => d.Fate == Fate.Resolved && !d.Interlinked).TakeLast(Math.Max(plan.Paused * 4, 12)), plan.Paused, Fate.Paused);
        var letters = chance.Some(drafts.Where(d => d.Fate is Fate.Late or Fate.Overdue), plan.Letters);
        for (var i = 0; i < letters.Count; i++)
        {
            letters[i].Letter = true;
            letters[i].LetterInTime = i % 2 == 0;
        }

        void Set(IEnumerable<Draft> among, int count, Fate fate) => chance.Some(among, count).ForEach(d => d.Fate = fate);
    }

    /// <summary>Every procedure of the plan once, then by chance, the common ones more often; open ones get a long limit.</summary>
    private void Procedures(List<Draft> drafts, int count)
    {
        var kinds = drafts.GroupBy(d => (d.Interlinked, d.Paid)).OrderByDescending(g => g.Key.Interlinked).ThenBy(g => g.Key.Paid).ToList();
        var left = count;
        for (var i = 0; i < kinds.Count; i++)
        {
            var fitting = procedures.All.Where(p => p.Interlinked == kinds[i].Key.Interlinked && (p.Interlinked || p.HasFee == kinds[i].Key.Paid)).ToList();
            var room = i == kinds.Count - 1 ? left : Math.Min(fitting.Count, kinds[i].Key.Interlinked ? 2 : Math.Max(Math.Min(3, left), left - 22));
            var used = fitting.Take(Math.Min(room, kinds[i].Count())).ToList();
            left -= used.Count;
            var slow = used.OrderByDescending(p => p.Limit.Value).Take(2).ToList();
            var next = 0;
            foreach (var draft in kinds[i])
            {
                draft.Procedure = draft.Fate is Fate.Open or Fate.Paused ? slow[next % slow.Count]
                    : next < used.Count ? used[next++]
                    : used[Math.Min(chance.Next(used.Count), chance.Next(used.Count))];
            }
        }

        if (drafts.Select(d => d.Procedure!.Code).Distinct(StringComparer.Ordinal).Count() != count)
        {
            throw new InvalidOperationException($"The plan wants {count} procedures.");
        }
    }

    private List<Dossier> Finish(List<Draft> drafts, DossierPlan plan, string unitPart, bool lastYear)
    {
        var lastDay = calendar.OnOrBefore(plan.Window.To);
        var numbers = new Dictionary<DateOnly, int>();
        var dossiers = new List<Dossier>(drafts.Count);
        foreach (var draft in drafts)
        {
            var procedure = draft.Procedure!;
            var received = DateOnly.FromDateTime(draft.Received);
            var number = numbers[received] = numbers.GetValueOrDefault(received) + 1;
            var due = Due(received, procedure.Limit);
            if (draft.Fate == Fate.Open && due <= plan.Window.To)
            {
                due = calendar.Add(plan.Window.To, chance.Between(2, 8));
            }

            var finished = FinishedOn(draft, due, lastDay, lastYear, plan.Window.To);
            var ended = draft.Fate == Fate.Ended ? Earlier(calendar.Add(received, chance.Between(1, 3)), lastDay) : (DateOnly?)null;
            var pausedFrom = Earlier(calendar.Add(received, 1), due);
            var reappointed = draft.Letter;
            dossiers.Add(new Dossier(
                $"{unitPart}.H50-{received:yyMMdd}-{number:0000}",
                procedure.Code,
                procedure.Name,
                procedure.Field,
                procedure.Section,
                $"CB-{chance.Between(1, 9):00}",
                draft.Channel,
                procedure.Level,
                StatusOf(draft, lastYear),
                draft.Received,
                due.ToDateTime(new TimeOnly(17, 0)),
                due.ToDateTime(new TimeOnly(17, 0)),
                (reappointed ? calendar.Add(due, 5) : due).ToDateTime(new TimeOnly(17, 0)),
                ByMinute: false,
                finished,
                finished is { } end && chance.Next(5) > 0 ? end.AddMinutes(chance.Between(5, 90)) : null,
                ended,
                draft.Fate == Fate.Paused ? [new Pause(pausedFrom, null)] : [],
                Supplements: draft.Fate == Fate.Paused ? 1 : chance.Next(60) == 0 ? chance.Between(1, 2) : 0,
                Reappointments: reappointed ? 1 : 0,
                draft.Letter ? [LetterDay(draft, received, due)] : [],
                Payments: draft.Paid ? 1 : 0,
                PaymentsOnline: draft.PaidOnline ? 1 : 0,
                FeeBearing: procedure.HasFee,
                draft.InputDigitised,
                finished is not null && draft.ResultDigitised,
                draft.Interlinked,
                draft.Electronic,
                ResultByPost: chance.Next(25) == 0));
        }

        return dossiers;
    }

    private DateTime? FinishedOn(Draft draft, DateOnly due, DateOnly lastDay, bool lastYear, DateOnly end)
    {
        var received = DateOnly.FromDateTime(draft.Received);
        switch (draft.Fate)
        {
            case Fate.Open or Fate.Overdue or Fate.Paused when lastYear:
                return At(Earlier(calendar.Add(end, chance.Between(1, 2)), due > end ? due : calendar.Add(end, 1)));
            case Fate.Open or Fate.Overdue or Fate.Paused or Fate.Ended:
                return null;
            case Fate.Late:
                return At(Earlier(calendar.Add(due, chance.Between(1, 6)), lastDay));
            default:
                var span = calendar.WorkingDays(new Window(received, due > received ? due : received)) - 1;
                var day = Earlier(span <= 0 ? due : chance.Next(6) == 0 ? due : calendar.Add(received, chance.Next(span)), lastDay);
                var after = draft.Received.AddMinutes(chance.Between(10, 60));
                return day <= received ? after : At(day);
        }
    }

    private static DossierStatus StatusOf(Draft draft, bool lastYear) => draft.Fate switch
    {
        Fate.Ended => (draft.Received.Day % 3) switch { 0 => DossierStatus.Withdrawn, 1 => DossierStatus.NotAccepted, _ => DossierStatus.Stopped },
        Fate.Open or Fate.Overdue when !lastYear => DossierStatus.InProcess,
        Fate.Paused when !lastYear => DossierStatus.SupplementAsked,
        _ => draft.Received.Minute % 9 == 0 ? DossierStatus.Finished : DossierStatus.Returned,
    };

    private DateOnly LetterDay(Draft draft, DateOnly received, DateOnly due)
    {
        var before = calendar.Add(due, -1);
        return draft.LetterInTime && before >= received ? before : calendar.Add(due, 1);
    }

    private DateOnly Due(DateOnly received, TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.CalendarDays => calendar.OnOrAfter(received.AddDays(limit.Value)),
        _ => calendar.Add(received, limit.Value),
    };

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
