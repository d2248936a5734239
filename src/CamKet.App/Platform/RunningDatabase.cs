namespace CamKet.App.Platform;

/// <summary>The database one run of the program works with, and its server when the program started it.</summary>
internal sealed class RunningDatabase(DatabaseAddress address, EmbeddedPostgres? server) : IAsyncDisposable
{
    public const string Name = "camket";

    public DatabaseAddress Address => address;

    public EmbeddedPostgres? Server => server;

    /// <summary>The lasting data. A second <c>serve</c> on the same data is refused.</summary>
    public static Task<RunningDatabase> ForServe(IConfiguration configuration, CancellationToken ct) =>
        Open(configuration, new(Home.Folder, "serve"), ct);

    /// <summary>
    /// The data a command works on: those of a running <c>serve</c> are shared. In a checkout that never kept any data, a
    /// running demo is taken; <c>--demo</c> asks for it. Where it could have been the other one, stderr says which it is.
    /// </summary>
    public static async Task<RunningDatabase> ForCommand(IConfiguration configuration, Answer answer, bool demo, CancellationToken ct)
    {
        var serve = new EmbeddedPostgresSettings(Home.Folder, "serve", MayShare: true);
        if (DatabaseAddress.FromConfiguration(configuration) is not null)
        {
            if (demo)
            {
                await answer.Error.WriteLineAsync("Dùng cơ sở dữ liệu mà CAMKET_DATABASE chỉ đến; --demo không có tác dụng khi biến này được đặt.");
            }

            return await Open(configuration, serve, ct);
        }

        var kept = EmbeddedPostgres.HasData(serve);
        var running = await RunningDemo(serve with { Purpose = "demo", ThrowAway = true }, isAsked: demo, ct);
        if (running is not null && (demo || !kept))
        {
            if (kept || !demo)
            {
                await answer.Error.WriteLineAsync("Dùng cơ sở dữ liệu của bản demo đang chạy.");
            }

            return new(running.Address(Name), running);
        }

        if (demo)
        {
            throw new MachineFault("Bản demo không chạy: hãy chạy ./camket demo ở một cửa sổ khác trước.");
        }

        var opened = await Open(configuration, serve, ct);
        if (running is not null)
        {
            await answer.Error.WriteLineAsync($"Dùng cơ sở dữ liệu của camket serve (thư mục {opened.Server?.Folder}), không phải của bản demo đang chạy; muốn bản demo thì thêm --demo.");
        }

        return opened;
    }

    /// <summary>The running demo. For whoever has not asked for it, one that cannot even be looked for is none: the command works on other data.</summary>
    internal static async Task<EmbeddedPostgres?> RunningDemo(EmbeddedPostgresSettings settings, bool isAsked, CancellationToken ct)
    {
        try
        {
            return await EmbeddedPostgres.Join(settings, ct);
        }
        catch (Exception fault) when (!isAsked && fault is not OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<RunningDatabase> Open(IConfiguration configuration, EmbeddedPostgresSettings settings, CancellationToken ct)
    {
        if (DatabaseAddress.FromConfiguration(configuration) is { } configured)
        {
            await Roles.Prepare(configured, ct);
            return new(configured, server: null);
        }

        var server = await EmbeddedPostgres.Start(settings, ct);
        try
        {
            return new(await server.Create(Name, template: null, ct), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
