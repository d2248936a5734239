namespace CamKet.App.Samples;

/// <summary>
/// Xã Hướng Linh: the commitments a commune published for 2024, with facts made so that on 10/11/2024 one is on track
/// (online, 14,12 → 40%: 19 more needed of 37, 61% lately), one at risk (interlinked, 10 → 20%: 7 of 12, 15% lately), one
/// out of reach (signed documents, 90 → 92%). A test beside the generator reworks the sums.
/// </summary>
internal static class SampleHuongLinh
{
    public static SampleUnit Unit { get; } = new(
        "19447",
        "Xã Hướng Linh",
        "Huyện Hướng Hóa",
        "xa-huong-linh",
        ExtractStyle.Text,
        [
            new DossierPlan(
                SampleProvince.LastYear, new(340, 85), new(48, 16), 3, new(170, 42), new(31, 10), new(60, 15), new(6, 2),
                Procedures: 18, Late: 0, Overdue: 0, Letters: 0, Open: 3, Paused: 0, Ended: 2, InputsMissing: 80, ResultsMissing: 74),
            new DossierPlan(
                SampleProvince.ThisYear, new(360, 98), new(140, 60), 2, new(180, 49), new(72, 26), new(70, 33), new(10, 5),
                Procedures: 20, Late: 0, Overdue: 0, Letters: 0, Open: 6, Paused: 1, Ended: 3, InputsMissing: 22, ResultsMissing: 30),
        ],
        [
            new RegisterPlan(SampleProvince.LastYear, new(300, 75), new(270, 68), new(251, 63), new(520, 130), new(390, 98)),
            new RegisterPlan(SampleProvince.ThisYear, new(300, 79), new(262, 70), new(240, 64), new(548, 148), new(455, 130)),
        ],
        [
            new BudgetPlan("disbursement", 2_000_000_000,
                [(new(2023, 3, 31), 200_000_000), (new(2023, 6, 30), 600_000_000), (new(2023, 9, 30), 1_000_000_000), (new(2023, 11, 10), 1_200_000_000), (new(2023, 12, 31), 1_500_000_000)]),
            new BudgetPlan("disbursement", 2_400_000_000,
                [(new(2024, 3, 31), 120_000_000), (new(2024, 6, 30), 480_000_000), (new(2024, 9, 30), 1_080_000_000), (new(2024, 11, 10), 1_350_000_000)]),
            new BudgetPlan("revenue-total", 412_000_000, SampleProvince.Steps(2024, 412_000_000, 921, null)),
        ],
        [.. SampleProvince.Waves.Select(wave => new SurveyPlan("all", wave.From, wave.To, [0, 1, 5, 21, 13], 4))],
        [
            new("conference", new(2024, 4, 16), 1, "Hội nghị tuyên truyền tại thôn", null),
            new("dialogue", new(2024, 6, 12), 1, "Đối thoại với người dân về thủ tục hành chính", null),
            new("self-scoring", new(2024, 6, 28), 1, "Tự chấm điểm sáu tháng đầu năm trên phần mềm của tỉnh", null),
            new("article", new(2024, 9, 20), 14, "Tin, bài trên trang thông tin điện tử", null),
        ],
        new SampleCommitment(
            "50/UBND-VP",
            new(2024, 3, 26),
            "Ủy ban nhân dân Xã Hướng Linh",
            "Hướng Linh",
            "Phòng Nội vụ huyện Hướng Hóa",
            [
                new("A", "Nâng thứ hạng cải cách hành chính của xã", "Tốt, xếp thứ 15 khối xã, thị trấn", "Tốt, xếp thứ 10 khối xã, thị trấn"),
                new("A", "Nâng thứ hạng xếp loại hoàn thành nhiệm vụ", "Tốt, xếp thứ 19 khối xã, thị trấn", "Tốt, xếp thứ 15 khối xã, thị trấn"),
                new("B.I", "Triển khai sáng kiến về cải cách hành chính", "100%", "100%"),
                new("B.I", "Gửi thư xin lỗi khi trễ hẹn trả kết quả hồ sơ", "100%", "100%"),
                new("B.I", "Công tác cải cách thể chế", "100%", "100%"),
                new("B.I", "Công tác sắp xếp tổ chức bộ máy", "100%", "100%"),
                new("B.I", "Chất lượng phục vụ người dân, doanh nghiệp", "Tốt", "Tốt"),
                new("B.II", "Tỷ lệ hồ sơ dịch vụ công trực tuyến", "14,12%", "40%"),
                new("B.II", "Tỷ lệ hồ sơ liên thông luân chuyển bằng phương thức điện tử", "10%", "20%"),
                new("B.II", "Giải ngân vốn đầu tư công", "75%", "80%"),
                new("B.II", "Áp dụng chữ ký số trong văn bản đi", "90%", "92%"),
                new("B.II", "Mức độ hài lòng của người dân về dịch vụ công", "Hài lòng", "Rất hài lòng"),
                new("C", "Lập kế hoạch và tự kiểm tra công tác cải cách hành chính", "", "", "Theo kế hoạch"),
                new("C", "Chấm điểm chỉ số cải cách hành chính 2 lần/năm trên phần mềm", "", "", "Theo kế hoạch"),
                new("C", "Sơ kết, tổng kết, khen thưởng về cải cách hành chính", "", "", "Theo kế hoạch"),
            ]));
}
