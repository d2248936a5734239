using System.CommandLine;
using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.Units;

namespace CamKet.App.Units;

/// <summary>Units by code and date, and the working calendar: what all other slices ask.</summary>
public static class UnitsSlice
{
    public static IServiceCollection AddUnits(this IServiceCollection services)
    {
        services.AddSingleton<FindUnit>();
        services.AddTransient<ImportUnits>();
        services.AddTransient<LoadCatalogUnits>();
        services.AddAfterMigration((provider, ct) => provider.GetRequiredService<LoadCatalogUnits>().Load(CatalogUnits.Read(Home.Path("catalog", "units")), ct));
        services.AddDemoStep(10, "Đơn vị của tỉnh mẫu", (provider, ct) => provider.GetRequiredService<LoadCatalogUnits>()
            .Load(CatalogUnits.Read(Home.Path("catalog", "units"), Home.Path("samples", "catalog", "units")), ct));
        return services;
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var files = new Argument<string[]>("tệp") { Description = "Các danh mục đơn vị đã công bố, dạng CSV", Arity = ArgumentArity.OneOrMore };
        var import = new Command("import", "Nạp danh mục đơn vị hành chính đã công bố") { files };
        import.SetAction((parsed, ct) => run.WithDatabase((services, token) => Import(services, run.Answer, parsed.GetValue(files)!, token), ct));

        var code = new Argument<string>("mã") { Description = "Mã đơn vị của cơ quan thống kê: 2, 3 hoặc 5 chữ số" };
        var at = DayOption.Create("--at", "Ngày hỏi, như 10/11/2024", isRequired: true);
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var show = new Command("show", "Mã là đơn vị nào ở một ngày, và sau đó thành gì") { code, at, json };
        show.SetAction((parsed, ct) => Show(run, parsed.GetValue(code)!, parsed.GetValue(at)!.Value, parsed.GetValue(json), ct));
        return [new Command("units", "Đơn vị hành chính theo thời gian") { import, show }];
    }

    private static async Task<int> Import(IServiceProvider services, Answer answer, string[] files, CancellationToken ct)
    {
        switch (await services.GetRequiredService<ImportUnits>().Import(files, ct))
        {
            case ImportUnitsOutcome.Done done:
                foreach (var line in done.Summary)
                {
                    answer.Output.WriteLine(line);
                }

                var spellings = done.Issues.Count(issue => issue.Kind == UnitIssueKind.OtherSpelling);
                answer.Output.WriteLine($"{done.Issues.Count} điểm cần xem trong bảng, trong đó {spellings} tên viết khác danh mục (lưu trong unit_issue):");
                foreach (var issue in done.Issues.Where(issue => issue.Kind != UnitIssueKind.OtherSpelling))
                {
                    answer.Output.WriteLine($"  dòng {issue.Line}: {issue.Problem}");
                }

                return 0;
            case ImportUnitsOutcome.Refused refused:
                return await answer.Refuse(refused.Sentence);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    /// <summary>From the catalog where it knows the code, which needs no database; else from what was imported.</summary>
    private static async Task<int> Show(CommandRun run, string code, DateOnly day, bool json, CancellationToken ct)
    {
        return await run.WithoutDatabase(
            async (_, _) =>
            {
                var catalog = CatalogUnits.Read(Home.Path("catalog", "units"));
                return catalog.Ask(code, day) is { Unit: not null } known
                    ? Print(run.Answer.Output, catalog, known, json)
                    : await run.WithDatabase((services, token) => FromDatabase(services, run.Answer, code, day, json, token), ct);
            },
            ct);
    }

    private static async Task<int> FromDatabase(IServiceProvider services, Answer answer, string code, DateOnly day, bool json, CancellationToken ct)
    {
        var register = await services.GetRequiredService<FindUnit>().Register(ct);
        var known = register.Ask(code, day);
        if (known.Unit is not null)
        {
            return Print(answer.Output, register, known, json);
        }

        return await answer.Refuse($"Không có đơn vị mã \"{code}\": hãy kiểm tra lại mã, hoặc nạp danh mục toàn quốc bằng ./camket units import.");
    }

    private static int Print(TextWriter output, UnitRegister register, CodeAnswer answer, bool json)
    {
        if (json)
        {
            output.WriteLine(ShowUnit.AsJson(register, answer));
            return 0;
        }

        foreach (var line in ShowUnit.AsText(register, answer))
        {
            output.WriteLine(line);
        }

        return 0;
    }
}
