namespace CamKet.App.Platform;

/// <summary>
/// Where things are and what an operator may set: <c>camket.json</c> beside the program's checkout, then environment
/// variables (<c>CAMKET_DATABASE</c>, <c>CAMKET_ADMIN_PASSWORD</c>, …), which win.
/// </summary>
internal static class Configuration
{
    /// <summary>The environment variables of this process.</summary>
    public static IConfiguration OfProcess() => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <param name="environment">What wins over the file.</param>
    public static IConfiguration Load(IConfiguration environment) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Home.Folder, "camket.json"), optional: true)
        .AddConfiguration(environment)
        .Build();
}

/// <summary>The folder the program belongs to: where catalog/, samples/, node_modules/ and var/ lie.</summary>
public static class Home
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("CAMKET_HOME") ?? Above(AppContext.BaseDirectory);

    /// <summary>A path below it.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "CamKet.slnx")))
            {
                return at.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
