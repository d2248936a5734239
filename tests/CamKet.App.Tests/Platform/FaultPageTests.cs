using System.Net;
using CamKet.App.Accounts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public class FaultPageTests
{
    private static readonly Dictionary<string, string> SignInFields =
        new() { ["Ten"] = FirstAdministrator.Name, ["MatKhau"] = CamKetApp.Password };

    [Fact]
    public async Task A_database_that_went_away_is_said_to_be_away_and_not_to_be_empty()
    {
        await using var app = await CamKetApp.StartAsync();
        using var visitor = app.Visitor();
        await visitor.Get("/dang-nhap");
        await PostgresServer.Drop(app.DatabaseAddress);
        var answer = await visitor.PostForm("/dang-nhap", SignInFields);
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.MainText.ShouldContain("Cơ sở dữ liệu đang không trả lời");
        (await visitor.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Get("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_bug_is_a_page_with_a_number_to_report_and_none_of_its_details()
    {
        await using var app = await CamKetApp.StartAsync();
        using var visitor = app.Visitor();
        await visitor.Get("/dang-nhap");
        await using (var owner = new NpgsqlConnection(app.DatabaseAddress.For(Roles.Owner) + ";Pooling=false"))
        {
            await owner.OpenAsync();
            await owner.ExecuteAsync("alter table account rename to gone");
        }

        var answer = await visitor.PostForm("/dang-nhap", SignInFields);
        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.MainText.ShouldContain("Chương trình gặp lỗi");
        answer.Text.ShouldNotContain("relation");
        answer.Text.ShouldNotContain("42P01");
    }

    [Fact]
    public async Task A_request_larger_than_the_limit_is_told_the_limit()
    {
        await using var app = await CamKetApp.StartAsync();
        using var visitor = app.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dang-nhap")
        {
            Content = new StreamContent(new MemoryStream(new byte[65 * 1024 * 1024])),
        };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await visitor.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("tối đa 64 MB");
    }

    [Fact]
    public void A_time_out_is_a_time_out()
    {
        ErrorPages.StatusOf(new NpgsqlException("slow", new TimeoutException())).ShouldBe(StatusCodes.Status504GatewayTimeout);
        ErrorPages.StatusOf(new TimeoutException()).ShouldBe(StatusCodes.Status504GatewayTimeout);
        ErrorPages.StatusOf(new NpgsqlException("away")).ShouldBe(StatusCodes.Status503ServiceUnavailable);
        ErrorPages.StatusOf(new InvalidOperationException("bug")).ShouldBe(StatusCodes.Status500InternalServerError);
    }
}
