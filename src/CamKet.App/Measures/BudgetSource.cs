using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using Npgsql;
using NpgsqlTypes;

namespace CamKet.App.Measures;

/// <summary>Budget lines: the newest entry of the year, the first that is still to come, and what is planned. Plans are as they were held at the moment asked for.</summary>
internal sealed class BudgetSource : IFigureSource
{
    public IReadOnlyCollection<string> Names { get; } = [FactKind.Budget];

    public async Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct)
    {
        var counted = new CountedUnits();
        var lines = new Dictionary<(int Unit, int Frame, string Line), LineFigures>();
        await using var command = question.Command(Sql(question.Known), question.Frames[FactKind.Budget]);
        command.Parameters.Add(new NpgsqlParameter("knownAt", NpgsqlDbType.TimestampTz) { Value = (object?)question.KnownAt?.ToUniversalTime() ?? DBNull.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var place = (Unit: row.GetInt32(0), Frame: row.GetInt32(1) - 1, Line: row.GetString(3));
            if (!lines.TryGetValue(place, out var told))
            {
                lines[place] = told = new LineFigures();
            }

            var day = row.GetFieldValue<DateOnly>(4);
            switch (row.GetString(2))
            {
                case Entered:
                    told.HasFigure = true;
                    counted.Add(place.Unit, place.Frame, BudgetCounters.Actual(place.Line), row.GetDecimal(5));
                    counted.Add(place.Unit, place.Frame, BudgetCounters.Estimate(place.Line), row.GetDecimal(6));
                    var certainty = Enum.Parse<Certainty>(row.GetString(7), ignoreCase: true);
                    counted.AddCertainty(place.Unit, place.Frame, BudgetCounters.Actual(place.Line), certainty);
                    counted.AddCertainty(place.Unit, place.Frame, BudgetCounters.Estimate(place.Line), certainty);
                    break;
                case StillToCome:
                    told.Next = day;
                    break;
                default:
                    told.Amounts.Add((day, row.GetDecimal(5)));
                    break;
            }
        }

        foreach (var ((unit, frame, line), told) in lines)
        {
            var plan = new FigurePlan(told.HasFigure, told.Next, [.. told.Amounts.OrderBy(a => a.Day)]);
            counted.AddPlan(unit, frame, BudgetCounters.Actual(line), plan);
            counted.AddPlan(unit, frame, BudgetCounters.Estimate(line), plan);
        }

        return new Dictionary<string, CountedUnits>(StringComparer.Ordinal) { [FactKind.Budget] = counted };
    }

    private const string Entered = "entered";
    private const string StillToCome = "still to come";

    private sealed class LineFigures
    {
        public bool HasFigure { get; set; }

        public DateOnly? Next { get; set; }

        public List<(DateOnly Day, decimal Amount)> Amounts { get; } = [];
    }

    private static string Sql(long? known)
    {
        var entries = FactVersions.Of("budget_entry", "province_id, unit_no, line, as_of, estimate, actual, certainty", "province_id = @province", known);
        const string own = "b.province_id = @province and b.unit_no between @lo and @hi";
        const string sameYear = "extract(year from b.as_of) = extract(year from f.edge)";
        return $"""
            (select distinct on (b.unit_no, f.no, b.line) b.unit_no, f.no::int, '{Entered}', b.line, b.as_of, b.actual, b.estimate, b.certainty
               from {entries} b
               join {FrameSql.Rows} on b.as_of between f.from_day and f.edge and {sameYear}
              where {own}
              order by b.unit_no, f.no, b.line, b.as_of desc)
            union all
            select b.unit_no, f.no::int, '{StillToCome}', b.line, min(b.as_of), null, null, null
              from {entries} b
              join {FrameSql.Rows} on b.as_of > f.edge and {sameYear}
             where {own}
             group by b.unit_no, f.no, b.line
            union all
            select p.unit_no, f.no::int, 'planned', p.line, p.day, p.amount, null, null
              from budget_plan p
              join {FrameSql.Rows} on extract(year from p.day) = extract(year from f.edge)
             where p.province_id = @province and p.unit_no between @lo and @hi and {Recorded.HeldAt("recorded_at", "p")}
            """;
    }
}
