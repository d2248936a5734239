using CamKet.App.Accounts;
using CamKet.App.Platform;
using CamKet.App.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CamKet.App.Tests.Fixture;

/// <summary>
/// The real program: its own migrated database, a real port on the loopback, the administrator's account. Tests use the
/// doors a user has: HTTP, the browser, the command line.
/// </summary>
public sealed class CamKetApp : IAsyncDisposable
{
    public const string Password = "cam-ket-2024";
    private readonly WebApplication host;

    private CamKetApp(WebApplication app, DatabaseAddress address) => (host, DatabaseAddress) = (app, address);

    public Uri Address => WebHost.AddressOf(host);

    public DatabaseAddress DatabaseAddress { get; }

    public IServiceProvider Services => host.Services;

    public Database Database => host.Services.GetRequiredService<Database>();

    /// <summary>Starts with a migrated database that holds the administrator and nothing else, or with the one given.</summary>
    public static async Task<CamKetApp> StartAsync(DatabaseAddress? database = null) => await Started(database ?? await Empty());

    /// <summary>Starts with a copy of a database filled once a run, for the first who asks for this world.</summary>
    /// <param name="world">What is in it.</param>
    /// <param name="fill">Fills it through a program that has not begun to answer.</param>
    public static async Task<CamKetApp> StartAsync(string world, Func<CamKetApp, Task> fill) => await Started(await Filled(world, fill));

    /// <summary>The whole demo: every slice's demo step has run. Loaded once per change of program, catalog or samples, then copied.</summary>
    public static async Task<CamKetApp> StartDemoAsync()
    {
        var address = await PostgresServer.NewDemoDatabase();
        var app = WebHost.Build(new()
        {
            Address = address,
            Configuration = new ConfigurationBuilder().Build(),
            Log = Console.Error,
            SignIn = Demo.SignIn,
        });
        await app.StartAsync();
        return new(app, address);
    }

    private static Task<DatabaseAddress> Empty() => Filled("the administrator alone", _ => Task.CompletedTask);

    private static Task<DatabaseAddress> Filled(string world, Func<CamKetApp, Task> fill) => PostgresServer.NewDatabase(world, async address =>
    {
        await using var app = Build(address);
        await FirstAdministrator.Ensure(app.Services, Password, CancellationToken.None);
        await fill(new(app, address));
    });

    private static async Task<CamKetApp> Started(DatabaseAddress address)
    {
        var app = Build(address);
        await FirstAdministrator.Ensure(app.Services, Password, CancellationToken.None);
        await app.StartAsync();
        return new(app, address);
    }

    private static WebApplication Build(DatabaseAddress address) =>
        WebHost.Build(new() { Address = address, Configuration = new ConfigurationBuilder().Build(), Log = Console.Error });

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    public async Task<Visitor> SignedIn()
    {
        var visitor = Visitor();
        var answer = await visitor.PostForm("/dang-nhap", new() { ["Ten"] = FirstAdministrator.Name, ["MatKhau"] = Password });
        return answer.Status == System.Net.HttpStatusCode.Redirect
            ? visitor
            : throw new InvalidOperationException($"The administrator could not sign in: {answer.Status}.");
    }

    /// <summary>A browser page at the given size, signed in when asked for. Console errors and CSP violations fail it on disposal.</summary>
    public Task<BrowserPage> Browser(BrowserSize? size = null, bool signedIn = false, bool script = true) => BrowserPage.Open(Address, size ?? BrowserSize.Desktop, signedIn, script);

    /// <summary>Runs a command as a user does in a terminal, on this app's database.</summary>
    public Task<CommandAnswer> Camket(params string[] arguments) =>
        Terminal.CamketWith(new() { ["CAMKET_DATABASE"] = DatabaseAddress.For(Roles.Owner) }, arguments);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        await PostgresServer.Drop(DatabaseAddress);
    }
}
