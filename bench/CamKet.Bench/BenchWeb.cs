using CamKet.App.Accounts;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CamKet.Bench;

/// <summary>A unit of the bench's province with one promise of its own, measured by the share received online.</summary>
internal sealed record PromisingUnit(int No, string Slug);

/// <summary>The web program on a loaded store, as <c>serve</c> runs it, with somebody signed in.</summary>
internal sealed class BenchWeb : IAsyncDisposable
{
    private const string Password = "cam-ket-2024-do-toc-do";
    private readonly WebApplication app;
    private readonly byte[] page;
    private string token = "";

    private BenchWeb(WebApplication app, byte[] page) => (this.app, this.page) = (app, page);

    public Uri Address => WebHost.AddressOf(app);

    public HttpClient Staff { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<PromisingUnit> Units { get; private set; } = [];

    /// <param name="staticFile">What <c>/do-toc-do.html</c> answers, encoded as it is.</param>
    public static async Task<BenchWeb> Start(BenchStore store, byte[] staticFile, CancellationToken ct)
    {
        var built = WebHost.Build(new() { Address = store.Address, Configuration = Configuration.Load(Configuration.OfProcess()), Log = Console.Error });
        var web = new BenchWeb(built, staticFile);
        built.MapGet("/do-toc-do.html", web.Static);
        await FirstAdministrator.Ensure(built.Services, Password, ct);
        web.Units = await Promise(store, ct);
        await built.StartAsync(ct);
        web.Staff = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        web.token = await web.Token();
        using var signedIn = await web.Post("/dang-nhap", new() { ["Ten"] = FirstAdministrator.Name, ["MatKhau"] = Password });
        web.token = await web.Token();
        return web;
    }

    public async Task<HttpResponseMessage> Post(string url, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        return await Staff.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    public async ValueTask DisposeAsync()
    {
        Staff?.Dispose();
        await app.DisposeAsync();
    }

    private async Task Static(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page);
    }

    private async Task<string> Token()
    {
        var html = await Staff.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative));
        const string before = "name=\"__RequestVerificationToken\" value=\"";
        var at = html.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return html[at..html.IndexOf('"', at)];
    }

    private static async Task<IReadOnlyList<PromisingUnit>> Promise(BenchStore store, CancellationToken ct)
    {
        await using var scoped = await store.Facts(ct);
        var units = (await scoped.Connection.QueryAsync<(int No, string Slug, string Name)>(
            "select unit_no, slug, name from unit where province_id = @province and kind = 'xa' order by unit_no", new { province = BenchProvince.Number })).ToList();
        if (await scoped.Connection.ExecuteScalarAsync<long>("select count(*) from commitment where province_id = @province", new { province = BenchProvince.Number }) == 0)
        {
            foreach (var unit in units)
            {
                var target = new Target(TargetType.Percent, Operator.AtLeast, false, 60, null, null, null, null, null, "", []);
                CommitmentItem Item(string path, string text, string measure) =>
                    new(path, ItemGroup.Improve, text, null, [target], "Một cửa", null, null, measure, null, null);
                await CommitmentStore.Save(
                    scoped.Connection,
                    BenchProvince.Number,
                    new Commitment(
                        unit.No, Guid.CreateVersion7(), 1, "1/CK-UBND", new DateOnly(2024, 1, 15), "UBND " + unit.Name, null, 2024, [ReformIndex.Par],
                        [Item("B.1", "Tỷ lệ hồ sơ nộp trực tuyến", "online-all"), Item("B.2", "Tỷ lệ giải quyết đúng hạn", "on-time-resolved")], [], null),
                    null,
                    new DateTimeOffset(2024, 1, 15, 0, 0, 0, TimeSpan.Zero),
                    "bench");
            }

            await scoped.Commit(ct);
        }

        return [.. units.Select(u => new PromisingUnit(u.No, u.Slug))];
    }
}
