namespace CamKet.Time;

/// <summary>A window officers report by, under the name they call it: "Quý I/2024", "6 tháng đầu năm 2024", "9 tháng năm 2024".</summary>
public sealed record NamedWindow(string Name, Window Window)
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    /// <summary>The quarters, halves, nine months and whole of a calendar's year that have begun by a day, as the year goes by.</summary>
    public static IReadOnlyList<NamedWindow> Begun(ReportingCalendar calendar, int year, DateOnly by)
    {
        NamedWindow Quarter(int quarter) => new($"Quý {Quarters[quarter - 1]}/{year}", calendar.Quarter(year, quarter));
        // What adds quarters up is asked for once its last quarter has begun; before that it is the year so far.
        return
        [
            .. new (NamedWindow Named, DateOnly Begins)[]
            {
                Begins(Quarter(1)),
                Begins(Quarter(2)),
                (new($"6 tháng đầu năm {year}", calendar.HalfYear(year, 1)), calendar.Quarter(year, 2).From),
                Begins(Quarter(3)),
                (new($"9 tháng năm {year}", calendar.NineMonths(year)), calendar.Quarter(year, 3).From),
                Begins(Quarter(4)),
                (new($"6 tháng cuối năm {year}", calendar.HalfYear(year, 2)), calendar.Quarter(year, 4).From),
                Begins(new($"Cả năm {year}", calendar.Year(year))),
            }.Where(w => w.Begins <= by).Select(w => w.Named),
        ];

        static (NamedWindow Named, DateOnly Begins) Begins(NamedWindow named) => (named, named.Window.From);
    }
}
