using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CamKet.App.Platform.Layout;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace CamKet.App.Platform;

/// <summary>The sign-in that a demo shows to everybody; there is none otherwise.</summary>
public sealed record DemoSignIn(string Name, string Password);

internal sealed record WebSettings
{
    public required DatabaseAddress Address { get; init; }

    public required IConfiguration Configuration { get; init; }

    /// <summary>Where its log goes, a line for each event.</summary>
    public required TextWriter Log { get; init; }

    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>0 takes any free port; a taken one falls forward to the next.</summary>
    public int Port { get; init; }

    public DemoSignIn? SignIn { get; init; }

    public LogLevel LogFrom { get; init; } = LogLevel.Warning;
}

/// <summary>The web program, the same for serve, demo and tests.</summary>
internal static class WebHost
{
    public const long LargestUpload = 64 * 1024 * 1024;

    public static WebApplication Build(WebSettings settings)
    {
        // Without CreateBuilder's defaults: no appsettings, no environment named Development, nothing read from the current folder.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.ClearProviders().AddLinesTo(settings.Log, settings.LogFrom);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What is larger than LargestUpload is read and refused with a page; only far beyond it is the connection cut.
            kestrel.Limits.MaxRequestBodySize = 8 * LargestUpload;
            kestrel.Listen(IPAddress.Parse(settings.Listen), FreePort(settings.Listen, settings.Port));
        });
        Services(builder.Services, settings);
        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    public static Uri AddressOf(WebApplication app)
    {
        var bound = new Uri(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return bound.Host is "0.0.0.0" or "[::]" ? new UriBuilder(bound) { Host = "localhost" }.Uri : bound;
    }

    private static void Services(IServiceCollection services, WebSettings settings)
    {
        services.AddPlatform(settings.Address);
        services.AddSingleton(Assets.Load(Home.Folder));
        services.AddSingleton(Icons.From(Home.Folder));
        // Vietnamese stays readable in the page's source; what is dangerous is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options => options.Cookie.Name = "camket-form");
        services.AddAuthorization();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddOutputCache(options => options.AddBasePolicy(new PublicCache()));
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = LargestUpload);
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        if (settings.SignIn is not null)
        {
            services.AddSingleton(settings.SignIn);
        }

        Program.AddSlices(services);
        services.AddHostedService<RunOccurrences>();
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        // Before compression: what is kept is kept compressed.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseReadableAddress();
        app.UseFormAddresses();
        app.UseUploadLimit(LargestUpload);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFormToken();
        app.MapAssets();
        app.MapHealth();
        app.MapErrorPage();
        Program.MapSlices(app);
        app.MapRazorComponents<Routes>();
    }

    private static int FreePort(string listen, int wanted)
    {
        if (wanted == 0)
        {
            return 0;
        }

        for (var port = wanted; port < wanted + 50 && port <= IPEndPoint.MaxPort; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Parse(listen), port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken (or not ours to take): the next one.
            }
        }

        throw new MachineFault($"Không có cổng nào trống từ {wanted} đến {wanted + 49}: hãy chọn cổng khác bằng --port.");
    }
}
