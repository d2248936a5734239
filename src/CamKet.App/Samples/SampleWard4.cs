namespace CamKet.App.Samples;

/// <summary>
/// Phường 4, Đông Hà: the figures a ward published for 15/12/2023–10/11/2024. 2,948 dossiers are 2,926 online, 1 carried
/// over (in neither of the others) and 21 direct and by post; 2,944 are resolved, none late, 4 are open.
/// </summary>
internal static class SampleWard4
{
    public static SampleUnit Unit { get; } = new(
        "19345",
        "Phường 4",
        "Thành phố Đông Hà",
        "phuong-4",
        ExtractStyle.Stacked,
        [
            new DossierPlan(
                SampleProvince.LastYear, new(2512, 630), new(2210, 560), 14, new(2204, 550), new(1653, 420), new(50, 12), new(41, 10),
                Procedures: 35, Late: 6, Overdue: 0, Letters: 6, Open: 1, Paused: 0, Ended: 9, InputsMissing: 61, ResultsMissing: 97),
            new DossierPlan(
                SampleProvince.ThisYear, new(2947, 800), new(2926, 797), 6, new(2691, 730), new(2634, 716), new(64, 18), new(60, 17),
                Procedures: 35, Late: 0, Overdue: 0, Letters: 0, Open: 4, Paused: 0, Ended: 0, InputsMissing: 0, ResultsMissing: 1),
        ],
        [
            new RegisterPlan(SampleProvince.LastYear, new(1038, 260), new(903, 230), new(855, 215), new(1702, 420), new(1396, 350)),
            new RegisterPlan(SampleProvince.ThisYear, new(1121, 300), new(1051, 283), new(1019, 275), new(1873, 500), new(1742, 470)),
        ],
        [
            new BudgetPlan("disbursement", 3_150_000_000, SampleProvince.Steps(2023, 3_150_000_000, 820, 912)),
            new BudgetPlan("disbursement", 3_400_000_000, SampleProvince.Steps(2024, 3_400_000_000, 885, null)),
            new BudgetPlan("revenue-total", 5_684_600_000,
                [(new(2024, 3, 31), 1_402_118_000), (new(2024, 6, 30), 3_316_940_500), (new(2024, 9, 30), 5_720_377_200), (new(2024, 11, 10), 7_159_635_648)]),
            new BudgetPlan("revenue-share", 5_268_100_000,
                [(new(2024, 3, 31), 1_290_450_000), (new(2024, 6, 30), 3_051_782_400), (new(2024, 9, 30), 5_208_911_100), (new(2024, 11, 10), 6_493_509_308)]),
            new BudgetPlan("revenue-share-local", 276_500_000,
                [(new(2024, 3, 31), 61_200_000), (new(2024, 6, 30), 139_500_000), (new(2024, 9, 30), 240_750_000), (new(2024, 11, 10), 305_000_000)]),
        ],
        [
            .. SampleProvince.Waves.Select(wave => new SurveyPlan("all", wave.From, wave.To, [0, 0, 1, 62, 62], 3)),
            new SurveyPlan("land", SampleProvince.Waves[^1].From, SampleProvince.Waves[^1].To, [0, 1, 2, 21, 12], 1),
            new SurveyPlan("construction", SampleProvince.Waves[^1].From, SampleProvince.Waves[^1].To, [0, 0, 2, 10, 6], 0),
        ],
        [.. Activities()],
        new SampleCommitment(
            "06/CK-BCĐ",
            new(2024, 1, 26),
            "Ủy ban nhân dân Phường 4",
            "Phường 4",
            "Trưởng ban Chỉ đạo cải cách hành chính thành phố Đông Hà",
            [
                new("A", "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn", "99,76%", "Từ 98% trở lên"),
                new("A", "Gửi thư xin lỗi đối với hồ sơ trễ hạn", "100%", "100%"),
                new("A", "Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính", "96,12%", "Trên 99%"),
                new("A", "Tỷ lệ hồ sơ trực tuyến toàn trình", "87,15%", "Tối thiểu 70%"),
                new("A", "Tỷ lệ giao dịch thanh toán trực tuyến", "75,00%", "Tối thiểu 60%"),
                new("B", "Tỷ lệ văn bản đi được ký số", "86,99%", "Từ 92% trở lên"),
                new("B", "Tỷ lệ văn bản đến xử lý trên phần mềm", "82,02%", "Trên 80%"),
                new("B", "Thu ngân sách nhà nước so với dự toán", "104,2%", "Không dưới 100%"),
                new("B", "Tỷ lệ giải ngân vốn đầu tư công", "91,2%", "Trên 90%"),
                new("C", "Mức độ hài lòng của người dân, tổ chức", "98,6%", "Tối thiểu 99%"),
                new("C", "Mức độ hài lòng về đất đai, xây dựng, đầu tư", "86,4%", "Tối thiểu 85%"),
                new("C", "Số buổi đối thoại với người dân, thanh niên", "2", "Ít nhất 02 buổi"),
                new("C", "Số sáng kiến cải cách hành chính", "2", "Ít nhất 02 sáng kiến"),
            ]));

    /// <summary>9 conferences, 2 dialogues, 28 outreach days, 1 contest, 1 video, 89 articles, 4 initiatives.</summary>
    private static IEnumerable<ActivityPlan> Activities()
    {
        DateOnly[] conferences =
            [new(2024, 1, 18), new(2024, 2, 27), new(2024, 3, 14), new(2024, 4, 11), new(2024, 5, 16), new(2024, 6, 20), new(2024, 8, 8), new(2024, 9, 12), new(2024, 10, 17)];
        foreach (var day in conferences)
        {
            yield return new("conference", day, 1, "Hội nghị tuyên truyền cải cách hành chính tại khu phố", null);
        }

        yield return new("dialogue", new(2024, 7, 26), 1, "Đối thoại với thanh niên", "671/BC-UBND");
        yield return new("dialogue", new(2024, 10, 9), 1, "Đối thoại chính sách với người dân", "862/BC-UBND");
        for (var i = 0; i < 28; i++)
        {
            yield return new("outreach", new DateOnly(2024, 1, 10).AddDays(i * 10), 1, "Ra quân hướng dẫn nộp hồ sơ trực tuyến, cài đặt định danh điện tử", null);
        }

        yield return new("contest", new(2024, 6, 5), 1, "Cuộc thi trực tuyến tìm hiểu cải cách hành chính", null);
        yield return new("video", new(2024, 4, 25), 1, "Video hướng dẫn giải quyết thủ tục hành chính", null);
        int[] articles = [7, 8, 9, 8, 9, 8, 9, 8, 9, 8, 6];
        for (var month = 0; month < articles.Length; month++)
        {
            yield return new("article", new DateOnly(2023, 12, 28).AddMonths(month), articles[month], "Tin, bài đăng trên trang thông tin điện tử", null);
        }

        yield return new("initiative", new(2024, 8, 20), 4, "Sáng kiến đề nghị hội đồng khoa học công nhận", null);
        yield return new("self-scoring", new(2024, 6, 25), 1, "Tự chấm điểm giữa năm trên phần mềm", null);
    }
}
