using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.Plausibility;

/// <summary>A measure's month: missing where the month is not wholly covered.</summary>
public sealed record MonthFigure(Window Month, Ratio Ratio);

/// <summary>A percentage a document states for a measure, beside the one computed for the same days.</summary>
/// <param name="Document">Its number, or its name.</param>
/// <param name="Path">The item it stands at.</param>
/// <param name="Stated">As written; its decimals are the precision it is judged at.</param>
public sealed record StatedShare(string Document, string Path, MeasureDefinition Measure, Window Window, decimal Stated, Ratio Computed, string? Link);

/// <summary>Days two source systems both cover.</summary>
/// <param name="Common">The spans both cover, in order and apart; the days between them are told by one.</param>
/// <param name="FirstRows">Dossiers received in these spans whose newest version came from it.</param>
public sealed record SystemOverlap(string First, string Second, IReadOnlyList<Window> Common, long FirstRows, long SecondRows);

/// <summary>Dossiers finished in one extract that a later one tells otherwise.</summary>
public sealed record RewrittenFacts(long Extract, string Earlier, string Later, long Dossiers, string Example);

/// <summary>The rules. Each looks at what it is given and says what is doubtful about it; none changes anything.</summary>
public static partial class Doubts
{
    /// <param name="rows">Where the dossiers of the columns are.</param>
    public static IEnumerable<Doubt> OfForm(FilledForm form, Window window, Func<BrokenIdentity, string?> rows)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Broken.Select(broken => new Doubt(
            DoubtRule.Balance, $"bieu/{form.Sheet.Code}/{window}/{broken.Name}: cột {broken.Identity}", broken.Sentence, broken.Sentence, $"{form.Sheet.Name}, {window}",
            "Biểu gửi đi sẽ bị trả lại vì các cột không cộng lại bằng nhau.",
            $"Xem từng hồ sơ của cột {broken.Identity.Sum} và của cột {string.Join(", ", broken.Identity.Parts)}: tìm hồ sơ chỉ có ở một bên, sửa ở hệ thống nguồn rồi nạp lại tệp.",
            rows(broken)));
    }

    /// <summary>The newest month against the one before it.</summary>
    public static Doubt? Jump(MeasureDefinition measure, IReadOnlyList<MonthFigure> months, DoubtLimits limits, string unit)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(limits);
        if (months is not [.., var before, var last] || before.Ratio.Percent is not { } was || last.Ratio.Percent is not { } now
            || Math.Min(before.Ratio.Denominator, last.Ratio.Denominator) < limits.JumpCases || Math.Abs(now - was) <= limits.JumpPoints)
        {
            return null;
        }

        return new Doubt(
            DoubtRule.Jump, $"nhay/{measure.Code}/{last.Month}", Printed(before.Ratio, last.Ratio),
            $"{measure.Name}: từ {Print.Percent(before.Ratio, measure.Precision)} ({Print.Fraction(before.Ratio)}) {(now > was ? "lên" : "xuống")} {Print.Percent(last.Ratio, measure.Precision)} ({Print.Fraction(last.Ratio)}).",
            $"Tháng {last.Month} so với {before.Month}",
            $"Đổi quá {Print.Short(limits.JumpPoints)} điểm phần trăm trong một tháng thường là tệp thiếu dòng, cột ghép nhầm, hoặc cách ghi đã đổi.",
            "Xem từng lĩnh vực, từng bộ phận của hai tháng; đúng thì bỏ qua và ghi lý do.", $"/khai-thac?don-vi={unit}&{DoubtWords.Days(last.Month)}&theo=bo-phan");
    }

    /// <summary>The months on end, up to the newest, in which all of many cases went well.</summary>
    public static Doubt? Perfect(MeasureDefinition measure, IReadOnlyList<MonthFigure> months, DoubtLimits limits, string unit)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(limits);
        var run = months.Reverse().TakeWhile(m => m.Ratio.IsMeasured && m.Ratio.Numerator == m.Ratio.Denominator && m.Ratio.Denominator >= limits.PerfectCases).Reverse().ToList();
        if (measure.Direction != Direction.Higher || run.Count < limits.PerfectMonths)
        {
            return null;
        }

        var window = new Window(run[0].Month.From, run[^1].Month.To);
        return new Doubt(
            DoubtRule.Perfect, $"tron/{measure.Code}/{DoubtWords.Iso(window.From)}", Printed([.. run.Select(m => m.Ratio)]),
            $"{measure.Name}: 100% trong {run.Count} tháng liền, {Print.Number(run.Sum(m => m.Ratio.Denominator))} {measure.Noun}.", window.ToString(),
            "Không sai sót nào trong nhiều trường hợp như vậy là hiếm; có thể cột được điền sẵn, hoặc ngày kết thúc được ghi theo ngày hẹn.",
            "Chọn vài hồ sơ, đối chiếu với bản giấy hoặc hệ thống nguồn; đúng thì bỏ qua và ghi lý do.", $"/khai-thac?don-vi={unit}&{DoubtWords.Days(window)}&theo=can-bo");
    }

    /// <summary>Judged at the precision the document writes: 99,3 agrees with 99,25.</summary>
    public static Doubt? Stated(StatedShare stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var decimals = stated.Stated.Scale;
        if (stated.Computed.Percent is not { } computed || Math.Round(computed, decimals, MidpointRounding.AwayFromZero) == stated.Stated)
        {
            return null;
        }

        return new Doubt(
            DoubtRule.Stated, $"van-ban/{stated.Document}/{stated.Path}/{stated.Window}", stated.Stated.ToString(CultureInfo.InvariantCulture) + " " + Printed(stated.Computed),
            $"{stated.Measure.Name}: văn bản ghi {Print.Stated(stated.Stated)}, số đã nạp là {Print.Percent(stated.Computed, Math.Max(decimals, stated.Measure.Precision))} ({Print.Fraction(stated.Computed)}).",
            $"{stated.Document}, mục {stated.Path}, kỳ {stated.Window}", "Hai con số của cùng một việc, cùng một kỳ: người đọc sẽ hỏi số nào đúng.",
            "Xem định nghĩa của chỉ tiêu và kỳ văn bản dùng; sửa văn bản, hoặc bỏ qua và ghi vì sao khác.", stated.Link);
    }

    public static Doubt TwoSystems(SystemOverlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        var spans = string.Join("; ", overlap.Common);
        return new Doubt(
            DoubtRule.TwoSystems, $"he-thong/{overlap.First}/{overlap.Second}", $"{spans} {overlap.FirstRows} {overlap.SecondRows}",
            $"{overlap.First}: {Print.Number(overlap.FirstRows)} hồ sơ tiếp nhận; {overlap.Second}: {Print.Number(overlap.SecondRows)} hồ sơ.", spans,
            "Một hồ sơ có ở cả hai hệ thống với hai mã khác nhau sẽ được đếm hai lần.", "Chọn một hệ thống làm nguồn cho kỳ này; nếu hai hệ thống ghi hồ sơ khác nhau thì bỏ qua và ghi lý do.", "/so-lieu");
    }

    public static Doubt Rewritten(RewrittenFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Doubt(
            DoubtRule.Rewritten, string.Create(CultureInfo.InvariantCulture, $"ghi-lai/{facts.Extract}"), facts.Dossiers.ToString(CultureInfo.InvariantCulture),
            $"{Print.Number(facts.Dossiers)} hồ sơ đã xong có ngày tiếp nhận, hạn hoặc ngày xong khác đi (như {facts.Example}).", $"{facts.Earlier} → {facts.Later}",
            "Kết quả đã báo cáo có thể thay đổi; hồ sơ trễ có thể đã được sửa ngày thành đúng hạn.", "Hỏi nơi quản lý hệ thống nguồn vì sao sửa; đúng thì bỏ qua và ghi lý do.", "/so-lieu");
    }

    /// <summary>The longest silence of each stretch: working days on end, inside what extracts cover, without one dossier received.</summary>
    public static IEnumerable<Doubt> Silences(IReadOnlySet<DateOnly> days, long received, Coverage coverage, Window window, WorkingCalendar calendar, DoubtLimits limits, string unit)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(limits);
        var working = coverage.Spans.SelectMany(Days).Where(d => window.Contains(d) && calendar.IsWorking(d)).ToList();
        var pace = working.Count == 0 ? 0 : (decimal)received / working.Count;
        var silent = new List<DateOnly>();
        foreach (var day in working.Append(DateOnly.MaxValue))
        {
            if (day != DateOnly.MaxValue && !days.Contains(day) && (silent.Count == 0 || calendar.Add(silent[^1], 1) == day))
            {
                silent.Add(day);
                continue;
            }

            if (silent.Count >= limits.SilentDays && pace * silent.Count >= limits.SilentExpected)
            {
                var gap = new Window(silent[0], silent[^1]);
                yield return new Doubt(
                    DoubtRule.Silence, $"lang/{gap}", $"{gap} {silent.Count}",
                    $"{silent.Count} ngày làm việc liền không tiếp nhận hồ sơ nào; theo nhịp của đơn vị thường có khoảng {Print.Number(pace * silent.Count)}.", gap.ToString(),
                    "Có thể tệp trích xuất thiếu những ngày này, hoặc hệ thống ngừng chạy.", "Trích xuất lại những ngày này rồi nạp; đúng là không có hồ sơ thì bỏ qua và ghi lý do.",
                    $"/khai-thac?don-vi={unit}&{DoubtWords.Days(gap)}&theo=tuan");
            }

            silent.Clear();
            if (day != DateOnly.MaxValue && !days.Contains(day))
            {
                silent.Add(day);
            }
        }
    }

    /// <summary>The only percentage of a result's words; null where there is none, or more than one and nobody can tell which is meant.</summary>
    public static decimal? ShareIn(string text) => Shares().Matches(text) is [var only] && VietnameseNumber.Read(only.Groups["n"].Value) is NumberReading.Number { Value: var value } ? value : null;

    private static IEnumerable<DateOnly> Days(Window window) => Enumerable.Range(0, window.Days).Select(window.From.AddDays);

    private static string Printed(params IReadOnlyList<Ratio> ratios) => string.Join(' ', ratios.Select(Print.Fraction));

    [GeneratedRegex(@"(?<n>\d+(?:[.,]\d+)*)\s*%", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shares();
}
