using CamKet.Documents;
using CamKet.Figures;
using CamKet.Time;
using Shouldly;

namespace CamKet.Tests.Documents;

public class ProseOfRealDocumentsTests
{
    private static (Operator Op, decimal Value, string Unit)[] Asked(IEnumerable<Threshold> thresholds) =>
        [.. thresholds.Select(t => (t.Op, t.Value, t.Unit))];

    [DataFact]
    public void Document_000_asks_for_92_percent_signed_and_two_dialogues_a_year()
    {
        var blocks = RealDocuments.Blocks("000");
        Asked(Prose.Thresholds(blocks)).ShouldBe([(Operator.AtLeast, 92m, "percent")]);
        Prose.Duties(blocks).ShouldHaveSingleItem().Rule.ShouldBe(new DutyRule("year", null, null, null, 2, true));
        Prose.Citations(blocks).ShouldBe([new Citation("63/BCĐ-CCHC", "2024-03-25")]);
        Prose.Figures(blocks).ShouldBeEmpty();
        Prose.Sums(blocks).ShouldBeEmpty();
        Prose.Scores(blocks).ShouldBeEmpty();
        Prose.Warnings(blocks).ShouldBeEmpty();
    }

    [DataFact]
    public void Document_001_gives_its_thresholds_by_office_and_two_duties()
    {
        var blocks = RealDocuments.Blocks("001");
        var thresholds = Prose.Thresholds(blocks);
        Asked(thresholds).ShouldBe(
        [
            (Operator.AtLeast, 100m, "percent"),
            (Operator.MoreThan, 99m, "percent"),
            (Operator.AtLeast, 70m, "percent"),
            (Operator.AtLeast, 60m, "percent"),
            (Operator.AtLeast, 99m, "percent"),
            (Operator.AtLeast, 85m, "percent"),
            (Operator.MoreThan, 80m, "percent"),
            (Operator.MoreThan, 60m, "percent"),
            (Operator.MoreThan, 80m, "percent"),
            (Operator.MoreThan, 90m, "percent"),
            (Operator.AtLeast, 2m, "count"),
        ]);
        var owners = thresholds.Select(t => t.Owner![..9]).ToList();
        owners.ShouldBe([.. Enumerable.Repeat("Các cơ qu", 7), "Văn phòng", "Văn phòng", "Phòng Tài", "Phòng Nội"]);
        thresholds[7].Owner.ShouldBe("Văn phòng HĐND và UBND thành phố");

        var duties = Prose.Duties(blocks);
        duties.Select(d => d.Rule).ShouldBe(
        [
            new DutyRule("quarter", 3, 12, null, null, true),
            new DutyRule("year", 12, 12, null, null, true),
        ]);
        duties.ShouldAllBe(d => d.To == "UBND thành phố (qua Phòng Nội vụ)");
        Prose.Citations(blocks).ShouldBe(
        [
            new Citation("303/CK-BCĐCCHC", "2024-03-13"),
            new Citation("571/SNV-CCHCVTLT", "2024-04-25"),
            new Citation("02-NQ/TU", "2021-11-04"),
            new Citation("1982/QĐ-UBND", "2022-07-29"),
            new Citation("53-KH/TU", "2021-12-13"),
            new Citation("2401/KH-UBND", "2022-11-26"),
        ]);
        Prose.Warnings(blocks).ShouldHaveSingleItem().ShouldContain("> 60");
        Prose.Figures(blocks).ShouldBeEmpty();
    }

    [DataFact]
    public void Document_002_gives_two_ranks_two_operators_for_punctuality_and_one_letter_at_most()
    {
        var blocks = RealDocuments.Blocks("002");
        Asked(Prose.Thresholds(blocks)).ShouldBe(
        [
            (Operator.MoreThan, 95m, "percent"),
            (Operator.AtLeast, 95m, "percent"),
            (Operator.AtLeast, 100m, "percent"),
            (Operator.AtMost, 1m, "times"),
        ]);
        Prose.Thresholds(blocks).ShouldAllBe(t => t.Owner == null);
        Prose.Scores(blocks).ShouldBe(
        [
            new StatedScore(91.989m, 11.493m, "xuất sắc", 15, 26, 141, "toàn tỉnh", 2023),
            new StatedScore(null, null, null, 2, 9, null, "toàn huyện", 2023),
        ]);
        var plan = Prose.Duties(blocks).Single(d => d.Rule.Every == "once");
        plan.Rule.ShouldBe(new DutyRule("once", null, null, "2024-04-15", null, false));
        plan.To.ShouldBe("UBND huyện (qua Phòng Nội vụ)");
        Prose.Duties(blocks).Select(d => d.Rule.Every).ShouldBe(["week", "month", "once", "quarter", "year", "month", "quarter"]);
        Prose.Citations(blocks).ShouldBe(
        [
            new Citation("1074/QĐ-UBND", "2023-11-22"),
            new Citation("20/KH-UBND", "2024-01-10"),
            new Citation("61/2018/NĐCP", null),
            new Citation("01/2018/TT-VPCP", null),
            new Citation("512/KH-SNV", "2024-03-18"),
        ]);
        Prose.Warnings(blocks).ShouldHaveSingleItem().ShouldContain("95");
    }

    [DataFact]
    public void Document_003_gives_its_citations_and_no_invented_target()
    {
        var blocks = RealDocuments.Blocks("003");
        Prose.Thresholds(blocks).ShouldBeEmpty();
        Prose.Duties(blocks).ShouldBeEmpty();
        Prose.Scores(blocks).ShouldBeEmpty();
        Prose.Figures(blocks).ShouldBeEmpty();
        Prose.Sums(blocks).ShouldBeEmpty();
        Prose.Citations(blocks).ShouldBe(
        [
            new Citation("2294/UBND-TP", "2024-04-24"),
            new Citation("71/BC-SNV", "2024-04-04"),
            new Citation("87/BC-SNV", "2024-04-23"),
        ]);
    }

    [DataFact]
    public void Document_004_has_seven_ratios_that_agree_and_every_other_percentage_bare()
    {
        var blocks = RealDocuments.Blocks("004");
        var figures = Prose.Figures(blocks);
        figures.Where(f => f.Verdict == Verdict.Agrees).Select(f => (f.Raw, f.Numerator, f.Denominator)).ShouldBe(
        [
            ("99,3%", 2926m, 2948m),
            ("97,88%", 2634m, 2691m),
            ("93,76%", 1051m, 1121m),
            ("96,96%", 1019m, 1051m),
            ("125,95%", 7_159_635_648m, 5_684_600_000m),
            ("123,26%", 6_493_509_308m, 5_268_100_000m),
            ("110,3%", 305_000_000m, 276_500_000m),
        ]);
        figures.ShouldNotContain(f => f.Verdict == Verdict.Differs);
        figures.Where(f => f.Verdict == Verdict.Bare && f.Raw != "100%").ShouldHaveSingleItem().Raw.ShouldBe("99,97%");
        Prose.Thresholds(blocks).ShouldBeEmpty();
        Prose.Duties(blocks).ShouldBeEmpty();
    }

    [DataFact]
    public void Document_004_has_three_sums_that_add_up_and_twelve_citations()
    {
        var blocks = RealDocuments.Blocks("004");
        var sums = Prose.Sums(blocks);
        sums.ShouldAllBe(s => s.Verdict == Verdict.Agrees);
        sums.Select(s => string.Join('+', s.Parts) + "=" + s.Total).ShouldBe(["2926+1+21=2948", "2944+4=2948", "93+28=121"]);
        var citations = Prose.Citations(blocks);
        citations.Count.ShouldBe(12);
        citations.ShouldAllBe(c => c.Date != null);
        citations.ShouldContain(new Citation("99/KH-UBND", "2024-02-06"));
        Prose.Warnings(blocks).ShouldBeEmpty();
    }
}
