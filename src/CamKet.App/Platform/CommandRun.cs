using Npgsql;

namespace CamKet.App.Platform;

/// <summary>
/// What a command gets to work with: where it answers, and the configured services, with the database started and migrated
/// when it asks for one. A command returns its exit code; what the machine did wrong becomes one sentence on stderr and exit
/// code 2.
/// </summary>
/// <param name="environment">What is set from outside by name.</param>
/// <param name="demo">The running demo was asked for.</param>
public sealed class CommandRun(Answer answer, IConfiguration environment, bool demo)
{
    public Answer Answer => answer;

    /// <summary>What the operator set, in <c>camket.json</c> and from outside.</summary>
    public IConfiguration Configuration() => Platform.Configuration.Load(environment);

    /// <summary>For commands that need no database, such as <c>read</c>.</summary>
    public Task<int> WithoutDatabase(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct) =>
        Guarded(async () =>
        {
            await using var services = Services(Configuration(), address: null, answer.Error);
            return await work(services, ct);
        });

    /// <summary>For all others: the database is running and has every migration.</summary>
    public Task<int> WithDatabase(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct) =>
        Guarded(async () =>
        {
            var configuration = Configuration();
            await using var store = await RunningDatabase.ForCommand(configuration, answer, demo, ct);
            await using var services = Services(configuration, store.Address, answer.Error);
            await services.MigrateAndLoad(ct);
            return await work(services, ct);
        });

    internal async Task<int> Guarded(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (MachineFault fault)
        {
            await answer.Error.WriteLineAsync(fault.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.DiskFull)
        {
            await answer.Error.WriteLineAsync("Ổ đĩa của cơ sở dữ liệu đã đầy, việc này chưa được lưu: hãy giải phóng chỗ trên ổ đĩa rồi chạy lại.");
            return 2;
        }
        catch (NpgsqlException fault) when (fault is not PostgresException || fault.IsTransient)
        {
            await answer.Error.WriteLineAsync($"Không nối được với cơ sở dữ liệu: {OneLine(fault.Message)}. Hãy kiểm tra máy chủ PostgreSQL và CAMKET_DATABASE.");
            return 2;
        }
        catch (Exception bug) when (environment["CAMKET_DEBUG"] is null)
        {
            await answer.Error.WriteLineAsync($"Lỗi không mong đợi: {OneLine(bug.Message)} (đặt CAMKET_DEBUG=1 và chạy lại để xem chi tiết).");
            return 2;
        }
    }

    /// <param name="log">Where warnings go, a line each; several threads may write to it.</param>
    internal static ServiceProvider Services(IConfiguration configuration, DatabaseAddress? address, TextWriter log)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddLinesTo(log, LogLevel.Warning));
        services.AddPlatform(address);
        Program.AddSlices(services);
        return services.BuildServiceProvider();
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
