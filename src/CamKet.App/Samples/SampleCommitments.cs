using CamKet.Figures;

namespace CamKet.App.Samples;

/// <summary>The commitment of a made-up unit: the same nine promises in its own order, with last year's results as baselines.</summary>
internal static class SampleCommitments
{
    private static readonly Dictionary<string, (DateOnly Day, string Receiver)> Districts = new(StringComparer.Ordinal)
    {
        ["Thành phố Đông Hà"] = (new(2024, 1, 29), "Trưởng ban Chỉ đạo cải cách hành chính thành phố Đông Hà"),
        ["Huyện Hướng Hóa"] = (new(2024, 3, 27), "Phòng Nội vụ huyện Hướng Hóa"),
    };

    public static SampleCommitment OfUnit(string name, string district, DossierPlan before, RegisterPlan registers, int? spentBefore)
    {
        var (day, receiver) = Districts[district];
        var resolved = before.Received.All - before.Ended - before.Open - before.Overdue - before.Paused;
        List<SampleItem> items =
        [
            new("A", "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn", Percent(resolved - before.Late, resolved), "Từ 95% trở lên"),
            new("A", "Tỷ lệ hồ sơ trễ hạn được gửi thư xin lỗi", Percent(before.Letters, before.Late), "100%"),
            new("A", "Tỷ lệ số hóa kết quả giải quyết", Percent(resolved - before.ResultsMissing, resolved), "Trên 99%"),
            new("A", "Tỷ lệ hồ sơ nộp trực tuyến", Percent(before.Online.All, before.Received.All), "Tối thiểu 70%"),
            new("A", "Tỷ lệ giao dịch thanh toán trực tuyến", Percent(before.PaymentsOnline.All, before.Payments.All), "Tối thiểu 60%"),
            new("B", "Tỷ lệ văn bản đi được ký số", Percent(registers.Signed.All, registers.Outgoing.All), "Không dưới 92%"),
            new("B", "Tỷ lệ văn bản đến xử lý trên phần mềm", Percent(registers.Processed.All, registers.Incoming.All), "Trên 80%"),
            new("B", "Tỷ lệ giải ngân vốn đầu tư công", spentBefore is { } spent ? Percent(spent, 1000) : "", "Từ 90% trở lên"),
            new("C", "Mức độ hài lòng của người dân, tổ chức", "", "Ít nhất 90%"),
        ];
        var number = (name.Length + name[^1]) % 80 + 10;
        return new SampleCommitment(
            $"{number}/CK-UBND", day, "Ủy ban nhân dân " + name, Units.Place(name), receiver, items);
    }

    private static string Percent(int n, int d) => Print.Percent(Ratio.Of(n, d));

    private static class Units
    {
        public static string Place(string name) => name.StartsWith("Phường ", StringComparison.Ordinal) ? name : CamKet.Units.UnitKinds.WithoutKind(name);
    }
}
