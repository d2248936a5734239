using CamKet.App.Documents;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>The next time each duty of a unit's commitments falls due, the nearest first; those without a day come last.</summary>
internal sealed class DutyCalendar(WorkingCalendar working)
{
    private const int Most = 5;

    public IReadOnlyList<UpcomingDuty> Of(IEnumerable<Commitment> commitments, DateOnly asOf) =>
        [.. commitments.SelectMany(c => c.Duties).Select(d => Next(d, asOf)).OfType<UpcomingDuty>()
            .OrderBy(d => d.Due ?? DateOnly.MaxValue).DistinctBy(d => (d.Text, d.Due)).Take(Most)];

    /// <summary>Null for a duty that was due once and is over.</summary>
    private UpcomingDuty? Next(DocumentDuty duty, DateOnly asOf)
    {
        var text = duty.Text.TrimEnd('.', '/', ' ', ';');
        if (DueRule.From(duty.Rule) is not { } rule)
        {
            return new UpcomingDuty(text, null, null, null, DocumentWords.Rule(duty.Rule));
        }

        var due = rule.Occurrences(new Window(asOf, asOf.AddYears(1).AddMonths(1))).Cast<DateOnly?>().FirstOrDefault();
        if (due is not { } day)
        {
            return null;
        }

        return new UpcomingDuty(text, day, DueRule.ActBy(day, working), day == asOf ? 0 : working.WorkingDays(new Window(asOf.AddDays(1), day)), null);
    }
}
