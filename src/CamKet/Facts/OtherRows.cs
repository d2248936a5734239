using CamKet.Extracts;
using CamKet.Time;

namespace CamKet.Facts;

/// <summary>A row of the document register's extract.</summary>
public static class RegisterRow
{
    public static RowReading<RegisterDocument> Read(IReadOnlyDictionary<string, Cell> cells, RowContext context)
    {
        var row = new RowCells(cells, context);
        var number = row.Required("number", DossierRow.LongestCode);
        var day = row.RequiredDay("day");
        FutureCheck.Day(row, "day", day);
        var direction = row.Word("direction", "out");
        var signed = row.YesNo("signed_digitally");
        var leader = row.YesNo("signed_by_leader");
        return row.Finish(() => new RegisterDocument(
            direction == "in" ? RegisterDirection.Incoming : RegisterDirection.Outgoing,
            number.Replace(" ", "", StringComparison.Ordinal),
            day,
            row.Text("subject"),
            signed || leader,
            leader,
            row.YesNo("processed_electronically")));
    }
}

/// <summary>A row of a budget table.</summary>
public static class BudgetRow
{
    public static RowReading<BudgetEntry> Read(IReadOnlyDictionary<string, Cell> cells, RowContext context)
    {
        var row = new RowCells(cells, context);
        if (!row.Has("line"))
        {
            row.Required("line");
        }

        var line = row.Word("line") ?? "";
        var asOf = row.DayOr("as_of", context.CutOff);
        FutureCheck.Day(row, "as_of", asOf);
        var estimate = row.Amount("estimate");
        var actual = row.Amount("actual");
        var certainty = row.Word("certainty", "actual") switch
        {
            "estimated" => Certainty.Estimated,
            "provisional" => Certainty.Provisional,
            _ => Certainty.Actual,
        };
        return row.Finish(() => new BudgetEntry(line, asOf, estimate, actual, certainty));
    }
}

/// <summary>A row of a list of activities.</summary>
public static class ActivityRow
{
    public static RowReading<Activity> Read(IReadOnlyDictionary<string, Cell> cells, RowContext context)
    {
        var row = new RowCells(cells, context);
        if (!row.Has("kind"))
        {
            row.Required("kind");
        }

        var kind = row.Word("kind") ?? "";
        var day = row.RequiredDay("day");
        FutureCheck.Day(row, "day", day);
        return row.Finish(() => new Activity(kind, day, row.Whole("count", 1), row.Text("title"), row.Text("evidence_number")));
    }
}

/// <summary>A row of survey counts: the raw distribution, never a percentage.</summary>
public static class SurveyRow
{
    public static RowReading<SurveyCount> Read(IReadOnlyDictionary<string, Cell> cells, RowContext context)
    {
        var row = new RowCells(cells, context);
        var from = row.DayOr("from_day", context.From);
        var to = row.DayOr("to_day", context.CutOff);
        FutureCheck.Day(row, "to_day", to);
        if (to < from && to != default)
        {
            row.Fault("to_day", "Đợt khảo sát kết thúc trước khi bắt đầu; sửa một trong hai ngày.");
        }

        var group = row.Word("group", "all");
        return row.Finish(() => new SurveyCount(
            row.Text("instrument", DossierRow.LongestCode) ?? "",
            row.Text("channel", DossierRow.LongestCode) ?? "",
            group!,
            from,
            to,
            row.Whole("n1"),
            row.Whole("n2"),
            row.Whole("n3"),
            row.Whole("n4"),
            row.Whole("n5"),
            row.Whole("missing")));
    }
}

internal static class FutureCheck
{
    public static void Day(RowCells row, string field, DateOnly day)
    {
        if (day > row.Context.Latest)
        {
            row.Fault(field, $"Ngày {VietnameseDate.Print(day)} sau ngày chốt số liệu {VietnameseDate.Print(row.Context.Latest)}; sửa ngày hoặc khai lại kỳ của tệp.");
        }
    }
}
