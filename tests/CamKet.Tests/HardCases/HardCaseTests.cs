using System.Globalization;
using System.Reflection;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Procedures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.HardCases;

/// <summary>
/// The made-up commune 99001: every hard case of counting, each worked by hand in expected.csv (which counters it must
/// stand in, and no others), over 15/12/2023–10/11/2024.
/// </summary>
public class HardCaseTests
{
    // What a dossier is, when and where; the counters of digitisation, payment and cohorts follow other columns.
    private static readonly string[] Counters =
    [
        "received", "received-online", "received-direct", "received-postal", "carried-over", "resolved-early", "resolved-on-time", "resolved-late",
        "resolved-undated", "open-in-time", "open-overdue", "open-paused", "open-undated", "withdrawn", "rejected", "stopped", "late-apologised",
        "late-unapologised", "late-apologised-in-time", "late-apologised-twice", "overdue-apologised", "overdue-unapologised",
        "overdue-apologised-in-time", "overdue-apologised-twice",
    ];

    private static readonly Window Window = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));
    private static readonly Dictionary<string, Dossier> Dossiers = Read(Path.Combine(Home(), "samples", "hard-cases", "ho-so-99001.csv"));

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Home(), "tests", "CamKet.Tests", "HardCases", "expected.csv")).Skip(1))
        {
            var cells = line.Split(';');
            cases.Add(cells[0], cells[1] + ": " + cells[2], cells[3]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_hard_case_stands_in_exactly_the_counters_worked_by_hand(string code, string why, string expected)
    {
        var counted = DossierCounters.Count([Dossiers[code]], new CountingFrame(Window, Window.To));

        Counters.Where(counter => counted[counter] == 1).Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), why);
    }

    [Fact]
    public void Every_dossier_of_the_commune_is_worked_by_hand_and_their_sum_is_the_communes_count()
    {
        var expected = Cases().Select(row => ((string)row[0], ((string)row[2]).Split(' '))).ToList();
        var counted = DossierCounters.Count(Dossiers.Values, new CountingFrame(Window, Window.To));

        expected.Select(row => row.Item1).Order(StringComparer.Ordinal).ShouldBe(Dossiers.Keys.Order(StringComparer.Ordinal));
        foreach (var counter in Counters)
        {
            counted[counter].ShouldBe(expected.Count(row => row.Item2.Contains(counter)), counter);
        }

        // Received and carried over are resolved, ended or open: nothing is lost and nothing counted twice.
        (counted["received"] + counted["carried-over"]).ShouldBe(
            counted["resolved-early"] + counted["resolved-on-time"] + counted["resolved-late"] + counted["open-in-time"] + counted["open-overdue"]
            + counted["open-paused"] + counted["withdrawn"] + counted["rejected"] + counted["stopped"]);
    }

    private static Dictionary<string, Dossier> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var head = Cells(lines[0]).ToList();
        return lines.Skip(1).Select(line =>
        {
            var cells = Cells(line).ToList();
            string At(string name) => cells[head.IndexOf(name)];
            return new Dossier(
                At("Mã hồ sơ"), At("Mã thủ tục"), At("Tên thủ tục"), At("Lĩnh vực"), null, null,
                At("Hình thức nộp") switch { "Trực tuyến" => Channel.Online, "Bưu chính công ích" => Channel.Postal, _ => Channel.Direct },
                ServiceLevel.Partial,
                At("Tình trạng") switch
                {
                    "Mới đăng ký" => DossierStatus.Registered,
                    "Không được tiếp nhận" => DossierStatus.NotAccepted,
                    "Yêu cầu bổ sung" => DossierStatus.SupplementAsked,
                    "Công dân rút" => DossierStatus.Withdrawn,
                    "Dừng xử lý" => DossierStatus.Stopped,
                    "Đang xử lý" => DossierStatus.InProcess,
                    "Đã trả kết quả" => DossierStatus.Returned,
                    var other => throw new InvalidDataException(other),
                },
                Moment(At("Ngày tiếp nhận")), Moment(At("Ngày hẹn trả lần đầu")), Moment(At("Hạn xử lý theo quy định")), Moment(At("Ngày hẹn trả")),
                false, Moment(At("Ngày kết thúc xử lý")), Moment(At("Ngày trả kết quả")), Day(At("Ngày rút, dừng, từ chối")),
                [.. At("Thời gian tạm dừng").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('-')).Select(s => new Pause(Day(s[0])!.Value, Day(s[1])))],
                Whole(At("Số lần bổ sung")), Whole(At("Số lần hẹn lại")),
                [.. At("Ngày thư xin lỗi").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => Day(d)!.Value)],
                0, 0, false, true, At("Số hóa kết quả") == "Có", false, false, false);
        }).ToDictionary(d => d.Code, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Cells(string line) =>
        System.Text.RegularExpressions.Regex.Matches(line, "(?:^|;)(?:\"([^\"]*)\"|([^;]*))").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime? Moment(string text) => text.Length == 0 ? null : DateTime.ParseExact(text, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Home()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "CamKet.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
