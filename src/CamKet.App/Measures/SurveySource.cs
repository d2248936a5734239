using CamKet.App.Ledger;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Measures;

/// <summary>Answers of survey waves, each wave where its last day lies.</summary>
internal sealed class SurveySource : IFigureSource
{
    public IReadOnlyCollection<string> Names { get; } = [FactKind.Surveys];

    public async Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct)
    {
        var counted = new CountedUnits();
        await using var command = question.Command(
            $"""
            select s.unit_no, f.no::int, s."group", sum(n1)::numeric, sum(n2)::numeric, sum(n3)::numeric, sum(n4)::numeric, sum(n5)::numeric,
                   min(s.from_day), max(s.to_day)
              from {FactVersions.Of("survey_count", "province_id, unit_no, \"group\", from_day, to_day, n1, n2, n3, n4, n5", "province_id = @province", question.Known)} s
              join {FrameSql.Rows} on s.to_day between f.from_day and f.edge
             where s.province_id = @province and s.unit_no between @lo and @hi
             group by s.unit_no, f.no, s."group"
            """,
            question.Frames[FactKind.Surveys]);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var (unit, frame) = (row.GetInt32(0), row.GetInt32(1) - 1);
            for (var answer = 1; answer <= 5; answer++)
            {
                counted.Add(unit, frame, SurveyCounters.Answers(row.GetString(2), answer), row.GetDecimal(2 + answer));
            }

            counted.AddWave(unit, frame, new Window(row.GetFieldValue<DateOnly>(8), row.GetFieldValue<DateOnly>(9)));
        }

        return new Dictionary<string, CountedUnits>(StringComparer.Ordinal) { [FactKind.Surveys] = counted };
    }
}
