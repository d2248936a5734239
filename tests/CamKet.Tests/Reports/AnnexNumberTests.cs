using CamKet.Facts;
using CamKet.Reports;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

/// <summary>What the form says beyond the promises is counted on after them, in the way they were numbered.</summary>
public sealed class AnnexNumberTests
{
    private static readonly Window March = new(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));

    private static readonly ReportTemplate Template = new(
        "thu", "BÁO CÁO", "BC-UBND", "Về {indices}", "Thực hiện {basis}:", "Chỉ đạo", [], "Kết quả", [], "Kiến nghị", "Hết./.", "Phụ lục {year}",
        ["STT", "Nội dung", "Kết quả", "Tài liệu"],
        [.. new[] { "received", "resolved" }.Select(counter => new TemplateRow(
            counter, "Việc " + counter, [counter], [],
            [new(counter, counter + " {n}.", [new("n", Counted.In(counter))], null, "", false)]))]);

    private static readonly ReportHeader Header = new(
        null, ["Ủy ban nhân dân", "Xã Thử"], null, "BC-UBND", "Xã Thử", null, 2025, "TM. Ủy ban nhân dân", null, "Chủ tịch", null, ["Lưu: VT"]);

    [Theory]
    [InlineData("A.1 A.2 B.1", "C.1 C.2")]
    [InlineData("C.1 C.2", "D.1 D.2")]
    [InlineData("A.1 B.I.1 B.II.2", "C.1 C.2")]
    [InlineData("A.1 B.1 C.1 D.1 E.1 F.1 G.1 H.1 I.1", "J.1 J.2")]
    [InlineData("I.1 II.3", "III.1 III.2")]
    [InlineData("I.1 I.2", "II.1 II.2")]
    [InlineData("I II III IV V", "VI.1 VI.2")]
    [InlineData("V.1", "VI.1 VI.2")]
    [InlineData("1 2 7", "8 9")]
    [InlineData("1.1 1.2 2.1", "3 4")]
    [InlineData("1 2 3|Bảng 2.1|Bảng 2.2", "4 5")]
    [InlineData("Bảng 2.1", "2 3")]
    public void Rows_go_on_where_the_promises_end(string paths, string numbers)
    {
        var items = paths.Split('|').SelectMany(p => p.StartsWith("Bảng", StringComparison.Ordinal) ? [p] : p.Split(' '));
        var draft = ReportComposition.Compose(new ReportRequest(
            Template, Header, "UBND xã",
            new ReportFacts(March, [new("dossiers", March, new Dictionary<string, decimal> { ["received"] = 5, ["resolved"] = 4 }, March.To, Certainty.Actual, [new(1, "Một cửa", March.To)], [])]),
            [], [.. items.Select(path => new ReportItem(path, path, "Trồng cây", null, null, []))], ReportEdits.None));

        draft.Annex.TakeLast(2).Select(r => r.Number).ShouldBe(numbers.Split(' '));
        draft.Annex.Select(r => r.Number).ShouldBeUnique();
    }
}
