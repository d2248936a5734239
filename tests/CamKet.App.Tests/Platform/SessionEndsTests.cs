using CamKet.App.Accounts;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Reports;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>Whose session ended over a long form is told to sign in beside it and to go back: what was typed is still there.</summary>
public sealed class SessionEndsTests
{
    [Fact]
    public async Task What_was_typed_stands_again_after_signing_in_beside_and_going_back()
    {
        await using var desk = await ReportDesk.Open();
        var report = await desk.Create();
        await using var browser = await desk.App.Browser(signedIn: true);
        await browser.Go(report + "/sua");
        var reason = await browser.Page.Locator("input[name^='reason:']").First.GetAttributeAsync("id");
        Dictionary<string, string> typed = new()
        {
            ["#day"] = "12112024", ["#name"] = "Lê Thử Nghiệm", ["#steering"] = "Chủ tịch phường giao ban hằng tuần.", [$"[id='{reason}']"] = "Đang xin ý kiến",
        };
        foreach (var (field, text) in typed)
        {
            await browser.Page.FillAsync(field, text);
        }

        await browser.Page.Context.ClearCookiesAsync();
        await browser.Page.ClickAsync(".save-bar button");
        await Microsoft.Playwright.Assertions.Expect(browser.Page.Locator("main")).ToContainTextAsync("Phiên đăng nhập đã hết");
        var beside = await browser.Page.Context.NewPageAsync();
        await beside.GotoAsync("/dang-nhap");
        await beside.FillAsync("#ten", FirstAdministrator.Name);
        await beside.FillAsync("#mat-khau", CamKetApp.Password);
        await beside.ClickAsync("main button[type=submit]");
        await Microsoft.Playwright.Assertions.Expect(beside).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/dang-nhap"));

        await browser.Page.GoBackAsync();
        foreach (var (field, text) in typed)
        {
            await Microsoft.Playwright.Assertions.Expect(browser.Page.Locator(field)).ToHaveValueAsync(text);
        }

        await browser.Page.ClickAsync(".save-bar button");
        await browser.Arrives("da-luu=1");
        (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("#day")!.GetAttribute("value").ShouldBe("12/11/2024");
    }
}
