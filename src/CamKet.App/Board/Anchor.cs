namespace CamKet.App.Board;

/// <summary>The id of an item's row on its unit's page: "B.II.1" is "muc-B-II-1".</summary>
public static class Anchor
{
    public static string Of(string path) => "muc-" + string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
