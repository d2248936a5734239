using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using CamKet.App.Catalog;
using CamKet.App.Facts;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Samples;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.App.Units;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>
/// Every statement the program sends on its main ways, as Npgsql tells them, names the province once for each reference to a sharded
/// table. An honest approximation: it counts references and comparisons with a constant in one statement and does not parse, so two
/// comparisons for one reference can hide a missing one; and what no way here sends is not seen.
/// </summary>
public sealed partial class StatementShapeTests
{
    [Fact]
    public async Task Every_statement_names_the_province_for_every_sharded_table_it_touches()
    {
        var sent = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await using var app = await CamKetApp.StartAsync();
        HashSet<string> sharded;
        await using (var owner = new NpgsqlConnection(app.DatabaseAddress.For(Roles.Owner) + ";Pooling=false"))
        {
            await owner.OpenAsync();
            sharded = [.. (await TableShape.All(owner, default)).Where(t => t.Kind == TableKind.Distributed).Select(t => t.Name)];
        }

        using (Listen(app.DatabaseAddress.DatabaseName, sent))
        {
            await Walk(app);
        }

        // What the walk has to have sent, else it proves nothing.
        foreach (var needed in (string[])
            ["insert into dossier (", "insert into dossier_history", "insert into ledger_day", "insert into quarantine", "insert into gone_dossier", "insert into commitment_item",
             "insert into import_job", "from ledger_roll", "from coverage", "from ledger_procedure_month", "insert into report ", "delete from dossier", "update import_job", "delete from ledger_day", "insert into stage_kept", "with back as", "with behind as"])
        {
            sent.Keys.ShouldContain(text => text.Contains(needed, StringComparison.Ordinal), needed);
        }

        sent.Keys.SelectMany(text => Faults(text, sharded)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select * from dossier where unit_no = 1", 1)]
    [InlineData("select * from dossier d join extract e on e.province_id = d.province_id where d.province_id = @p", 1)]
    [InlineData("select * from dossier d join extract e on e.province_id = @p where d.province_id = @p", 0)]
    [InlineData("insert into dossier (unit_no) values (1)", 1)]
    [InlineData("insert into dossier (province_id, unit_no) select @p, unit_no from stage", 1)]
    [InlineData("insert into dossier (province_id, unit_no) select @p, unit_no from stage on conflict do nothing", 0)]
    [InlineData("copy dossier (code) from stdin", 1)]
    [InlineData("select set_config('camket.province', '1', true)", 1)]
    [InlineData("select * from unit", 0)]
    public void The_count_tells_good_from_bad(string sql, int faults) =>
        Faults(sql, ["dossier", "extract"]).Count().ShouldBe(faults);

    private static IEnumerable<string> Faults(string text, HashSet<string> sharded)
    {
        foreach (var statement in Comment().Replace(text, "").Split(';'))
        {
            var into = Into().Matches(statement).Where(m => sharded.Contains(m.Groups["table"].Value)).ToList();
            var named = References().Matches(statement).Count(m => sharded.Contains(m.Groups["table"].Value));
            if (Compared().Count(statement) < named)
            {
                yield return $"{named} references, {Compared().Count(statement)} provinces: {statement}";
            }

            if (into.Exists(m => !m.Groups["columns"].Value.Contains("province_id", StringComparison.Ordinal)))
            {
                yield return $"a row without its province: {statement}";
            }

            if (into.Count > 0 && FromElsewhere().IsMatch(statement) && !statement.Contains("on conflict", StringComparison.Ordinal)
                && !statement.Contains("/* never on a cluster */", StringComparison.Ordinal))
            {
                yield return $"would be written by COPY, which row-level security refuses: {statement}";
            }

            if (Copied().Match(statement) is { Success: true } copied && sharded.Contains(copied.Groups["table"].Value))
            {
                yield return $"COPY into a sharded table: {statement}";
            }

            if (statement.Contains("set_config", StringComparison.Ordinal))
            {
                yield return $"the servers of the shards would not hear of it: {statement}";
            }
        }
    }

    private static ActivityListener Listen(string database, ConcurrentDictionary<string, bool> sent)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name"), database)
                    && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text)
                {
                    sent.TryAdd(text, true);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>Extracts, promises, an upload, a report, the pages, the check, a rebuild: nobody but the program sends a statement here.</summary>
    private static async Task Walk(CamKetApp app)
    {
        await app.Services.GetRequiredService<LoadCatalogUnits>().Load(
            CatalogUnits.Read(Path.Combine(PostgresServer.Home, "catalog", "units"), Path.Combine(PostgresServer.Home, "samples", "catalog", "units")), default);
        var units = new HashSet<string> { "99001", "19447" };
        await app.Services.GetRequiredService<LoadSamples>().Facts(units, default);
        await app.Services.GetRequiredService<LoadCommitments>().Load(units, default);
        await app.Services.GetRequiredService<LoadStandings>().Load(default);

        // An upload with a row that is corrected, the same extract later with a changed row and one gone, which is decided.
        using var officer = await app.SignedIn();
        const string head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";
        await Accepted(officer, head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;Trực tiếp;Đang xử lý;02/10/2024;\nX-3;Trực tiếp;Đã xử lý xong;02/10/2024;03/09/2024\n");
        var waiting = await officer.Get("/so-lieu/cho-sua");
        string Hidden(PageAnswer page, string name) => page.Html.QuerySelector($"main form input[name={name}]")!.GetAttribute("value")!;
        await officer.Follow(await officer.PostForm(
            "/so-lieu/cho-sua/nap-lai",
            new() { ["tinh"] = Hidden(waiting, "tinh"), ["lan"] = Hidden(waiting, "lan"), ["trang"] = Hidden(waiting, "trang"), ["dong"] = Hidden(waiting, "dong"), ["o-finished"] = "03/10/2024" }));
        await Accepted(officer, head + "X-1;Trực tuyến;Đang xử lý;01/10/2024;\nX-3;Trực tiếp;Đã xử lý xong;02/10/2024;03/10/2024\n");
        var gone = await officer.Get("/so-lieu/bien-mat");
        await officer.Follow(await officer.PostForm(
            "/so-lieu/bien-mat/quyet-dinh",
            new() { ["chon"] = Hidden(gone, "chon"), ["xoa"] = "1", ["ly-do"] = "Nhập trùng" }));

        // One long enough for its parts to be stored while it is read, of which two rows say the same.
        await Accepted(officer, head + string.Concat(Enumerable.Range(0, NewFacts.PartRows + 3000).Append(0).Select(i => $"Y-{i};Trực tiếp;Đang xử lý;01/10/2024;\n")));

        var report = await officer.PostForm("/bao-cao", new() { ["don-vi"] = "19447", ["tu"] = "2023-12-15", ["den"] = "2024-11-10", ["han"] = "2024-11-12" });
        using var citizen = app.Visitor();
        foreach (var url in (string[])["/", "/don-vi", "/tien-do", "/bang.csv", "/so-lieu", "/cam-ket", "/bao-cao", report.Location!.ToString(), "/ke-hoach-von", "/ket-qua-xep-hang", "/bao-cao/tuan?don-vi=19447", "/khai-thac", "/khai-thac?don-vi=19447&theo=can-bo"])
        {
            (await officer.Get(url)).Status.ShouldBe(System.Net.HttpStatusCode.OK, url);
            await citizen.Get(url);
        }

        // From a figure of the province, and from one of a unit, down to the dossiers.
        foreach (var unit in (string[])["", "don-vi=19447"])
        {
            var drill = await officer.Get("/khai-thac?" + unit);
            (await officer.Get(drill.Html.QuerySelector("table.drill td[data-label='Đang giải quyết'] a")!.GetAttribute("href")!)).Html.QuerySelector("table.behind").ShouldNotBeNull(unit);
        }

        await app.Services.GetRequiredService<RebuildLedger>().Run(SampleProvince.ProvinceId, default);
        (await app.Services.GetRequiredService<CheckLedger>().Run(SampleProvince.ProvinceId, 1, default)).IsSound.ShouldBeTrue();
    }

    private static async Task Accepted(Visitor officer, string text)
    {
        var shown = await officer.Settled(await officer.Upload("ho-so.csv", text));
        await officer.PostForm(shown.Path() + "/nhan", []);
        (await officer.Settled(() => officer.Get(shown.Path()))).MainText.ShouldContain("Đã nhận");
    }

    [GeneratedRegex(@"--[^\n]*|'(?:[^']|'')*'")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:from|join|update|using)\s+(?<table>[a-z_]+)\b")]
    private static partial Regex References();

    [GeneratedRegex(@"\binsert into\s+(?<table>[a-z_]+)[^(]*\((?<columns>[^)]*)\)")]
    private static partial Regex Into();

    [GeneratedRegex(@"\bprovince_id\s*=\s*[@$0-9]")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b(?:stage\w*|unnest)\b")]
    private static partial Regex FromElsewhere();

    [GeneratedRegex(@"\bcopy\s+(?<table>[a-z_]+)[^;]*from stdin")]
    private static partial Regex Copied();
}
