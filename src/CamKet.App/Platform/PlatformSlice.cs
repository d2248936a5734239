using System.CommandLine;

namespace CamKet.App.Platform;

/// <summary>One step of filling the demo's database, in ascending order.</summary>
public sealed record DemoStep(int Order, string Name, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>The ground the slices stand on: database, host, pages' frame.</summary>
public static class PlatformSlice
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseAddress? address)
    {
        services.AddSingleton(TimeProvider.System);
        if (address is not null)
        {
            services.AddSingleton(_ => new Database(address));
        }

        return services;
    }

    /// <summary>A slice's part of the sample province, loaded by <c>camket demo</c>.</summary>
    public static IServiceCollection AddDemoStep(
        this IServiceCollection services, int order, string name, Func<IServiceProvider, CancellationToken, Task> run) =>
        services.AddSingleton(new DemoStep(order, name, run));

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var servePort = Port();
        var listen = new Option<string>("--listen")
        {
            Description = "Địa chỉ mạng để nghe; 0.0.0.0 cho cả mạng nội bộ",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var watch = new Option<string?>("--watch") { Description = "Thư mục các hệ thống thả tệp số liệu vào; tệp được nạp khi đã ghi xong" };
        var serve = new Command("serve", "Chạy chương trình với dữ liệu được giữ lại") { servePort, listen, watch };
        serve.SetAction((parsed, ct) => run.Guarded(() => Serve.Run(run, parsed.GetValue(servePort), parsed.GetValue(listen)!, parsed.GetValue(watch), ct)));

        var explain = new Option<bool>("--explain") { Description = "Chỉ nói mỗi bảng nằm ở đâu khi chia ra nhiều máy chủ (Citus), và vì sao; không thay đổi gì" };
        var json = new Option<bool>("--json") { Description = "Cùng --explain: in một tài liệu JSON" };
        var migrate = new Command("migrate", "Đưa cơ sở dữ liệu lên bước di trú mới nhất; có Citus thì chia bảng theo tỉnh") { explain, json };
        migrate.SetAction((parsed, ct) => run.Guarded(() =>
            parsed.GetValue(explain) ? ExplainTables.Run(run, parsed.GetValue(json), ct) : Migrate.Run(run, ct)));
        return [serve, migrate];
    }

    internal static ILoggingBuilder AddLinesTo(this ILoggingBuilder logging, TextWriter log, LogLevel from) =>
        logging.SetMinimumLevel(from)
            // It warns that keys lie unencrypted in the database; so does everything else there (docs/decisions/0003).
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddProvider(new LogLines(log));

    /// <summary>Where the web program listens.</summary>
    internal static Option<int> Port() => new("--port")
    {
        Description = "Cổng; nếu đã có chương trình khác dùng thì lấy cổng kế tiếp",
        DefaultValueFactory = _ => 5080,
    };
}
