using CamKet.App.Platform;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Progress;
using Shouldly;
using Xunit;
using static CamKet.App.Tests.Progress.UnitProgressTests;

namespace CamKet.App.Tests.Progress;

/// <summary>Promises about money, which are judged on 31/12 and paced by a plan or the year before.</summary>
public sealed class BudgetProgressTests
{
    [Fact]
    public async Task Budget_is_judged_on_31_12_with_the_plan_it_has()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [new BudgetEntry("disbursement", AsOf, 1_000, 600, Certainty.Estimated)]);
        await stored.Cover(1, "budget", new(2024, 1, 1), AsOf);
        await Promise(stored, 1, Item("1", "disbursement", Percent(80)));
        var before = (await Judging(stored).At(StoredFacts.Scope, 1, new(2023, 12, 15), AsOf, AsOf))[0];
        before.Status.ShouldBe(Status.AtRisk);
        before.EvaluationEnd.ShouldBe(new DateOnly(2024, 12, 31));
        before.Targets[0].Word.ShouldBe("ước thực hiện");

        await stored.Run(
            "insert into budget_plan (province_id, unit_no, line, day, amount, source) values (999, 1, 'disbursement', @day, @amount, 'Kế hoạch')",
            [new { day = new DateOnly(2024, 10, 31), amount = 650m }, new { day = new DateOnly(2024, 12, 31), amount = 789m }]);
        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Sentence.ShouldBe("Không thể đạt: thực hiện hết phần còn lại theo kế hoạch cũng chỉ 78,90%.");
    }

    [Fact]
    public async Task Last_years_pace_counts_only_where_last_year_is_covered()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1,
        [
            new BudgetEntry("disbursement", AsOf.AddYears(-1), 1_000, 500, Certainty.Actual),
            new BudgetEntry("disbursement", new(2023, 12, 31), 1_000, 900, Certainty.Actual),
            new BudgetEntry("disbursement", AsOf, 1_000, 600, Certainty.Actual),
        ]);
        await stored.Cover(1, "budget", new(2024, 1, 1), AsOf);
        await Promise(stored, 1, Item("1", "disbursement", Percent(80)));
        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Status.ShouldBe(Status.AtRisk);

        await stored.Cover(1, "budget", new(2023, 1, 1), new(2023, 12, 31));
        var item = (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0];
        item.Status.ShouldBe(Status.OnTrack);
        item.Targets[0].Forecast!.RecentShare.ShouldBe(Ratio.Of(400, 1_000));
    }

    [Fact]
    public async Task Money_spent_without_an_estimate_is_an_answer_and_no_failure()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [new BudgetEntry("disbursement", AsOf, 0, 600, Certainty.Actual)]);
        await stored.Cover(1, "budget", new(2023, 1, 1), AsOf);
        await stored.Put(1, [new BudgetEntry("disbursement", new(2023, 12, 31), 0, 500, Certainty.Actual)]);
        await Promise(stored, 1, Item("1", "disbursement", Percent(80)));

        var item = (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0];
        item.Status.ShouldBe(Status.NotApplicable);
        item.Sentence.ShouldStartWith("Có thực hiện 600 đồng, không giao dự toán");
    }
}
