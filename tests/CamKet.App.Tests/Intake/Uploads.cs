using System.Text;
using CamKet.App.Tests.Fixture;

namespace CamKet.App.Tests.Intake;

/// <summary>Files handed in on the page, and waited for.</summary>
internal static class Uploads
{
    public static Task<PageAnswer> Upload(this Visitor visitor, Dictionary<string, string> fields, params (string Name, byte[] Bytes)[] files) => visitor.PostForm(
        "/so-lieu/nap",
        new(new Dictionary<string, string> { ["Loai"] = "dossiers", ["DonVi"] = "19345", ["Tu"] = "2024-10-01", ["Den"] = "2024-11-10" }.Where(pair => !fields.ContainsKey(pair.Key)).Concat(fields)),
        [.. files.Select(file => new SentFile("tep", file.Name, file.Bytes))]);

    public static Task<PageAnswer> Upload(this Visitor visitor, string name, string text) => visitor.Upload([], (name, Encoding.UTF8.GetBytes(text)));

    public static string Path(this PageAnswer page) => page.Response.RequestMessage!.RequestUri!.AbsolutePath;

    /// <summary>Follows to the job's page until it is no longer busy.</summary>
    public static Task<PageAnswer> Settled(this Visitor visitor, PageAnswer redirect) => visitor.Settled(() => visitor.Follow(redirect));

    public static async Task<PageAnswer> Settled(this Visitor visitor, Func<Task<PageAnswer>> look)
    {
        PageAnswer page = null!;
        await Patience.Until(async () => (page = await look()).Html.QuerySelector("meta[http-equiv=refresh]") is null);
        return page;
    }
}
