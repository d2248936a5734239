using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CamKet.App.Platform;

/// <summary>
/// Style, script and fonts, read once at start, served from memory under an address that holds the hash of the content,
/// and so cached for good. In a style sheet <c>asset(name)</c> stands for another asset's address.
/// </summary>
internal sealed partial class Assets
{
    private readonly FrozenDictionary<string, Asset> byName;

    private Assets(IEnumerable<Asset> assets) => byName = assets.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public string Url(string name) => byName[name].Url;

    public static Assets Load(string home)
    {
        var wwwroot = Path.Combine(home, "src", "CamKet.App", "wwwroot");
        var packages = Path.Combine(home, "node_modules");
        var fonts = Path.Combine(packages, "@fontsource", "be-vietnam-pro", "files");
        var loaded = new List<Asset>();
        foreach (var subset in (string[])["latin", "vietnamese"])
        {
            foreach (var weight in (string[])["400", "600", "700"])
            {
                loaded.Add(Binary($"{subset}-{weight}.woff2", "font/woff2", Path.Combine(fonts, $"be-vietnam-pro-{subset}-{weight}-normal.woff2")));
            }
        }

        loaded.Add(Text("favicon.svg", "image/svg+xml", Read(Path.Combine(wwwroot, "favicon.svg"))));
        loaded.Add(Text("htmx.js", "text/javascript", Read(Path.Combine(packages, "htmx.org", "dist", "htmx.min.js"))));
        foreach (var script in Directory.EnumerateFiles(wwwroot, "*.js", SearchOption.AllDirectories))
        {
            loaded.Add(Text(Path.GetFileName(script), "text/javascript", Read(script)));
        }

        var bootstrap = Path.Combine(packages, "bootstrap", "dist", "css");
        var style = string.Join(
            '\n',
            ((string[])["bootstrap-reboot.min.css", "bootstrap-grid.min.css", "bootstrap-utilities.min.css"])
                .Select(file => SourceMap().Replace(Read(Path.Combine(bootstrap, file)), ""))
                .Concat(Directory.EnumerateFiles(Path.Combine(wwwroot, "css"), "*.css").Order(StringComparer.Ordinal).Select(Read)));
        loaded.Add(Text("camket.css", "text/css", AssetReference().Replace(
            style,
            match => $"url({loaded.Single(asset => string.Equals(asset.Name, match.Groups[1].Value, StringComparison.Ordinal)).Url})")));
        return new(loaded);
    }

    public Asset? Find(string hash, string name) =>
        byName.TryGetValue(name, out var asset) && string.Equals(asset.Hash, hash, StringComparison.Ordinal) ? asset : null;

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException missing)
        {
            throw new MachineFault($"Thiếu tệp {path}: hãy chạy bằng ./camket để cài các thư viện của trang.", missing);
        }
    }

    private static Asset Binary(string name, string type, string path)
    {
        try
        {
            return new(name, type, File.ReadAllBytes(path), Brotli: null);
        }
        catch (IOException missing)
        {
            throw new MachineFault($"Thiếu tệp {path}: hãy chạy bằng ./camket để cài các thư viện của trang.", missing);
        }
    }

    private static Asset Text(string name, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(bytes);
        }

        return new(name, type + "; charset=utf-8", bytes, packed.ToArray());
    }

    [GeneratedRegex(@"asset\(([^)]+)\)")]
    private static partial Regex AssetReference();

    [GeneratedRegex(@"/\*# sourceMappingURL=.*?\*/")]
    private static partial Regex SourceMap();
}

internal sealed record Asset(string Name, string Type, byte[] Bytes, byte[]? Brotli)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    public string Url => $"/a/{Hash}/{Name}";
}

internal static class AssetEndpoints
{
    public static void MapAssets(this WebApplication app) => app.MapGet("/a/{hash}/{name}", IResult (string hash, string name, HttpContext context, Assets assets) =>
    {
        if (assets.Find(hash, name) is not { } asset)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (asset.Brotli is { } packed)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                context.Response.Headers.ContentEncoding = "br";
                return TypedResults.Bytes(packed, asset.Type);
            }
        }

        return TypedResults.Bytes(asset.Bytes, asset.Type);
    });
}
