using System.CommandLine;
using CamKet.App.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CamKet.App.Measures;

/// <summary>Facts counted for the measures of the catalog, and the nightly comparison of that count with the facts themselves.</summary>
public static class MeasuresSlice
{
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.AddSingleton<IFigureSource, LedgerSource>();
        services.AddSingleton<IFigureSource, BudgetSource>();
        services.AddSingleton<IFigureSource, HeldActivitySource>();
        services.AddSingleton<IFigureSource, SurveySource>();

        // Made when first asked, so that it finds the sources of every slice.
        services.AddSingleton(provider => new AskFigures(provider.GetServices<IFigureSource>()));
        services.AddSingleton(provider => new MeasureSeries(provider.GetRequiredService<Database>(), provider.GetRequiredService<AskFigures>()));
        services.AddTransient<CheckLedger>();
        // At two in the morning in Vietnam; other windows each day.
        services.AddScheduledWork(new("check-ledger", TimeSpan.FromDays(1), TimeSpan.FromHours(19), async (provider, ct) =>
        {
            var check = provider.GetRequiredService<CheckLedger>();
            var wrong = new List<int>();
            foreach (var province in await check.Provinces(ct))
            {
                if (!(await check.Run(province, VietnamClock.Today(provider.GetRequiredService<TimeProvider>()).DayNumber, ct)).IsSound)
                {
                    wrong.Add(province);
                }
            }

            return wrong.Count == 0 ? null : $"Sổ cộng dồn của tỉnh {string.Join(", ", wrong)} khác số liệu: hãy chạy ./camket check rồi ./camket check --rebuild, và báo lỗi này cho người làm chương trình.";
        }));
        return services;
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var rebuild = new Option<bool>("--rebuild") { Description = "Cộng lại sổ từ mọi bản ghi số liệu trước khi so" };
        var seed = new Option<int>("--seed") { Description = "Chọn các kỳ lẻ để so", DefaultValueFactory = _ => 1 };
        var check = new Command("check", "Đếm lại toàn bộ số liệu và so với sổ cộng dồn") { json, rebuild, seed };
        check.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => CheckCommand.Run(services, run.Answer, new(parsed.GetValue(rebuild), parsed.GetValue(seed), parsed.GetValue(json)), token), ct));
        return [check];
    }
}
