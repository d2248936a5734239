using CamKet.Figures;
using CamKet.Targets;

namespace CamKet.App.Charts;

/// <summary>One reading of a measure: what it stood at on a day. A null value is a gap in the line, never zero.</summary>
public sealed record LinePoint(DateOnly Day, decimal? Value, string? Parts = null);

/// <summary>What a line chart shows.</summary>
/// <param name="Points">In the order of their days.</param>
/// <param name="From">Where the axis begins, the first day counted.</param>
/// <param name="Until">Where it ends: the day the promise is judged.</param>
/// <param name="Target">The promise; null draws no line.</param>
/// <param name="Projected">Where it lands on <paramref name="Until"/> at the recent pace; null draws no forecast.</param>
/// <param name="Unit">After each figure: "%", " điểm", or nothing.</param>
/// <param name="SmallerIsUp">Ranks: the first place on top.</param>
public sealed record LineStory(
    string Title,
    IReadOnlyList<LinePoint> Points,
    DateOnly From,
    DateOnly Until,
    decimal? Target,
    string? TargetWords,
    decimal? LastYear,
    string? LastYearWords,
    decimal? Projected,
    string Unit = "%",
    bool SmallerIsUp = false)
{
    /// <summary>A figure as it is printed beside the chart.</summary>
    public string Print(decimal value) => Unit == "%" ? Figures.Print.Percent(value) : Figures.Print.Number(value, value == Math.Truncate(value) ? 0 : 1) + Unit;

    /// <summary>Where the promise lands is a forecast: one decimal says enough.</summary>
    public string PrintForecast(decimal value) => Unit == "%" ? Figures.Print.Percent(value, 1) : Print(value);

    /// <summary>A place on the axis.</summary>
    public string PrintTick(decimal value) => Figures.Print.Short(value) + Unit;
}

/// <param name="Y">The height of its middle.</param>
public sealed record LineLabel(string Words, decimal Y, string Colour, int Weight);

/// <summary>The places of a line chart of a given size, in its own units.</summary>
public sealed record LinePlot(int Width, int Height, int Left, int Right, int Top, int Bottom, decimal Low, decimal High, decimal Step, LineStory Story)
{
    public static LinePlot Of(LineStory story, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(story);
        var values = story.Points.Select(p => p.Value).Concat([story.Target, story.LastYear, story.Projected]).OfType<decimal>().ToList();
        var lowest = values.Count == 0 ? 0 : values.Min();
        var highest = values.Count == 0 ? 100 : values.Max();
        var span = Math.Max(highest - lowest, story.Unit == "%" ? 8 : 2);
        var step = NiceStep(span / 4);
        var low = Math.Max(story.SmallerIsUp ? 1 : 0, Math.Floor((lowest - (span * 0.08m)) / step) * step);
        var high = Math.Ceiling((highest + (span * 0.12m)) / step) * step;
        // A share past which nothing is possible gives the axis no room above it.
        if (story.Unit == "%" && highest <= 100 && high > 100)
        {
            high = 100;
        }

        return new LinePlot(width, height, width > 500 ? 56 : 44, width - (width > 500 ? 138 : 126), 18, height - 30, low, high, step, story);
    }

    public decimal X(DateOnly day)
    {
        var whole = Math.Max(1, Story.Until.DayNumber - Story.From.DayNumber);
        return Left + ((Right - Left) * (decimal)Math.Clamp(day.DayNumber - Story.From.DayNumber, 0, whole) / whole);
    }

    public decimal Y(decimal value)
    {
        var share = (value - Low) / (High - Low);
        return Story.SmallerIsUp ? Top + ((Bottom - Top) * share) : Bottom - ((Bottom - Top) * share);
    }

    public IEnumerable<decimal> Ticks()
    {
        for (var value = Low; value <= High; value += Step)
        {
            yield return value;
        }
    }

    /// <summary>The first of each month within the axis; every second or third where they would touch.</summary>
    public IEnumerable<DateOnly> Months()
    {
        var months = new List<DateOnly>();
        for (var day = new DateOnly(Story.From.Year, Story.From.Month, 1).AddMonths(1); day <= Story.Until; day = day.AddMonths(1))
        {
            months.Add(day);
        }

        var every = Math.Max(1, (int)Math.Ceiling(months.Count * 46m / (Right - Left)));
        return months.Where((_, i) => i % every == 0);
    }

    /// <summary>The line's pieces: a gap in the figures is a gap in the line.</summary>
    public IReadOnlyList<IReadOnlyList<LinePoint>> Pieces()
    {
        var pieces = new List<List<LinePoint>>();
        var open = false;
        foreach (var point in Story.Points)
        {
            if (point.Value is null)
            {
                open = false;
                continue;
            }

            if (!open)
            {
                pieces.Add([]);
                open = true;
            }

            pieces[^1].Add(point);
        }

        return pieces;
    }

    public LinePoint? Last => Story.Points.LastOrDefault(p => p.Value is not null);

    public string Path(IEnumerable<LinePoint> piece) =>
        string.Join(" ", piece.Select((p, i) => (i == 0 ? "M" : "L") + FigureText.Svg(X(p.Day)) + " " + FigureText.Svg(Y(p.Value!.Value))));

    /// <summary>
    /// The labels at the right edge, each beside its line's end and none over another: they are pushed apart downwards, then
    /// the last is held inside and the others pushed back up.
    /// </summary>
    public IReadOnlyList<LineLabel> Labels(string colour)
    {
        const decimal apart = 17;
        var labels = new List<LineLabel>();
        if (Story is { Target: { } target, TargetWords: { } promise })
        {
            labels.Add(new LineLabel(promise, Y(target), "#101828", 600));
        }

        if (Story is { LastYear: { } last, LastYearWords: { } lastWords })
        {
            labels.Add(new LineLabel(lastWords, Y(last), "#475467", 400));
        }

        if (Last is { } now && Story.Projected is { } projected && now.Day < Story.Until)
        {
            labels.Add(new LineLabel("dự kiến " + Story.PrintForecast(projected), Y(projected), colour, 600));
        }

        labels = [.. labels.OrderBy(l => l.Y)];
        for (var i = 1; i < labels.Count; i++)
        {
            labels[i] = labels[i] with { Y = Math.Max(labels[i].Y, labels[i - 1].Y + apart) };
        }

        for (var i = labels.Count - 1; i >= 0; i--)
        {
            var floor = i == labels.Count - 1 ? Bottom : labels[i + 1].Y - apart;
            labels[i] = labels[i] with { Y = Math.Min(labels[i].Y, floor) };
        }

        return labels;
    }

    /// <summary>1, 2, 2.5 or 5 times a power of ten, not below <paramref name="rough"/>.</summary>
    private static decimal NiceStep(decimal rough)
    {
        var power = 1m;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        while (power > rough && power > 1)
        {
            power /= 10;
        }

        return new[] { 1m, 2m, 2.5m, 5m, 10m }.Select(f => f * power).First(s => s >= rough || s == 10 * power);
    }
}
