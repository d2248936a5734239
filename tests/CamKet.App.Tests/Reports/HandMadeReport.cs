using CamKet.App.Catalog;
using CamKet.Facts;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Tests.Reports;

/// <summary>A ward's year in counters, with the form of the catalog: no store behind it.</summary>
internal static class HandMadeReport
{
    public static readonly Window Year2024 = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));

    public static ReportTemplate Template { get; } = ReportTemplateFile.Read(
        Path.Combine(Fixture.PostgresServer.Home, "catalog", "templates", "bao-cao-cam-ket.yml"),
        CatalogMeasures.Read(Path.Combine(Fixture.PostgresServer.Home, "catalog")).Measures);

    public static ReportHeader Header { get; } = new(
        null, ["Ủy ban nhân dân", "Phường Bến Đá"], 5, "BC-UBND", "Bến Đá", new DateOnly(2024, 2, 3), 2024,
        "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "Lê Thử Nghiệm",
        ["Ủy ban nhân dân thành phố", "Phòng Nội vụ", "Lưu: VT"]);

    public static ReportFacts Facts { get; } = new(Year2024,
    [
        new("dossiers", Year2024, new Dictionary<string, decimal>
        {
            ["received"] = 2947, ["received-online"] = 2926, ["received-direct"] = 15, ["received-postal"] = 6, ["carried-over"] = 1,
            ["resolved-early"] = 2900, ["resolved-on-time"] = 44, ["open-in-time"] = 4, ["procedures"] = 35,
            ["input-digitised"] = 2947, ["result-digitised"] = 2943, ["payments"] = 2691, ["payments-online"] = 2634,
        }, new DateOnly(2024, 11, 10), Certainty.Actual, [new(7, "phần mềm Một cửa điện tử", new DateOnly(2024, 11, 10))], []),
        new("documents", Year2024, new Dictionary<string, decimal>
        {
            ["outgoing"] = 1121, ["outgoing-signed"] = 1051, ["outgoing-signed-leader"] = 1019, ["outgoing-exchanged"] = 1121,
        }, new DateOnly(2024, 11, 10), Certainty.Actual, [new(8, "phần mềm Quản lý văn bản", new DateOnly(2024, 11, 10))], []),
        new("budget", new Window(new DateOnly(2024, 1, 1), new DateOnly(2024, 11, 10)), new Dictionary<string, decimal>
        {
            ["budget-revenue-total-actual"] = 7159635648, ["budget-revenue-total-estimate"] = 5684600000,
            ["budget-revenue-share-actual"] = 6493509308, ["budget-revenue-share-estimate"] = 5268100000,
            ["budget-revenue-share-local-actual"] = 305000000, ["budget-revenue-share-local-estimate"] = 276500000,
        }, new DateOnly(2024, 11, 10), Certainty.Estimated, [new(9, "báo cáo ngân sách", new DateOnly(2024, 11, 10))], []),
        new("activities", Year2024, new Dictionary<string, decimal>
        {
            ["activity-conference"] = 9, ["activity-dialogue"] = 2, ["activity-outreach"] = 28, ["activity-initiative"] = 4,
        }, new DateOnly(2024, 11, 10), Certainty.Actual, [],
        [
            new("activity-dialogue", new DateOnly(2024, 8, 13), "Báo cáo số 12/BC-UBND ngày 13/8/2024 về buổi đối thoại"),
            new("activity-conference", new DateOnly(2024, 2, 26), "Kế hoạch số 13/KH-UBND ngày 26/02/2024"),
            new("activity-initiative", new DateOnly(2024, 9, 2), "Tờ trình số 14/TTr-UBND ngày 02/9/2024"),
        ]),
    ]);

    public static readonly string[] TypedRows = ["ky-luat", "cong-khai", "che-do-bao-cao", "chuyen-doi-so", "theo-doi"];

    /// <summary>Every row that no figure speaks of is typed, with evidence.</summary>
    public static ReportEdits Edits { get; } = ReportEdits.None with
    {
        Steering = ["Chủ tịch phường trực tiếp chỉ đạo, giao ban hằng tuần về tiến độ cam kết."],
        Rows = TypedRows.ToDictionary(
            key => key, key => new RowEdit(["Thực hiện thường xuyên theo kế hoạch của phường."], ["Biên bản giao ban"])),
    };

    public static ReportRequest Request { get; } = new(Template, Header, "UBND phường", Facts, [], [], Edits);

    public static ReportDraft Draft { get; } = ReportComposition.Compose(Request);
}
