using System.Net;
using System.Text.RegularExpressions;
using CamKet.App.Tests.Fixture;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public sealed class WebTests : IAsyncLifetime
{
    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await CamKetApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Every_answer_carries_the_content_security_policy()
    {
        using var visitor = app.Visitor();
        foreach (var url in (string[])["/dang-nhap", "/khong-co-trang-nay", "/health/live"])
        {
            var answer = await visitor.Get(url);
            answer.Response.Headers.GetValues("Content-Security-Policy").ShouldBe([
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
                + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"]);
            answer.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_in_Vietnamese_whatever_the_method()
    {
        using var visitor = app.Visitor();
        var opened = await visitor.Get("/khong-co-trang-nay");
        opened.Status.ShouldBe(HttpStatusCode.NotFound);
        opened.MainText.ShouldContain("Không có trang này");
        var sent = await visitor.PostForm("/khong-co-trang-nay", []);
        sent.Status.ShouldBe(HttpStatusCode.NotFound);
        sent.MainText.ShouldContain("Không có trang này");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_a_page_that_says_what_to_do()
    {
        using var visitor = app.Visitor();
        using var form = new FormUrlEncodedContent([new("Ten", "quantri"), new("MatKhau", CamKetApp.Password)]);
        using var answer = await visitor.Client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("tải lại trang");
    }

    [Fact]
    public async Task Every_form_that_can_be_posted_demands_a_token()
    {
        using var officer = await app.SignedIn();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is "POST" or "PUT" or "DELETE" or "PATCH") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct(StringComparer.Ordinal).ToList();
        routes.Count.ShouldBeGreaterThan(20);
        foreach (var route in routes)
        {
            var address = Regex.Replace(route, @"\{[^}]*:guid\}", Guid.NewGuid().ToString());
            using var form = new MultipartFormDataContent { { new StringContent("không có mã của trang"), "ly-do" } };
            using var answer = await officer.Client.PostAsync(new Uri(Regex.Replace(address, @"\{[^}]*\}", "1"), UriKind.Relative), form);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, route);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("tải lại trang", customMessage: route);
        }
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_not_lost_and_can_be_sent_again()
    {
        using var officer = await app.SignedIn();
        var form = new Dictionary<string, string> { ["viec"] = "x", [Visitor.TokenField] = await officer.Token() };
        var url = $"/bao-cao/{Guid.NewGuid()}/trang-thai";
        (await officer.PostForm(url, form)).Status.ShouldBe(HttpStatusCode.NotFound);

        await officer.PostForm("/dang-xuat", []);
        var late = await officer.PostForm(url, form);
        late.Status.ShouldBe(HttpStatusCode.Unauthorized);
        late.MainText.ShouldContain("những gì đã gõ còn nguyên");
        late.Html.QuerySelector("main a[href='/dang-nhap'][target=_blank]").ShouldNotBeNull();

        await officer.PostForm("/dang-nhap", new() { ["Ten"] = "quantri", ["MatKhau"] = CamKetApp.Password });
        (await officer.PostForm(url, form)).Status.ShouldBe(HttpStatusCode.NotFound, "the page left open is good for another try");
    }

    [Theory]
    [InlineData("/so-lieu/kiem-tra?don-vi=%00")]
    [InlineData("/don-vi?tim=%00")]
    [InlineData("/don-vi?tim=%1b%5b")]
    [InlineData("/ho-so/x%01")]
    public async Task An_address_with_a_control_character_is_refused_on_a_page(string address)
    {
        using var officer = await app.SignedIn();
        var answer = await officer.Get(address);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.MainText.ShouldContain("ký tự không đọc được");
    }

    [Fact]
    public async Task Only_a_draft_may_have_thousands_of_fields()
    {
        using var visitor = app.Visitor();
        var fields = Enumerable.Range(0, 1100).ToDictionary(i => $"o{i}", _ => "x");
        (fields["Ten"], fields["MatKhau"]) = ("quantri", CamKetApp.Password);
        (await visitor.PostForm("/dang-nhap", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_the_database_could_not_store_is_refused_on_a_page()
    {
        using var visitor = app.Visitor();
        var answer = await visitor.PostForm("/dang-nhap", new() { ["Ten"] = "quan\0tri", ["MatKhau"] = CamKetApp.Password });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);

        using var named = new FormUrlEncodedContent([new("Ten", "quantri"), new("MatKhau", CamKetApp.Password), new("o\0", "x"), new(Visitor.TokenField, await visitor.Token())]);
        (await visitor.Client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), named)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var officer = await app.SignedIn();
        using var file = new ByteArrayContent("x"u8.ToArray());
        file.Headers.ContentDisposition = new("form-data") { Name = "tep", FileNameStar = "ho\0so.csv" };
        using var sent = new MultipartFormDataContent { { new StringContent(await officer.Token()), Visitor.TokenField }, file };
        (await officer.Client.PostAsync(new Uri("/so-lieu/nap", UriKind.Relative), sent)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Every_page_and_form_but_the_public_ones_demands_sign_in()
    {
        string[] forEverybody =
        [
            "/", "/bang.csv", "/bang.xlsx", "/don-vi", "/don-vi/{Slug}", "/don-vi/{Slug}/cam-ket/{Id:guid}", "/don-vi/{Slug}/cam-ket/{Number}", "/don-vi/{Slug}/con-so", "/don-vi/{Slug}/con-so/{Measure}",
            "/dang-nhap", "/dang-xuat", "/loi", "/a/{hash}/{name}", "/health/live", "/health/ready",
            "/_framework/opaque-redirect", // of the framework; it only follows redirects it protected itself
        ];
        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Except(forEverybody, StringComparer.Ordinal);
        open.ShouldBeEmpty("Give the page [Authorize] or the endpoint RequireAuthorization(), or say here that everybody may see it.");
    }

    [Fact]
    public async Task Assets_are_compressed_and_kept_for_good_under_the_hash_of_their_content()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/dang-nhap");
        var style = page.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, style);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await visitor.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await visitor.Get("/a/0000000000000000/camket.css")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get(style)).Text.ShouldNotContain("asset(");
    }

    [Theory]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000", "Không có báo cáo này")]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000/sua", "Không có báo cáo này")]
    [InlineData("/so-lieu/nap/00000000-0000-0000-0000-000000000000", "Không còn tệp này")]
    [InlineData("/so-lieu/nap/dot/00000000-0000-0000-0000-000000000000", "")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address, string sentence)
    {
        using var officer = await app.SignedIn();
        var page = await officer.Get(address);
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.MainText.ShouldContain(sentence);
        page.Html.QuerySelector("main h1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000/trang-thai", "/bao-cao/00000000-0000-0000-0000-000000000000")]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000/ve", "/bao-cao/00000000-0000-0000-0000-000000000000")]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000/ve/bo", "/bao-cao/00000000-0000-0000-0000-000000000000")]
    [InlineData("/so-lieu/cho-sua/nap-lai", "/so-lieu/cho-sua")]
    [InlineData("/so-lieu/kiem-tra/bo-qua?don-vi=19345", "/so-lieu/kiem-tra?don-vi=19345")]
    [InlineData("/ho-so/phuong-4/sua?ma=H%2F1", "/ho-so/phuong-4?ma=H%2F1")]
    [InlineData("/dang-xuat", "/")]
    public async Task The_address_of_a_form_opened_as_a_page_leads_back_to_its_page(string form, string page)
    {
        using var officer = await app.SignedIn();
        var answer = await officer.Get(form);
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location!.ToString().ShouldBe(page);
    }

    [Fact]
    public async Task No_form_s_address_opened_as_a_page_is_refused()
    {
        using var officer = await app.SignedIn();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Where(route => !route.StartsWith("/_", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        routes.Count.ShouldBeGreaterThan(20);
        foreach (var route in routes)
        {
            var address = Regex.Replace(Regex.Replace(route, @"\{[^}]*:guid\}", Guid.NewGuid().ToString()), @"\{[^}]*\}", "1");
            (await officer.Get(address)).Status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.NotFound], route);
        }
    }

    [Fact]
    public async Task It_is_ready_while_its_database_answers()
    {
        using var visitor = app.Visitor();
        (await visitor.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Get("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_sign_in_and_the_error_page_are_accessible_and_quiet(string width)
    {
        await using var page = await app.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop);
        await page.Go("/dang-nhap");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await page.ScreenshotAsync("dang-nhap");
        await page.Go("/khong-co-trang-nay");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await page.ScreenshotAsync("loi-404");
    }

    [Fact]
    public async Task A_demo_shows_its_password_and_starts_from_a_loaded_copy()
    {
        await using var demo = await CamKetApp.StartDemoAsync();
        using var visitor = demo.Visitor();
        (await visitor.Get("/dang-nhap")).MainText.ShouldContain($"mật khẩu {CamKetApp.Password}");
        using var signedIn = await demo.SignedIn();
        (await signedIn.Get("/dang-nhap")).Html.QuerySelector(".top-name").ShouldNotBeNull();
    }
}
