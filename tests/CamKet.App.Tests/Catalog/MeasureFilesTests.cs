using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Reports;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Catalog;

public sealed class MeasureFilesTests
{
    private static readonly CatalogMeasures Catalog = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog"));
    private static readonly MeasureCatalog Measures = Catalog.Measures;

    [Fact]
    public void Every_counter_a_measure_adds_up_exists_and_counts_by_the_day_the_file_says()
    {
        var known = DossierCounters.All.Select(c => (c.Code, c.By))
            .Concat(DossierCounters.Procedures.Select(c => (c.Code, c.By)))
            .Concat(DocumentCounters.All.Select(c => (c.Code, c.By)))
            .Concat(Enum.GetValues<Status>().Select(ReportComposition.Counter).Concat(["items", "items-owned"]).Select(code => (Code: code, By: CountedBy.AsOf)))
            .ToDictionary(c => c.Code, c => c.By, StringComparer.Ordinal);
        foreach (var measure in Measures.All)
        {
            foreach (var use in measure.Numerator.Concat(measure.Denominator).Concat(measure.Pending).Concat(measure.Redeemable).Concat(measure.Lost))
            {
                var by = use.Code.Split('-')[0] switch
                {
                    "budget" => CountedBy.BudgetDay,
                    "activity" => CountedBy.Held,
                    "survey" => CountedBy.Wave,
                    _ => known.TryGetValue(use.Code, out var day) ? day : throw new ShouldAssertException($"{measure.Code}: {use.Code} is no counter"),
                };
                use.By.ShouldBe(by, $"{measure.Code}: {use.Code}");
            }
        }
    }

    [Fact]
    public void A_count_has_no_denominator_a_share_has_one_and_a_score_has_nothing_to_count()
    {
        foreach (var measure in Measures.All)
        {
            (measure.Denominator.Count > 0).ShouldBe(measure.Unit == "percent", measure.Code);
            (measure.Numerator.Count == 0).ShouldBe(measure.Shape == MeasureShape.Score, measure.Code);
            (measure.Facts.Count == 0).ShouldBe(measure.Shape == MeasureShape.Score, measure.Code);
        }
    }

    [Fact]
    public void Every_source_without_a_verified_text_says_so() =>
        Measures.All.Where(m => m.Source.Date is null && !m.Source.Unverified)
            .ShouldAllBe(m => m.Group == "hoat-dong" || m.Group == "xep-hang");

    /// <summary>The two figures of the ward's year and the one promise of a commune, counted by their measures.</summary>
    [Theory]
    [InlineData("online-all", "99.25")]
    [InlineData("online-new", "99.29")]
    [InlineData("on-time-resolved", "100")]
    [InlineData("online-payment", "97.88")]
    public void The_wards_shares_come_out_of_their_counters(string code, string percent)
    {
        var values = new CounterValues(new Dictionary<string, decimal>
        {
            ["received"] = 2947, ["received-online"] = 2926, ["carried-over"] = 1,
            ["resolved-early"] = 2900, ["resolved-on-time"] = 44,
            ["payments"] = 2691, ["payments-online"] = 2634,
        });
        Math.Round(Measures.Find(code)!.RatioOf(values).Percent!.Value, 2, MidpointRounding.AwayFromZero)
            .ShouldBe(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Duy trì và cải thiện thứ hạng chỉ số CCHC", "par-index")]
    [InlineData("Cải thiện xếp loại HTNV so với năm trước", "task-completion")]
    [InlineData("Có sáng kiến trong công tác CCHC", "initiatives")]
    [InlineData("Xin lỗi tổ chức, cá nhân khi để trễ hẹn hồ sơ", "apology-coverage")]
    [InlineData("Tỷ lệ hồ sơ dịch vụ công trực tuyến", "online-new")]
    [InlineData("Tỷ lệ hồ sơ trực tuyến toàn trình", "online-full-service")]
    [InlineData("Hồ sơ liên thông được luân chuyển bằng phương thức điện tử", "interlinked-electronic")]
    [InlineData("Giải ngân vốn đầu tư công", "disbursement")]
    [InlineData("Áp dụng chữ ký số", "signed")]
    [InlineData("Văn bản được lãnh đạo ký số", "signed-by-leader")]
    [InlineData("Mức độ hài lòng của người dân với dịch vụ công", "satisfaction")]
    [InlineData("Mức độ hài lòng về đất đai, xây dựng, đầu tư", "satisfaction-land-construction-investment")]
    [InlineData("Số hoá kết quả giải quyết TTHC", "digitised-result")]
    [InlineData("Thanh toán trực tuyến trong giải quyết thủ tục", "online-payment")]
    [InlineData("Hồ sơ tiếp nhận trong năm được giải quyết đúng hạn", "on-time-received")]
    [InlineData("Hồ sơ giải quyết đúng hạn, trước hạn", "on-time-resolved")]
    [InlineData("Xử lý văn bản đến trên phần mềm", "incoming-processed")]
    [InlineData("Thu ngân sách nhà nước (trừ tiền sử dụng đất)", "revenue-without-land")]
    [InlineData("Tổ chức đối thoại với thanh niên", "dialogues")]
    [InlineData("Tự chấm điểm định kỳ trên phần mềm", "self-scorings")]
    public void An_items_text_suggests_its_measure(string text, string code) => Measures.Suggest(text)[0].Code.ShouldBe(code);

    [Theory]
    [InlineData("Cải cách thể chế")]
    [InlineData("Cải cách tổ chức bộ máy")]
    [InlineData("Tham mưu")]
    public void A_text_nothing_measures_suggests_nothing(string text) => Measures.Suggest(text).ShouldBeEmpty();

    [Fact]
    public void Decomposed_and_undotted_text_suggests_the_same() =>
        Measures.Suggest("GIẢI NGÂN VỐN ĐẦU TƯ CÔNG".Normalize(System.Text.NormalizationForm.FormD))[0].Code.ShouldBe("disbursement");

    [Fact]
    public void Every_edition_of_the_form_gives_every_state_its_column() =>
        Catalog.Forms.ShouldContain(f => f.Code == "ii-06a" && f.Columns[DossierState.Paused] == FormColumn.OpenInTime);

    [Fact]
    public void A_ladder_leads_from_worst_to_best()
    {
        var ladders = Catalog.Ladders;
        var satisfaction = ladders.Single(l => l.Code == "satisfaction");
        satisfaction.Step("rất hài lòng").ShouldBe(4);
        satisfaction.Step("Hài lòng").ShouldBe(3);
        ladders.Single(l => l.Code == "par-class").Step("Xuất sắc").ShouldBe(4);
    }
}
