using System.Text.RegularExpressions;
using CamKet.App.Accounts;
using CamKet.App.Tests.Fixture;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

/// <summary>The main journeys with Tab, Enter and typing only: what is reached is seen to be reached.</summary>
[Collection("board")]
public class KeyboardWalkTests(BoardProvince province)
{
    private const int MostTabs = 160;

    public static TheoryData<string> Sizes { get; } = new() { "1366", "390" };

    private static BrowserSize Size(string name) => name == "390" ? BrowserSize.Phone : BrowserSize.Desktop;

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_visitor_goes_from_the_board_to_a_unit_to_a_promise_and_back(string size)
    {
        await using var browser = await province.App.Browser(Size(size));
        var page = browser.Page;
        await browser.Go("/");

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip-link");
        await TabTo(page, "table.board tbody th a");
        await Enter(browser, "/don-vi/");
        await TabTo(page, "table.promises tbody th a");
        await Enter(browser, "/cam-ket/");
        await TabTo(page, ".back a");
        await Enter(browser, "/don-vi/");

        page.Url.ShouldNotContain("/cam-ket/");
        (await page.Locator("table.promises").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task An_officer_signs_in_and_reaches_the_files_field_and_the_report(string size)
    {
        await using var browser = await province.App.Browser(Size(size));
        var page = browser.Page;
        await browser.Go("/");

        await TabTo(page, "a.top-account");
        await Enter(browser, "/dang-nhap");
        await TabTo(page, "#ten");
        await page.Keyboard.TypeAsync(FirstAdministrator.Name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(CamKetApp.Password);
        await page.Keyboard.PressAsync("Enter");
        await browser.Arrives("^(?!.*/dang-nhap)");
        await TabTo(page, ".top-links a[href='/so-lieu']");
        await Enter(browser, "/so-lieu");
        await TabTo(page, "main input[type=file]");
        await TabTo(page, ".top-links a[href='/bao-cao']", back: true);
        await Enter(browser, "/bao-cao");
        await TabTo(page, "main form [type=submit]");
        await browser.Go("/tien-do");
        await TabTo(page, "details.fold:not([open]) > summary");
        await page.Keyboard.PressAsync("Enter");

        (await page.EvaluateAsync<bool>("document.activeElement.parentElement.open")).ShouldBeTrue();
    }

    /// <summary>Tabs on until the focus stands on what is wanted; it is in sight there and bears a ring.</summary>
    private static async Task TabTo(IPage page, string selector, bool back = false)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                (await page.EvaluateAsync<bool>(
                    """
                    () => {
                      const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
                      return box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight
                        && look.visibility === 'visible' && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0;
                    }
                    """)).ShouldBeTrue($"{selector} has the focus but does not show it");
                return;
            }
        }

        throw new Shouldly.ShouldAssertException($"{selector} was not reached with {MostTabs} tabs on {page.Url}");
    }

    private static async Task Enter(BrowserPage browser, string url)
    {
        var was = browser.Page.Url;
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Arrives($"^(?!{Regex.Escape(was)}$).*{Regex.Escape(url)}");
    }
}
