namespace CamKet.App.Asking;

internal static class Links
{
    /// <summary>An address with what the page shall say; blank values are left out.</summary>
    public static string With(string path, params (string Name, string? Value)[] query)
    {
        var given = query.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}
