using CamKet.App.Board;
using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Progress;

public sealed class UnitProgressTests
{
    internal static readonly DateOnly AsOf = new(2024, 11, 10);
    private static readonly CatalogMeasures Catalog = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog"));
    private static readonly WorkingCalendar Calendar = CatalogCalendar.Read(Path.Combine(PostgresServer.Home, "catalog", "calendar"));

    internal static Target Percent(decimal value, Operator op = Operator.AtLeast) =>
        new(TargetType.Percent, op, false, value, null, null, null, null, null, $"{value}%", []);

    internal static CommitmentItem Item(string path, string? measure, params Target[] targets) =>
        new(path, ItemGroup.Improve, "Nội dung " + path, null, targets, null, null, null, measure, null, null) { Id = PromiseId.Of(path) };

    internal static async Task Promise(StoredFacts stored, int unit, params CommitmentItem[] items)
    {
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var commitment = new Commitment(unit, Guid.Parse($"{unit:x8}-0000-0000-0000-000000000001"), 1, "1/CK", new(2024, 1, 26), "UBND phường", null, 2024, [], items, [], null);
        await CommitmentStore.Save(scoped.Connection, StoredFacts.Province, commitment, null, DateTimeOffset.UnixEpoch, "test");
        await scoped.Commit();
    }

    internal static UnitProgress Judging(StoredFacts stored) => new(stored.Database, Catalog, Calendar, StoredFacts.Figures);

    /// <summary>So many outgoing documents a day from the year's first day to the as-of date, the first of each day signed.</summary>
    private static IEnumerable<RegisterDocument> Documents(int perDay, int signedPerDay, DateOnly to) =>
        from day in Enumerable.Range(0, new Window(new(2023, 12, 15), to).Days)
        from n in Enumerable.Range(0, perDay)
        select new RegisterDocument(RegisterDirection.Outgoing, $"{day}-{n}/UBND", new DateOnly(2023, 12, 15).AddDays(day), null, n < signedPerDay, false, false);

    [Fact]
    public async Task A_promise_is_judged_from_the_years_first_day_at_the_pace_of_ninety_days()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, Documents(4, 2, AsOf));
        await stored.Cover(1, "documents", new(2023, 12, 15), AsOf);
        await Promise(stored, 1, Item("B.II.4", "signed", Percent(50)), Item("B.II.5", "signed", Percent(53)), Item("B.II.6", "signed", Percent(56)));

        var items = await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf);

        // 332 days so far, 34 to come, 4 a day: d = 1328, n = 664, r = 136.
        items[0].Targets[0].Actual.ShouldBe(Ratio.Of(664, 1328));
        items[0].Targets[0].Forecast!.Remaining.ShouldBe(136);
        items[0].Window.ShouldBe(new Window(new(2023, 12, 15), AsOf));
        items[0].Status.ShouldBe(Status.OnTrack);
        items[1].Status.ShouldBe(Status.AtRisk);
        items[1].Sentence.ShouldBe("Cần 112 trong 136 văn bản còn lại; 90 ngày gần đây 50%.");
        items[2].Status.ShouldBe(Status.OutOfReach);
        items[2].Sentence.ShouldBe("Không thể đạt: dù cả 136 văn bản còn lại đều đạt, cũng chỉ được 54,64%.");
    }

    [Fact]
    public async Task A_day_without_cover_makes_the_figure_missing_and_not_smaller()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, Documents(4, 4, AsOf));
        await stored.Cover(1, "documents", new(2023, 12, 15), AsOf.AddDays(-1));
        await Promise(stored, 1, Item("1", "signed", Percent(90)));

        var item = (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0];

        item.Status.ShouldBe(Status.NoData);
        item.Sentence.ShouldBe("Chưa đủ số liệu cho cả kỳ: có số liệu đến 09/11/2024.");
        item.DataUntil.ShouldBe(new DateOnly(2024, 11, 9));
    }

    [Fact]
    public async Task No_late_dossier_inside_cover_is_not_applicable_and_fulfilled_at_the_years_end()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [Dossiers.Plain().FinishedOn(new DateTime(2024, 3, 8))]);
        await stored.Cover(1, "dossiers", new(2023, 12, 15), new(2024, 12, 31));
        await Promise(stored, 1, Item("1", "apology-coverage", Percent(100)));

        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Sentence.ShouldBe("Không phát sinh hồ sơ trễ hạn.");
        var end = (await Judging(stored).At(StoredFacts.Scope, 1, null, new(2024, 12, 20), new(2024, 12, 20)))[0];
        end.Status.ShouldBe(Status.NotApplicable);
        end.Sentence.ShouldBe("Không phát sinh hồ sơ trễ hạn; được tính là hoàn thành.");
        end.Window!.Value.To.ShouldBe(new DateOnly(2024, 12, 14));
    }

    [Fact]
    public async Task A_standing_is_recorded_once_a_decision_and_judges_rank_and_grade_together()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        var record = new RecordStanding(stored.Database, Catalog, TimeProvider.System);
        Standing standing = new("par-index", 2024, 84.5m, 11, 21, "Tốt", false, "12/QĐ-UBND", new(2024, 11, 1));
        (await record.Run(StoredFacts.Scope, 1, standing, "test")).Refused.ShouldBeNull();
        (await record.Run(StoredFacts.Scope, 1, standing with { Rank = 9 }, "test")).Refused.ShouldBeNull();
        Target rank = Percent(10, Operator.AtMost) with { Type = TargetType.Rank };
        Target grade = rank with { Type = TargetType.Grade, Op = Operator.AtLeast, Number = null, Word = "Tốt" };
        await Promise(stored, 1, Item("A.1", "par-index", rank, grade));

        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Status.ShouldBe(Status.Met);
    }

    [Theory]
    [InlineData("par", 1, 21, "Tốt", "Không có bảng xếp hạng")]
    [InlineData("par-index", 22, 21, "Tốt", "lớn hơn số đơn vị")]
    [InlineData("par-index", 0, 21, "Tốt", "bắt đầu từ 1")]
    [InlineData("par-index", 1, 21, "Tuyệt vời", "không có trong thang")]
    public async Task A_standing_that_cannot_be_is_refused_in_a_sentence(string list, int rank, int of, string grade, string sentence)
    {
        await using var stored = await StoredFacts.WithUnits(1);
        var record = new RecordStanding(stored.Database, Catalog, TimeProvider.System);
        (await record.Run(StoredFacts.Scope, 1, new(list, 2024, null, rank, of, grade, false, "1/QĐ", null), "test")).Refused!.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_milestone_is_reached_with_its_first_evidence()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await Promise(stored, 1, Item("C.1", null, Percent(0) with { Type = TargetType.Milestone, Number = null }));
        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Status.ShouldBe(Status.NoDate);

        await using (var scoped = await stored.Database.InScope(StoredFacts.Scope))
        {
            await ItemStore.AddEvidence(
                scoped.Connection, StoredFacts.Province, 1,
                new ItemEvidence(Guid.NewGuid(), PromiseId.Of("C.1"), "12/KH-UBND", new(2024, 2, 26), "Kế hoạch tự kiểm tra", null), DateTimeOffset.UnixEpoch, "test");
            await scoped.Commit();
        }

        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Sentence.ShouldBe("Đã hoàn thành ngày 26/02/2024.");
    }

    [Fact]
    public async Task All_units_together_are_what_each_is_alone()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2, 3);
        foreach (var unit in new[] { 1, 2, 3 })
        {
            await stored.Put(unit, Enumerable.Range(0, 80).Select(i => Dossiers.Random(new Random((unit * 100) + i), i)).DistinctBy(d => d.Code));
            await stored.Cover(unit, "dossiers", new(2023, unit == 2 ? 9 : 12, unit == 2 ? 1 : 15), AsOf);
            await Promise(stored, unit, Item("1", "online-new", Percent(60)), Item("2", "on-time-received", Percent(95)), Item("3", "supplemented-twice", Percent(5, Operator.AtMost)));
        }

        var all = await Judging(stored).OfAll(StoredFacts.Scope, null, AsOf, AsOf, Reader.Staff);
        all.Count.ShouldBe(3);
        foreach (var unit in new[] { 1, 2, 3 })
        {
            var alone = await Judging(stored).At(StoredFacts.Scope, unit, null, AsOf, AsOf);
            all[unit].Select(i => (i.Status, i.Sentence, i.Targets[0].Actual, i.Targets[0].Forecast))
                .ShouldBe(alone.Select(i => (i.Status, i.Sentence, i.Targets[0].Actual, i.Targets[0].Forecast)));
        }
    }

    [Fact]
    public async Task A_line_rises_month_by_month_and_stops_where_the_cover_stops()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, Documents(2, 1, AsOf));
        await stored.Cover(1, "documents", new(2023, 12, 15), new(2024, 10, 20));
        var points = await new MeasureSeries(stored.Database, StoredFacts.Figures).Of(
            StoredFacts.Scope, 1, Catalog.Measures.Find("signed")!, new Window(new(2023, 12, 15), AsOf), SeriesStep.Month, AsOf, Reader.Staff);
        points.Select(p => p.Day.Day).ShouldBe([14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 10]);
        points[0].Figure.Ratio.ShouldBe(Ratio.Of(31, 62));
        points[^2].Figure.Ratio.ShouldBe(Ratio.Of(305, 610));
        points[^1].Figure.Ratio.ShouldBe(Ratio.Missing);
    }

    [Theory]
    [InlineData(null, "2024-11-10", 2024)]
    [InlineData("2023-12-15", "2024-11-10", 2024)]
    [InlineData(null, "2024-12-20", 2024)]
    [InlineData("2024-12-15", "2024-12-20", 2025)]
    [InlineData("2024-01-01", "2024-12-31", 2024)]
    public void The_year_is_that_of_the_window(string? from, string to, int year) =>
        UnitProgress.YearOf(from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(year);

    [Fact]
    public async Task What_came_in_a_past_window_keeps_the_outcome_known_by_the_as_of_date()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        var received = new DateTime(2024, 5, 20, 9, 0, 0, DateTimeKind.Unspecified);
        await stored.Put(1, Enumerable.Range(0, 4).Select(i => Dossiers.Plain($"D{i}") with
        {
            Received = received, DueFirst = received.AddDays(60), DueLawful = received.AddDays(60), DueCurrent = received.AddDays(60),
            Status = DossierStatus.Returned, Finished = received.AddDays(50),
        }));
        await stored.Cover(1, "dossiers", new(2023, 12, 15), AsOf);
        await Promise(stored, 1, Item("1", "on-time-received", Percent(95)));
        DateOnly from = new(2023, 12, 15), to = new(2024, 6, 14);

        (await Judging(stored).At(StoredFacts.Scope, 1, from, to, to))[0].Targets[0].Actual.ShouldBe(Ratio.Of(0, 4));
        var later = (await Judging(stored).At(StoredFacts.Scope, 1, from, to, AsOf))[0];
        later.Targets[0].Actual.ShouldBe(Ratio.Of(4, 4));
        later.Window.ShouldBe(new Window(from, to));
    }

    [Fact]
    public async Task An_outcome_is_known_only_as_far_as_extracts_tell_it()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [Dossiers.Plain() with { Received = new DateTime(2024, 6, 1), DueLawful = new DateTime(2024, 7, 1) }]);
        await stored.Cover(1, "dossiers", new(2023, 12, 15), new(2024, 6, 20));
        await Promise(stored, 1, Item("1", "on-time-received", Percent(95)));

        // Nothing says that it was still open in July.
        (await Judging(stored).At(StoredFacts.Scope, 1, null, new(2024, 6, 14), AsOf))[0].Targets[0].Forecast!.BestPossible.ShouldNotBe(0);
        (await Judging(stored).At(StoredFacts.Scope, 1, null, new(2024, 6, 14), AsOf))[0].Status.ShouldNotBe(Status.OutOfReach);
    }

    [Fact]
    public async Task One_wave_in_the_window_is_enough_for_a_survey_and_none_is_not()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [new SurveyCount("sipas", "web", "all", new(2024, 3, 15), new(2024, 6, 14), 0, 0, 10, 50, 40, 0)]);
        await stored.Cover(1, "surveys", new(2024, 3, 15), new(2024, 6, 14));
        await Promise(stored, 1, Item("1", "satisfaction", Percent(85)));

        var item = (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0];
        item.Status.ShouldBe(Status.OnTrack);
        item.Sentence.ShouldContain("khảo sát từ 15/03/2024 đến 14/06/2024");
        (await Judging(stored).At(StoredFacts.Scope, 1, null, new(2024, 6, 13), new(2024, 6, 13)))[0].Status.ShouldBe(Status.NoData);
    }

    [Fact]
    public async Task A_document_older_than_the_promise_does_not_keep_it()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await Promise(stored, 1, Item("C.1", null, Percent(0) with { Type = TargetType.Milestone, Number = null }));
        await Evidence(new(2024, 1, 25));
        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Status.ShouldBe(Status.NoDate);
        await Evidence(new(2024, 1, 26));
        (await Judging(stored).At(StoredFacts.Scope, 1, null, AsOf, AsOf))[0].Sentence.ShouldBe("Đã hoàn thành ngày 26/01/2024.");

        async Task Evidence(DateOnly day)
        {
            await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
            await ItemStore.AddEvidence(
                scoped.Connection, StoredFacts.Province, 1,
                new ItemEvidence(Guid.NewGuid(), PromiseId.Of("C.1"), "9/KH", day, "Kế hoạch", null), DateTimeOffset.UnixEpoch, "test");
            await scoped.Commit();
        }
    }
}
