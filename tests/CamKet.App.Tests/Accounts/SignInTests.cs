using System.Net;
using CamKet.App.Accounts;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await CamKetApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_goes_where_he_was_going_and_is_named_on_the_page()
    {
        using var visitor = app.Visitor();
        var answer = await SignIn(visitor, CamKetApp.Password, "/so-lieu?ky=2024-11");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location!.ToString().ShouldBe("/so-lieu?ky=2024-11");
        (await visitor.Get("/dang-nhap")).Html.QuerySelector(".top-name")!.TextContent.ShouldBe(FirstAdministrator.Name);
        await visitor.PostForm("/dang-xuat", []);
        (await visitor.Get("/dang-nhap")).Html.QuerySelector(".top-name").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://noi-khac.example/")]
    [InlineData("//noi-khac.example/")]
    [InlineData("/\\noi-khac.example/")]
    [InlineData("/\t/noi-khac.example/")]
    [InlineData("")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        using var visitor = app.Visitor();
        (await SignIn(visitor, CamKetApp.Password, address)).Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_name_and_says_no_more_than_needed()
    {
        using var visitor = app.Visitor();
        var answer = await SignIn(visitor, "sai mat khau");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain("Tên đăng nhập hoặc mật khẩu chưa đúng.");
        answer.Html.QuerySelector("#ten")!.GetAttribute("value").ShouldBe(FirstAdministrator.Name);
        answer.Text.ShouldNotContain("sai mat khau");
        var nobody = await visitor.PostForm("/dang-nhap", new() { ["Ten"] = "khong-co", ["MatKhau"] = "x" });
        nobody.MainText.ShouldContain("Tên đăng nhập hoặc mật khẩu chưa đúng.");
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_until_an_administrator_resets_it()
    {
        using var visitor = app.Visitor();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignIn(visitor, "sai mat khau");
        }

        var locked = await SignIn(visitor, CamKetApp.Password);
        locked.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        locked.MainText.ShouldContain("bị khoá 15 phút");
        (await app.Camket("user", "list")).Output.ShouldBe("quantri (đang khoá)\n");

        var reset = await app.Camket("user", "reset", FirstAdministrator.Name);
        reset.ExitCode.ShouldBe(0, reset.Error);
        (await SignIn(visitor, CamKetApp.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignIn(visitor, reset.Output.Trim())).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Only_a_demo_shows_its_password()
    {
        using var visitor = app.Visitor();
        (await visitor.Get("/dang-nhap")).MainText.ShouldNotContain("Bản demo");
    }

    [Fact]
    public async Task A_cookie_outlives_the_program_because_its_keys_are_in_the_database()
    {
        using var visitor = await app.SignedIn();
        await using var connection = await app.Database.Open();
        (await connection.ExecuteScalarAsync<int>("select count(*)::int from protection_key")).ShouldBe(1);
        (await connection.ExecuteScalarAsync<string>("select password_hash from account"))!.ShouldNotContain(CamKetApp.Password);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_or_exists_already_is_the_users_fault()
    {
        var missing = await app.Camket("user", "reset", "khong-co");
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldContain("khong-co");
        var twice = await app.Camket("user", "add", FirstAdministrator.Name);
        twice.ExitCode.ShouldBe(1);
        twice.Error.Trim().ShouldBe("Tên đăng nhập này đã có.");
    }

    private static Task<PageAnswer> SignIn(Visitor visitor, string password, string? to = null) => visitor.PostForm(
        "/dang-nhap", new() { ["Ten"] = FirstAdministrator.Name, ["MatKhau"] = password, ["Ve"] = to ?? "" });
}
