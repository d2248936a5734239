using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Catalog;

/// <summary>The working calendar of <c>catalog/calendar/*.yml</c>, one file a year.</summary>
internal static class CatalogCalendar
{
    public static WorkingCalendar Read(string folder)
    {
        var years = CatalogFiles.Read<YearFile>(folder);
        return new WorkingCalendar(years.Select(year => year.Year), years.SelectMany(year => year.Days).SelectMany(Days));
    }

    private static IEnumerable<CalendarDay> Days(DaysEntry entry)
    {
        var kind = entry.Kind switch
        {
            "holiday" => CalendarDayKind.Holiday,
            "compensation" => CalendarDayKind.Compensation,
            "swapped-off" => CalendarDayKind.SwappedOff,
            "swapped-working" => CalendarDayKind.SwappedWorking,
            _ => throw new MachineFault($"Lịch làm việc: ngày {VietnameseDate.Print(entry.From)} có loại \"{entry.Kind}\" không biết."),
        };
        return Enumerable.Range(0, new Window(entry.From, entry.To).Days)
            .Select(day => new CalendarDay(entry.From.AddDays(day), kind, entry.Name, entry.Tet, entry.Verified));
    }

    private sealed class YearFile
    {
        public required int Year { get; init; }

        public required string Source { get; init; }

        public required List<DaysEntry> Days { get; init; }
    }

    private sealed class DaysEntry
    {
        public required DateOnly From { get; init; }

        public required DateOnly To { get; init; }

        public required string Kind { get; init; }

        public required string Name { get; init; }

        public required bool Tet { get; init; }

        public required bool Verified { get; init; }
    }
}
