using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>The browser of these tests is English: what it writes on a field for files is not what a person reads.</summary>
public sealed class FileFieldTests
{
    private const string ItsOwnWords = "i => [getComputedStyle(i).color, getComputedStyle(i, '::file-selector-button').display]";

    private static FilePayload File(string name) => new() { Name = name, MimeType = "text/csv", Buffer = "Mã hồ sơ\n"u8.ToArray() };

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task A_field_for_files_speaks_Vietnamese_and_says_what_was_chosen(string width)
    {
        await using var world = await ImportWorld.Start();
        await using var browser = await world.App.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var (address, field, button, none) in new[]
        {
            ("/so-lieu", "#tep", "Chọn tệp", "Chưa chọn tệp nào"), ("/cam-ket", "#tep", "Chọn tệp", "Chưa chọn tệp nào"), ("/so-lieu/hoat-dong", "#anh", "Chọn ảnh", "Chưa chọn ảnh nào"),
        })
        {
            await browser.Go(address);
            (await browser.Page.EvalOnSelectorAsync<string[]>(field, ItsOwnWords)).ShouldBe(["rgba(0, 0, 0, 0)", "none"], address);
            (await browser.Page.Locator(".file-button").InnerTextAsync()).ShouldBe(button);
            (await browser.Page.Locator(".file-names").InnerTextAsync()).ShouldBe(none);
            await browser.ShouldBeAccessible();
        }

        await browser.Go("/so-lieu");
        await browser.ScreenshotAsync("tep-chua-chon");
        // By the mouse on what is written there, and by the keyboard.
        (await Opens(browser.Page, () => browser.Page.Locator(".file-field").ClickAsync())).IsMultiple.ShouldBeTrue();
        await browser.Page.FocusAsync("#tep");
        (await Opens(browser.Page, () => browser.Page.Keyboard.PressAsync("Enter"))).IsMultiple.ShouldBeTrue();
        await browser.Page.SetInputFilesAsync("#tep", [File("hồ sơ tháng 10.csv"), File(new string('a', 120) + ".csv")]);
        (await browser.Page.Locator(".file-names").InnerTextAsync()).ShouldStartWith("2 tệp: hồ sơ tháng 10.csv, aaa");
        await browser.ShouldFitItsWidth();
        await browser.ShouldBeAccessible();
        await browser.ScreenshotAsync("tep-da-chon");
        await browser.Page.SetInputFilesAsync("#tep", Array.Empty<FilePayload>());
        (await browser.Page.Locator(".file-names").InnerTextAsync()).ShouldBe("Chưa chọn tệp nào");
    }

    /// <summary>
    /// A browser that is busy drops keys pressed before a page is first painted, and opens no chooser on one where it has not yet told the page that the last
    /// is closed: a person presses again, and so does this.
    /// </summary>
    private static async Task<IFileChooser> Opens(IPage page, Func<Task> act)
    {
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Open(object? sender, IFileChooser chooser) => opened.TrySetResult(chooser);
        page.FileChooser += Open;
        try
        {
            for (var tries = 0; tries < 10 && !opened.Task.IsCompleted; tries++)
            {
                await act();
                await Task.WhenAny(opened.Task, Task.Delay(TimeSpan.FromSeconds(2)));
            }

            opened.Task.IsCompleted.ShouldBeTrue("no chooser for files opens");
            return await opened.Task;
        }
        finally
        {
            page.FileChooser -= Open;
        }
    }

    [Fact]
    public async Task Without_script_to_say_what_was_chosen_the_browser_s_own_field_says_it()
    {
        await using var world = await ImportWorld.Start();
        await using var browser = await world.App.Browser(signedIn: true, script: false);
        await browser.Go("/so-lieu");
        (await browser.Page.Locator(".file-look").IsVisibleAsync()).ShouldBeFalse();
        await browser.Page.SetInputFilesAsync("#tep", File("thang-10.csv"));
        await browser.Page.ClickAsync("main form button[type=submit]");
        await browser.Arrives("/so-lieu/nap/");
    }
}
