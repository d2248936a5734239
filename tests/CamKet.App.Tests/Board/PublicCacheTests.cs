using System.Net.Http.Headers;
using CamKet.App.Platform;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

[Collection("board")]
public sealed class PublicCacheTests(BoardProvince province)
{
    [Fact]
    public async Task A_visitors_page_is_kept_for_less_than_a_second_and_a_staff_members_never()
    {
        using var visitor = province.App.Visitor();
        using var officer = await province.App.SignedIn();
        string url;
        (bool Kept, string Encoding, string Policy) kept;
        var tries = 0;
        do
        {
            // On a busy machine the second may come when the first is no longer kept.
            url = "/?thu=" + Guid.NewGuid().ToString("N");
            (await Get(visitor.Client, url, "br")).Kept.ShouldBeFalse();
            kept = await Get(visitor.Client, url, "br");
        }
        while (!kept.Kept && ++tries < 20);

        kept.Kept.ShouldBeTrue();
        kept.Encoding.ShouldBe("br");
        kept.Policy.ShouldContain("default-src 'none'");
        (await Get(visitor.Client, url, "gzip")).Encoding.ShouldBe("gzip", "another encoding is another answer");
        (await Get(officer.Client, url, "br")).Kept.ShouldBeFalse();
        (await Get(officer.Client, url, "br")).Kept.ShouldBeFalse();

        await Task.Delay(PublicCache.Kept + TimeSpan.FromMilliseconds(50));
        (await Get(visitor.Client, url, "br")).Kept.ShouldBeFalse();
        (await Get(visitor.Client, "/dang-nhap", "br")).Kept.ShouldBeFalse();
        (await Get(visitor.Client, "/dang-nhap", "br")).Kept.ShouldBeFalse("a page with a form token belongs to one visitor");
    }

    private static async Task<(bool Kept, string Encoding, string Policy)> Get(HttpClient client, string url, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (response.Headers.Age is not null, string.Join(' ', response.Content.Headers.ContentEncoding), string.Join(' ', response.Headers.GetValues("Content-Security-Policy")));
    }
}
