using CamKet.Text;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>
/// The sample province: fourteen units of old Quảng Trị with figures that are made up, but for Phường 4 and Hướng Linh,
/// whose figures are those of two published documents. Last year's facts give the baselines.
/// </summary>
internal static class SampleProvince
{
    public const int ProvinceId = 45;

    /// <summary>The seed of everything that is left to chance.</summary>
    public const ulong Seed = 20241110;

    public static readonly Window LastYear = ReportingCalendar.Reform.Year(2023);
    public static readonly Window ThisYear = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));

    private const string DongHa = "Thành phố Đông Hà";
    private const string HuongHoa = "Huyện Hướng Hóa";

    public static IReadOnlyList<SampleUnit> Units => AllUnits.Value;

    // The units look at this class's windows, so they are made after it.
    private static readonly Lazy<IReadOnlyList<SampleUnit>> AllUnits = new(() =>
    [
        SampleWard4.Unit,
        SampleHuongLinh.Unit,
        Made("19333", "Phường 1", DongHa, ExtractStyle.Stacked, 900, new(OnTime: 1000, Online: (762, 790, 610), Payment: (492, 520, 300), Results: (1000, 1000), Signed: (955, 960), Incoming: (905, 910), Spent: (958, 960, 985), Satisfied: 950)),
        Made("19342", "Phường 2", DongHa, ExtractStyle.Serial, 760, new(OnTime: 1000, Online: (680, 640, 520), Payment: (575, 560, 400), Results: (1000, 1000), Signed: (1000, 1000), Incoming: (870, 860), Spent: (955, 900, 970), Satisfied: 991)),
        Made("19354", "Phường 3", DongHa, ExtractStyle.Stacked, 520, new(OnTime: 1000, Online: (675, 660, 560), Payment: (490, 500, 350), Results: (946, 950), Signed: (914, 905), Incoming: (869, 880), Spent: (877, 900, 955), Satisfied: 1000)),
        Made("19348", "Phường 5", DongHa, ExtractStyle.Serial, 1040, new(OnTime: 990, Online: (735, 760, 640), Payment: (598, 650, 430), Results: (992, 1000), Signed: (920, 955), Incoming: (825, 830), Spent: (1000, 930, 990), Satisfied: 888)),
        Made("19330", "Phường Đông Giang", DongHa, ExtractStyle.Stacked, 310, new(OnTime: 1000, Online: (897, 900, 700), Payment: (711, 720, 500), Results: (997, 1000), Signed: (967, 970), Incoming: (891, 890), Spent: (981, 940, 960), Satisfied: null)),
        Made("19336", "Phường Đông Lễ", DongHa, ExtractStyle.Serial, 450, new(OnTime: 1000, Online: (827, 830, 690), Payment: (782, 790, 610), Results: (1000, 1000), Signed: (962, 970), Incoming: (829, 850), Spent: (932, 920, 950), Satisfied: 936)),
        Made("19339", "Phường Đông Thanh", DongHa, ExtractStyle.Stacked, 280, new(OnTime: 969, Online: (772, 770, 660), Payment: (646, 650, 480), Results: (1000, 1000), Signed: (744, 760), Incoming: (785, 770), Spent: (850, 910, 940), Satisfied: 818, Letters: 1000)),
        Made("19351", "Phường Đông Lương", DongHa, ExtractStyle.Serial, 620, new(OnTime: 1000, Online: (719, 730, 590), Payment: (445, 460, 310), Results: (1000, 1000), Signed: (935, 940), Incoming: (830, 840), Spent: (1000, 960, 1000), Satisfied: 835)),
        Made("19429", "Thị trấn Khe Sanh", HuongHoa, ExtractStyle.Text, 700, new(OnTime: 880, Online: (804, 790, 660), Payment: (438, 420, 290), Results: (1000, 1000), Signed: (834, 840), Incoming: (786, 770), Spent: (996, 970, 1000), Satisfied: 826, Letters: 700, Overdue: 4)),
        Made("19441", "Xã Hướng Phùng", HuongHoa, ExtractStyle.Text, 260, new(OnTime: 1000, Online: (804, 810, 540), Payment: (764, 770, 400), Results: (1000, 1000), Signed: (933, 940), Incoming: (800, 840), Spent: (815, 870, 930), Satisfied: 871)),
        Made("19444", "Xã Hướng Sơn", HuongHoa, ExtractStyle.Text, 120, new(OnTime: 1000, Online: (760, 780, 410), Payment: (715, 730, 330), Results: (1000, 1000), Signed: (803, 810), Incoming: (800, 880), Spent: (848, 880, 910), Satisfied: 1000)),
        Made("19450", "Xã Tân Hợp", HuongHoa, ExtractStyle.Text, 210, new(OnTime: 962, Online: (717, 740, 480), Payment: (480, 470, 260), Results: (1000, 1000), Signed: (915, 900), Incoming: (911, 900), Spent: null, Satisfied: 808, Letters: 1000)),
    ]);

    /// <summary>In thousandths: over the whole window, over its last 90 days, and last year.</summary>
    private sealed record Shares(
        int OnTime, (int All, int Recent, int LastYear) Online, (int All, int Recent, int LastYear) Payment, (int All, int Recent) Results,
        (int All, int Recent) Signed, (int All, int Recent) Incoming, (int ByNow, int LastYearByThen, int LastYear)? Spent, int? Satisfied,
        int Letters = 0, int Overdue = 0);

    private static SampleUnit Made(string code, string name, string district, ExtractStyle style, int volume, Shares s)
    {
        var received = new Part(volume, volume * 27 / 100);
        var paid = Part.Of(received, 620, 620);
        var interlinked = Part.Of(received, 60, 60);
        var late = ((volume * (1000 - s.OnTime)) + 500) / 1000;
        var thisYear = new DossierPlan(
            ThisYear, received, Part.Of(received, s.Online.All, s.Online.Recent), volume / 60, paid, Part.Of(paid, s.Payment.All, s.Payment.Recent),
            interlinked, Part.Of(interlinked, 900, 950), volume > 400 ? 34 : 22, late, s.Overdue, (late + s.Overdue) * s.Letters / 1000,
            Open: 2 + (volume / 90), Paused: volume / 250, Ended: volume / 120, InputsMissing: volume / 100,
            ResultsMissing: volume * (1000 - s.Results.All) / 1000);
        var before = volume * 9 / 10;
        var receivedBefore = new Part(before, before / 4);
        var paidBefore = Part.Of(receivedBefore, 580, 580);
        var interlinkedBefore = Part.Of(receivedBefore, 55, 55);
        var lastYear = new DossierPlan(
            LastYear, receivedBefore, Part.Of(receivedBefore, s.Online.LastYear, s.Online.LastYear), before / 50, paidBefore,
            Part.Of(paidBefore, s.Payment.LastYear, s.Payment.LastYear), interlinkedBefore, Part.Of(interlinkedBefore, 700, 700),
            volume > 400 ? 34 : 22, before * 2 / 100, 0, before / 100, Open: 1 + (volume / 100), Paused: 0, Ended: before / 120,
            InputsMissing: before / 20, ResultsMissing: before / 12);
        var documents = 150 + (volume / 3);
        var plans = new[]
        {
            Registers(LastYear, documents * 9 / 10, 820, 820, 760, 760),
            Registers(ThisYear, documents, s.Signed.All, s.Signed.Recent, s.Incoming.All, s.Incoming.Recent),
        };
        return new SampleUnit(
            code, name, district, SlugOf(name), style, [lastYear, thisYear], plans, Budget(volume, s), Surveys(s, volume), Activities(volume),
            SampleCommitments.OfUnit(name, district, lastYear, plans[0], s.Spent?.LastYear));
    }

    private static RegisterPlan Registers(Window window, int documents, int signed, int signedRecent, int processed, int processedRecent)
    {
        var outgoing = new Part(documents, documents * 27 / 100);
        var incoming = new Part(documents * 2, documents * 2 * 27 / 100);
        var signedPart = Part.Of(outgoing, signed, signedRecent);
        return new RegisterPlan(window, outgoing, signedPart, Part.Of(signedPart, 960, 960), incoming, Part.Of(incoming, processed, processedRecent));
    }

    private static List<BudgetPlan> Budget(int volume, Shares s)
    {
        var plan = s.Spent is null ? 0 : volume * 4_000_000m;
        var revenue = volume * 3_200_000m;
        var (now, then, whole) = s.Spent ?? (0, 0, 0);
        return
        [
            new("disbursement", plan, Steps(2023, plan, then, whole)),
            new("disbursement", plan, Steps(2024, plan, now, null)),
            new("revenue-total", revenue, Steps(2024, revenue, 940 + (volume % 90), null)),
            new("revenue-share", revenue * 8 / 10, Steps(2024, revenue * 8 / 10, 930 + (volume % 70), null)),
        ];
    }

    internal static List<(DateOnly Day, decimal Actual)> Steps(int year, decimal whole, int byNovember, int? byEnd)
    {
        List<(DateOnly, decimal)> steps =
        [
            (new(year, 3, 31), whole * byNovember * 15 / 100_000),
            (new(year, 6, 30), whole * byNovember * 40 / 100_000),
            (new(year, 9, 30), whole * byNovember * 80 / 100_000),
            (new(year, 11, 10), whole * byNovember / 1000),
        ];
        if (byEnd is { } end)
        {
            steps.Add((new(year, 12, 31), whole * end / 1000));
        }

        return steps;
    }

    internal static readonly (DateOnly From, DateOnly To)[] Waves =
    [
        (new(2023, 12, 15), new(2024, 3, 14)), (new(2024, 3, 15), new(2024, 6, 14)),
        (new(2024, 6, 15), new(2024, 9, 14)), (new(2024, 9, 15), new(2024, 11, 10)),
    ];

    private static List<SurveyPlan> Surveys(Shares s, int volume) =>
    [
        .. Waves.Select(wave => Wave("all", wave, s.Satisfied is null ? 0 : 30 + (volume / 20), s.Satisfied ?? 0)),
        Wave("land", Waves[^1], s.Satisfied is null ? 0 : 20, (s.Satisfied ?? 0) - 20),
    ];

    private static SurveyPlan Wave(string group, (DateOnly From, DateOnly To) wave, int answers, int satisfied)
    {
        var content = ((answers * satisfied) + 500) / 1000;
        var unhappy = answers - content;
        return new(group, wave.From, wave.To, [unhappy / 6, unhappy / 3, unhappy - (unhappy / 6) - (unhappy / 3), content - (content / 3), content / 3], answers / 15);
    }

    private static List<ActivityPlan> Activities(int volume) =>
    [
        new("conference", new(2024, 3, 20), 1, "Hội nghị phổ biến kế hoạch cải cách hành chính", null),
        new("conference", new(2024, 7, 18), 1, "Hội nghị tuyên truyền dịch vụ công trực tuyến", null),
        new("dialogue", new(2024, 5, 22), 1, "Đối thoại giữa lãnh đạo và người dân", null),
        new("article", new(2024, 6, 28), 10 + (volume / 40), "Tin, bài trên trang thông tin điện tử nửa đầu năm", null),
        new("outreach", new(2024, 8, 15), 2 + (volume / 150), "Ra quân hỗ trợ cài đặt định danh điện tử", null),
        .. volume > 500 ? [new ActivityPlan("initiative", new(2024, 9, 5), 2, "Sáng kiến cải tiến tiếp nhận hồ sơ", null)] : Array.Empty<ActivityPlan>(),
    ];

    private static string SlugOf(string name) => Text.VietnameseText.Slug(name);
}
