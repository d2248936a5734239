using System.IO.Compression;
using System.Security.Cryptography;
using CamKet.App.Catalog;
using CamKet.App.Samples;
using CamKet.App.Tests.Fixture;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Samples;

public class SampleProvinceTests
{
    private static readonly WorkingCalendar Calendar = CatalogCalendar.Read(Path.Combine(PostgresServer.Home, "catalog", "calendar"));
    private static readonly SampleFiles Files = new(CatalogProcedures.Read(Path.Combine(PostgresServer.Home, "catalog", "procedures")), Calendar);
    private static readonly Window Window = SampleProvince.ThisYear;

    public static TheoryData<string> Codes() => [.. SampleProvince.Units.Select(u => u.Code)];

    private static SampleFacts Facts(string code) => Files.Facts(SampleProvince.Units.Single(u => u.Code == code));

    private static CounterValues Counted(SampleFacts facts, Window window) => DossierCounters.Count(facts.Dossiers, new CountingFrame(window, window.To));

    [Fact]
    public void Ward_4_received_2948_dossiers_of_2926_online_1_carried_over_and_21_direct_and_by_post()
    {
        var counted = Counted(Facts("19345"), Window);

        counted["received-online"].ShouldBe(2926);
        counted["carried-over"].ShouldBe(1);
        (counted["received-direct"] + counted["received-postal"]).ShouldBe(21);
        (counted["received"] + counted["carried-over"]).ShouldBe(2948);
        (counted["resolved-early"] + counted["resolved-on-time"]).ShouldBe(2944);
        counted["resolved-late"].ShouldBe(0);
        counted["open-overdue"].ShouldBe(0);
        counted["open-in-time"].ShouldBe(4);
        counted["open-paused"].ShouldBe(0);
        counted["procedures"].ShouldBe(35);
        Ratio.Of(counted["payments-online"], counted["payments"]).ShouldBe(Ratio.Of(2634, 2691));
        counted["input-digitised"].ShouldBe(counted["received"]);
        Print.Percent(Ratio.Of(counted["result-digitised"], 2944)).ShouldBe("99,97%");
        counted["result-digitised"].ShouldBe(2943);
    }

    [Fact]
    public void Ward_4_issued_1121_documents_1051_signed_1019_of_them_by_the_leader_and_its_revenue_is_an_estimate()
    {
        var facts = Facts("19345");
        var documents = DocumentCounters.Count(facts.Documents, new CountingFrame(Window, Window.To));
        (documents["outgoing"], documents["outgoing-signed"], documents["outgoing-signed-leader"], documents["outgoing-exchanged"]).ShouldBe((1121, 1051, 1019, 1121));

        var newest = facts.Budget.Where(e => e.AsOf == Window.To).ToDictionary(e => e.Line);
        (newest["revenue-total"].Actual, newest["revenue-total"].Estimate, newest["revenue-total"].Certainty).ShouldBe((7_159_635_648m, 5_684_600_000m, Certainty.Estimated));
        (newest["revenue-share"].Actual, newest["revenue-share"].Estimate).ShouldBe((6_493_509_308m, 5_268_100_000m));
        (newest["revenue-share-local"].Actual, newest["revenue-share-local"].Estimate).ShouldBe((305_000_000m, 276_500_000m));

        facts.Unit.Activities.Where(a => Window.Contains(a.Day)).GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => g.Sum(a => a.Count))
            .Where(pair => pair.Key != "self-scoring").OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, int> { ["article"] = 89, ["conference"] = 9, ["contest"] = 1, ["dialogue"] = 2, ["initiative"] = 4, ["outreach"] = 28, ["video"] = 1 });
    }

    [Fact]
    public void Huong_Linh_has_a_promise_on_track_one_at_risk_and_one_out_of_reach()
    {
        var facts = Facts("19447");
        var before = Counted(facts, SampleProvince.LastYear);
        Print.Percent(Ratio.Of(before["received-online"], before["received"])).ShouldBe("14,12%");
        Ratio.Of(before["interlinked-electronic"], before["interlinked"]).Percent.ShouldBe(10);

        var now = Counted(facts, Window);
        var recentWindow = Calendar.LastDaysWithoutTet(Window.To, 90);
        var recent = DossierCounters.Count(facts.Dossiers, new CountingFrame(recentWindow, Window.To));
        var signed = DocumentCounters.Count(facts.Documents, new CountingFrame(Window, Window.To));
        var signedRecently = DocumentCounters.Count(facts.Documents, new CountingFrame(recentWindow, Window.To));

        Status(now, recent, "received-online", "received", 40).ShouldBe(CamKet.Progress.Status.OnTrack);
        Status(now, recent, "interlinked-electronic", "interlinked", 20).ShouldBe(CamKet.Progress.Status.AtRisk);
        Status(signed, signedRecently, "outgoing-signed", "outgoing", 92).ShouldBe(CamKet.Progress.Status.OutOfReach);

        static Status Status(CounterValues now, CounterValues recent, string n, string d, decimal target)
        {
            // 11/11–14/12: 34 days left; 90 days looked back.
            var expected = Pace.Expected(recent[d], 90, 34);
            return new OpenOutlook(now[n], now[d], expected, 0, 0, Ratio.Of(recent[n], recent[d])).StatusFor(Operator.AtLeast, target);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_units_facts_add_up_to_its_plan(string code)
    {
        var facts = Facts(code);
        foreach (var (plan, i) in facts.Unit.Dossiers.Select((p, i) => (p, i)))
        {
            var counted = Counted(facts, plan.Window);
            var lastYear = i == 0;
            counted["received"].ShouldBe(plan.Received.All);
            counted["received-online"].ShouldBe(plan.Online.All);
            counted["payments"].ShouldBe(plan.Payments.All);
            counted["payments-online"].ShouldBe(plan.PaymentsOnline.All);
            counted["interlinked"].ShouldBe(plan.Interlinked.All);
            counted["interlinked-electronic"].ShouldBe(plan.InterlinkedElectronic.All);
            counted["resolved-late"].ShouldBe(plan.Late, "late");
            counted["open-overdue"].ShouldBe(plan.Overdue, "overdue");
            counted["open-paused"].ShouldBe(lastYear ? 0 : plan.Paused, "paused");
            counted["open-in-time"].ShouldBe(plan.Open, "open");
            (counted["withdrawn"] + counted["rejected"] + counted["stopped"]).ShouldBe(plan.Ended, "ended");
            counted["carried-over"].ShouldBe(lastYear ? 0 : facts.Unit.Dossiers[0].Open, "carried");
            (counted["late-apologised"] + counted["overdue-apologised"]).ShouldBe(plan.Letters, "letters");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_dossier_could_have_happened(string code)
    {
        foreach (var dossier in Facts(code).Dossiers)
        {
            var received = DateOnly.FromDateTime(dossier.Received!.Value);
            dossier.Code.ShouldMatch(@"^\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}-\d{6}-\d{4}$");
            dossier.Code.ShouldContain(received.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture));
            Calendar.IsWorking(received).ShouldBeTrue(dossier.Code);
            Calendar.IsWorking(DateOnly.FromDateTime(dossier.DueLawful!.Value)).ShouldBeTrue(dossier.Code);
            (dossier.Finished is null || dossier.Finished >= dossier.Received).ShouldBeTrue(dossier.Code);
            (dossier.Finished is null || dossier.Finished <= new DateTime(2024, 11, 8, 17, 30, 0)).ShouldBeTrue(dossier.Code);
            (dossier.HandedOver is null || dossier.HandedOver >= dossier.Finished).ShouldBeTrue(dossier.Code);
            (dossier.PaymentsOnline <= dossier.Payments && (dossier.Payments == 0 || dossier.FeeBearing)).ShouldBeTrue(dossier.Code);
        }

        Facts(code).Dossiers.Select(d => d.Code).Distinct().Count().ShouldBe(Facts(code).Dossiers.Count);
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_and_they_are_small()
    {
        var first = Files.All().ToList();
        var second = new SampleFiles(CatalogProcedures.Read(Path.Combine(PostgresServer.Home, "catalog", "procedures")), Calendar).All();

        second.Select(f => (f.Path, Hash(f))).ShouldBe(first.Select(f => (f.Path, Hash(f))));
        first.Select(f => f.Path).Distinct().Count().ShouldBe(first.Count);
        first.Sum(f => (long)f.Content.Length).ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public void A_workbook_is_read_back_with_its_oddities()
    {
        var ward = SampleProvince.Units.Single(u => u.Code == "19345");
        var file = Files.All().First(f => f.Path == "phuong-4/ho-so-2024.xlsx");
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateReader(new MemoryStream(file.Content));
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        rows.ShouldAllBe(row => row[0] == null);
        rows[3][1].ShouldBe("STT");
        rows[4][2].ShouldBe("Mã hồ sơ");
        rows[5][1].ShouldBe("(1)");
        rows[6][8].ShouldBeOfType<string>().ShouldMatch(@"^\d\d/\d\d/\d{4} \d\d:\d\d$");
        rows[^1][1].ShouldBe("Tổng cộng: 2.948 hồ sơ");
        rows.Count.ShouldBe(3 + 2 + 1 + 2948 + 1);
        reader.MergeCells.ShouldNotBeEmpty();
        ward.Style.ShouldBe(ExtractStyle.Stacked);
    }

    private static string Hash(SampleFile file)
    {
        if (!file.Path.EndsWith("x", StringComparison.Ordinal))
        {
            return Convert.ToHexString(SHA256.HashData(file.Content));
        }

        // Compared part by part: how well a part is compressed may differ between machines.
        using var archive = new ZipArchive(new MemoryStream(file.Content));
        return string.Concat(archive.Entries.Select(entry => entry.FullName + Convert.ToHexString(SHA256.HashData(entry.Open()))));
    }
}
