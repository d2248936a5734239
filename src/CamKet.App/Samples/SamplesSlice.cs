using System.CommandLine;
using CamKet.App.Platform;
using CamKet.Figures;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>The sample province: its files are made from a seed, on demand; the demo runs on a database filled with them.</summary>
public static class SamplesSlice
{
    public static IServiceCollection AddSamples(this IServiceCollection services)
    {
        services.AddTransient(provider => new SampleFiles(provider.GetRequiredService<ProcedureCatalog>(), provider.GetRequiredService<WorkingCalendar>()));
        services.AddTransient<LoadSamples>();
        services.AddTransient<LoadCommitments>();
        services.AddTransient<LoadStandings>();
        services.AddDemoStep(20, "Số liệu của tỉnh mẫu", (provider, ct) => provider.GetRequiredService<LoadSamples>().Facts(units: null, ct));
        services.AddDemoStep(30, "Cam kết của tỉnh mẫu", (provider, ct) => provider.GetRequiredService<LoadCommitments>().Load(units: null, ct));
        services.AddDemoStep(31, "Thứ hạng của tỉnh mẫu", (provider, ct) => provider.GetRequiredService<LoadStandings>().Load(ct));
        return services;
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var folder = new Option<string>("--out") { Description = "Thư mục để ghi các tệp mẫu", Required = true };
        var samples = new Command("samples", "Ghi các tệp của tỉnh mẫu: hồ sơ, văn bản, ngân sách, hoạt động, khảo sát, bản cam kết") { folder };
        samples.SetAction((parsed, ct) => run.WithoutDatabase((services, token) => Write(services, run.Answer, parsed.GetValue(folder)!, token), ct));
        var port = PlatformSlice.Port();
        var demo = new Command("demo", "Dựng tỉnh mẫu trong cơ sở dữ liệu dùng một lần và mở trang") { port };
        demo.SetAction((parsed, ct) => run.Guarded(() => Demo.Run(run, parsed.GetValue(port), ct)));
        return [demo, samples];
    }

    private static string HardCases => Home.Path("samples", "hard-cases");

    private static async Task<int> Write(IServiceProvider services, Answer answer, string folder, CancellationToken ct)
    {
        var files = services.GetRequiredService<SampleFiles>().All(HardCases).ToList();
        await WriteSamples.To(folder, files, ct);
        answer.Output.WriteLine($"Đã ghi {Print.Number(files.Count)} tệp vào {folder}; nội dung từng tệp ở {WriteSamples.List}.");
        return 0;
    }
}
