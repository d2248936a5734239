using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CamKet.App.Accounts;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace CamKet.App.Tests.Fixture;

/// <summary>The two sizes every page is judged at.</summary>
public sealed record BrowserSize(string Name, int Width, int Height)
{
    public static BrowserSize Desktop { get; } = new("1366", 1366, 768);

    public static BrowserSize Phone { get; } = new("390", 390, 844);
}

/// <summary>A page in Debian's Chromium. Whatever the console complains about fails the test when the page is disposed.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly Lazy<Task<IBrowser>> Chromium = new(Launch);
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext session;
    private readonly BrowserSize size;

    private BrowserPage(IBrowserContext context, IPage page, BrowserSize size)
    {
        session = context;
        this.size = size;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Where pictures go: CAMKET_PICTURES, else a temporary folder.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("CAMKET_PICTURES") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Path.GetTempPath(), "camket-pictures")).FullName;

    public static async Task<BrowserPage> Open(Uri address, BrowserSize size, bool signedIn, bool script = true)
    {
        var browser = await Chromium.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = size.Width, Height = size.Height },
            Locale = "vi-VN",
            JavaScriptEnabled = script,
            TimezoneId = "Asia/Ho_Chi_Minh",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        var page = new BrowserPage(context, await context.NewPageAsync(), size);
        if (signedIn)
        {
            await page.Go("/dang-nhap");
            await page.Page.FillAsync("#ten", FirstAdministrator.Name);
            await page.Page.FillAsync("#mat-khau", CamKetApp.Password);
            await page.Page.ClickAsync("main button[type=submit]");
            await page.Arrives("^(?!.*/dang-nhap)");
        }

        return page;
    }

    public async Task Go(string url) => await Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>
    /// A page whose address matches comes and is loaded. The address is asked again and again: an event of a page that comes before
    /// anybody listens is lost.
    /// </summary>
    public async Task Arrives(string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>axe finds nothing against WCAG 2.2 A and AA.</summary>
    public async Task ShouldBeAccessible()
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} — {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    /// <summary>Nothing sticks out to the right: the page itself never scrolls sideways.</summary>
    public async Task ShouldFitItsWidth() =>
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(size.Width);

    /// <summary>The whole page as NAME-1366.png or NAME-390.png.</summary>
    public async Task<string> ScreenshotAsync(string name)
    {
        await Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var path = Path.Combine(Pictures, $"{name}-{size.Name}.png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        complaints.ShouldBeEmpty();
    }

    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
