using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CamKet.App.Tests.Fixture;

/// <summary>One answer over HTTP. Redirects are not followed: where they lead is part of the answer.</summary>
public sealed record PageAnswer(HttpStatusCode Status, string Text, Uri? Location, HttpResponseMessage Response)
{
    public IHtmlDocument Html { get; } = new HtmlParser().ParseDocument(Text);

    /// <summary>The main part's text with its white space folded.</summary>
    public string MainText => string.Join(' ', (Html.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A file sent with a form.</summary>
public sealed record SentFile(string Field, string Name, byte[] Bytes, string Type = "application/octet-stream");

/// <summary>A person at a browser without script: cookies, pages, forms with their antiforgery token.</summary>
public sealed class Visitor : IDisposable
{
    public Visitor(Uri address) =>
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };

    public const string TokenField = "__RequestVerificationToken";

    public HttpClient Client { get; }

    public async Task<PageAnswer> Get(string url) => await Answer(await Client.GetAsync(new Uri(Path(url), UriKind.Relative)));

    /// <summary>Sends a form as a page of the program would, with the token such a page carries unless the fields have one.</summary>
    public Task<PageAnswer> PostForm(string url, Dictionary<string, string> fields, params SentFile[] files) => PostFields(url, fields, files);

    /// <summary>The same for a form in which one name stands several times.</summary>
    public async Task<PageAnswer> PostFields(string url, IReadOnlyCollection<KeyValuePair<string, string>> fields, params SentFile[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Any(field => field.Key == TokenField) ? fields : fields.Append(new(TokenField, await Token())))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var content = new ByteArrayContent(file.Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(file.Type);
            form.Add(content, file.Field, file.Name);
        }

        return await Answer(await Client.PostAsync(new Uri(url, UriKind.Relative), form));
    }

    /// <summary>Follows a redirect of ours.</summary>
    public Task<PageAnswer> Follow(PageAnswer answer) =>
        Get(answer.Location?.ToString() ?? throw new InvalidOperationException($"No redirect: {answer.Status}."));

    /// <summary>An address of ours as a page links it, or with the host as some redirects name it.</summary>
    private static string Path(string url) => url.StartsWith("http:", StringComparison.Ordinal) ? new Uri(url).PathAndQuery : url;

    public void Dispose() => Client.Dispose();

    /// <summary>What a page opened now would carry.</summary>
    public async Task<string> Token()
    {
        var page = await Get("/dang-nhap");
        return ((IHtmlInputElement)page.Html.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
    }

    private static async Task<PageAnswer> Answer(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location, response);
}
