using System.Globalization;
using CamKet.App.Platform;
using CamKet.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CamKet.App.Asking;

/// <summary>
/// What a page of progress shows, all of it in its address: ?tu=2023-12-15&amp;den=2024-11-10&amp;khoi=phuong&amp;sap-xep=ten.
/// A date that cannot be read is left out and named, so that the page can say it used another.
/// </summary>
/// <param name="From">First day counted; null: the year each measure's calendar says.</param>
/// <param name="Until">Day of the figures; null: the newest accepted cut-off.</param>
/// <param name="Problem">One sentence when something in the address could not be used.</param>
public sealed record BoardQuery(
    DateOnly? From, DateOnly? Until, string? Kind, string? Sort, bool AllColumns, string? Status, string? Measure, string? Unit, string? Problem)
{
    /// <summary>The moment (Vietnam) as of which facts are known, for the staff; null: now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>The same moment for whoever reads: batches are the staff's to ask for, a visitor's pages know of none but the newest.</summary>
    public DateTimeOffset? KnownFor(Reader reader) => KnownAt is { } wall && reader == Reader.Staff ? VietnamMoment.Of(wall) : null;

    public static BoardQuery None { get; } = new(null, null, null, null, false, null, null, null, null);

    public static BoardQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? problem = null;
        DateOnly? Day(string key)
        {
            var text = query[key].ToString().Trim();
            if (text.Length == 0)
            {
                return null;
            }

            if (WrittenDay.Read(text) is { } day)
            {
                return day;
            }

            problem = $"{WrittenDay.Fault(text)} Trang đang dùng kỳ số liệu mặc định.";
            return null;
        }

        string? Word(string key) => query[key].ToString() is { Length: > 0 and < 80 } word ? word : null;
        var (from, until) = (Day("tu"), Day("den"));
        if (from > until)
        {
            problem = $"Ngày bắt đầu {VietnameseDate.Print(from.Value)} sau ngày kết thúc {VietnameseDate.Print(until.Value)}; trang đang dùng kỳ số liệu mặc định.";
            (from, until) = (null, null);
        }

        if (query["biet"].ToString() is { Length: > 0 } typed && VietnamMoment.Read(typed) is null)
        {
            problem = VietnamMoment.Sentence(typed);
        }

        return new BoardQuery(from, until, Word("khoi"), Word("sap-xep"), query["cot"] == "tat-ca", Word("tinh-trang"), Word("chi-tieu"), Word("don-vi"), problem) { KnownAt = VietnamMoment.Read(query["biet"].ToString()) };
    }

    /// <summary>The address of the same view elsewhere: only what differs from the default stands in it.</summary>
    public string At(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["tu"] = Iso(From), ["den"] = Iso(Until), ["khoi"] = Kind, ["sap-xep"] = Sort, ["cot"] = AllColumns ? "tat-ca" : null,
            ["tinh-trang"] = Status, ["chi-tieu"] = Measure, ["don-vi"] = Unit, ["biet"] = VietnamMoment.Write(KnownAt),
        };
        return QueryHelpers.AddQueryString(path, values.Where(v => v.Value is not null));
    }

    /// <summary>Only the window: what a link to another page takes along.</summary>
    public BoardQuery WindowOnly => None with { From = From, Until = Until, KnownAt = KnownAt };

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
