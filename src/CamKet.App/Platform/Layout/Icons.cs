using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace CamKet.App.Platform.Layout;

/// <summary>Bootstrap Icons by name; their paths are written into the page, so that a page needs no second file.</summary>
internal sealed partial class Icons
{
    private readonly ConcurrentDictionary<string, MarkupString> read = new(StringComparer.Ordinal);
    private readonly string folder;

    private Icons(string folder) => this.folder = folder;

    public static Icons From(string home) => new(Path.Combine(home, "node_modules", "bootstrap-icons", "icons"));

    public MarkupString Inner(string name) => read.GetOrAdd(name, wanted => new(
        Content().Match(File.ReadAllText(Path.Combine(folder, wanted + ".svg"))).Groups["inner"].Value.Trim()));

    [GeneratedRegex("<svg[^>]*>(?<inner>.*)</svg>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Content();
}
