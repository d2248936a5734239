using System.Security.Cryptography;
using System.Text;
using CamKet.App.Platform;
using CamKet.Reports;

namespace CamKet.App.Reports;

/// <summary>
/// What a page has shown of a report: a hash of the whole content, and the figures as printed so that a difference can be
/// named. It travels in the page's form; what is accepted is what was looked at.
/// </summary>
internal sealed record SeenReport(string Hash, IReadOnlyDictionary<string, string> Figures)
{
    public static SeenReport Of(ReportDraft content) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReportJson.Write(content)))),
        content.Figures.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Printed, StringComparer.Ordinal));

    public string Write() => ReportJson.Write(this);

    /// <summary>Why the content may not be accepted as the one that was seen; null when it is the same.</summary>
    public static string? Difference(string? seen, ReportDraft content)
    {
        var now = Of(content);
        if (Read(seen) is not { } before)
        {
            return "Chưa rõ bản nào đã được xem; xem lại báo cáo dưới đây rồi duyệt.";
        }

        if (before.Hash == now.Hash)
        {
            return null;
        }

        var names = content.Figures.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
        var changed = now.Figures
            .Where(f => before.Figures.GetValueOrDefault(f.Key) != f.Value)
            .Select(f => names[f.Key] + ": " + (before.Figures.TryGetValue(f.Key, out var old) ? old + " nay là " + f.Value : "mới có, " + f.Value))
            .Concat(before.Figures.Keys.Except(now.Figures.Keys, StringComparer.Ordinal).Select(id => "không còn số " + before.Figures[id]))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return "Nội dung đã đổi sau khi bạn mở trang"
            + (changed.Count == 0 ? "" : " (" + string.Join("; ", changed.Take(5)) + (changed.Count > 5 ? $"; và {changed.Count - 5} số khác" : "") + ")")
            + "; xem lại báo cáo dưới đây rồi duyệt.";
    }

    private static SeenReport? Read(string? seen)
    {
        try
        {
            return string.IsNullOrEmpty(seen) ? null : ReportJson.Read<SeenReport>(seen) is { Hash: not null, Figures: not null } read ? read : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
