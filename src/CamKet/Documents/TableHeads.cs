using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Documents;

internal enum ColumnRole
{
    Other,
    No,
    Text,
    Baseline,
    Target,
    Note,
    Owner,
    Result,
    Evidence,
    Unit,
    Deadline,

    /// <summary>How often: "Kỳ báo cáo", "Tần suất".</summary>
    Period,

    /// <summary>To whom: "Nơi nhận".</summary>
    Receiver,
}

/// <param name="Rows">Stacked head rows and a "(1)(2)(3)" row count too.</param>
internal sealed record TableHead(int FirstRow, int Rows, IReadOnlyList<ColumnRole> Roles, IReadOnlyList<string> Labels, int? TargetYear)
{
    public int Column(ColumnRole role) => Roles.IndexOf(role);

    public bool Has(ColumnRole role) => Column(role) >= 0;
}

/// <summary>Which column is which, told by the words of its head in whatever order the columns stand.</summary>
internal static class TableHeads
{
    private static readonly Regex No = PrintedText.Pattern(@"^(stt|s\.?t\.?t\.?|tt|t\.t|so tt|so thu tu|thu tu|no\.?|muc)$");
    private static readonly Regex Unit = PrintedText.Pattern(@"\b(don vi tinh|dvt|dv tinh)\b");
    private static readonly Regex Evidence = PrintedText.Pattern(@"kiem chung|minh chung|tai lieu chung minh|van ban chung minh|tai lieu kem theo|van ban kem theo|ho so chung minh|chung tu");
    private static readonly Regex Note = PrintedText.Pattern(@"^ghi chu|giai trinh|^ly do|thuyet minh");
    private static readonly Regex Owner = PrintedText.Pattern(
        @"chu tri|phu trach|(don vi|co quan|bo phan|can bo|cong chuc|ca nhan|nguoi) (thuc hien|tham muu|theo doi|chiu trach nhiem|dam nhiem|bao cao)|^(don vi|co quan|bo phan)(,? ?(don vi|ca nhan|bo phan))?$|trach nhiem|phan cong|dau moi");
    private static readonly Regex Coordination = PrintedText.Pattern(@"phoi hop");
    private static readonly Regex Deadline = PrintedText.Pattern(@"thoi gian|thoi han|thoi diem|^han |ngay hoan thanh|moc hoan thanh|hoan thanh truoc|lo trinh");
    private static readonly Regex Period = PrintedText.Pattern(@"^(ky|dinh ky) (bao cao|thuc hien|han)|^dinh ky$|tan suat|^chu ky|^so (lan|ky)");
    private static readonly Regex Receiver = PrintedText.Pattern(@"^noi (nhan|gui)|^(gui|bao cao) (cho|den|ve)\b|(don vi|co quan|bo phan|cap) (nhan|tiep nhan)");
    private static readonly Regex Wanted = PrintedText.Pattern(@"phan dau|muc tieu|chi tieu|cam ket|ke hoach|dang ky|du kien|can dat|yeu cau");
    private static readonly Regex Before = PrintedText.Pattern(@"hien trang|thuc trang|nam truoc|ky truoc|hien tai|hien nay|da dat|so nen|xuat phat|baseline|co so so sanh|nam lien truoc|moc so sanh");
    private static readonly Regex Done = PrintedText.Pattern(@"ket qua|thuc hien|tien do|tinh hinh|dat duoc|da dat");
    private static readonly Regex Text = PrintedText.Pattern(@"noi dung|nhiem vu|tieu chi|chi tieu|chi so|linh vuc|hang muc|cong viec|dau viec|giai phap|^ten |cam ket|san pham");
    private static readonly Regex Points = PrintedText.Pattern(@"diem (toi da|chuan|tu cham|tham dinh|tru|cong)|thang diem");
    private static readonly Regex YearIn = PrintedText.Pattern(@"\b(?<y>20\d\d)\b");
    private static readonly Regex CountingCell = PrintedText.Pattern(@"^\(?(\d{1,2}|[a-d]|[A-D])\)?(\s?=.{0,20})?$");
    private static readonly string[] TextOrder = ["noi dung cam ket", "noi dung, nhiem vu", "noi dung", "ten ", "chi tieu", "tieu chi", "nhiem vu", "cam ket", "chi so", "hang muc", "cong viec", "dau viec", "linh vuc", "giai phap", "san pham"];

    /// <summary>The first head in the rows, or null.</summary>
    public static TableHead? Find(IReadOnlyList<TableRow> rows, int? documentYear = null)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            if (At(rows, r, documentYear) is { } head)
            {
                return head;
            }
        }

        return null;
    }

    /// <summary>The head that begins at row <paramref name="r"/>, or null.</summary>
    public static TableHead? At(IReadOnlyList<TableRow> rows, int r, int? documentYear)
    {
        var cells = rows[r].Cells;
        var folded = cells.Select(Fold).ToList();
        var filled = folded.Where(c => c.Length > 0).ToList();
        if (filled.Count < 2 || filled.Any(c => c.Length > 160) || filled.Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return null;
        }

        var hasNo = folded.Any(No.IsMatch);
        var known = filled.Count(IsHeadWord);
        var leads = cells.FirstOrDefault(c => c.Trim().Length > 0) ?? "";
        if (hasNo ? known < 2 : known < filled.Count || SectionToken.Of(leads) is not null || filled.All(f => !Text.IsMatch(f)) || filled.Any(c => c.Length > 80))
        {
            return null;
        }

        var labels = folded.ToList();
        var lowest = folded.ToList();
        var count = 1;
        while (count < 3 && r + count < rows.Count && StackedUnder(rows[r + count].Cells, labels))
        {
            Stack(labels, lowest, rows[r + count].Cells);
            count++;
        }

        if (r + count < rows.Count && IsCountingRow(rows[r + count].Cells))
        {
            count++;
        }

        var (roles, targetYear) = Roles(labels, lowest, documentYear);
        return roles.Contains(ColumnRole.Text) ? new TableHead(r, count, roles, labels, targetYear) : null;
    }

    private static bool IsHeadWord(string f) =>
        No.IsMatch(f) || Unit.IsMatch(f) || Evidence.IsMatch(f) || Note.IsMatch(f) || Owner.IsMatch(f) || Coordination.IsMatch(f) || Deadline.IsMatch(f) || Period.IsMatch(f) || Receiver.IsMatch(f)
        || Wanted.IsMatch(f) || Before.IsMatch(f) || Done.IsMatch(f) || Text.IsMatch(f) || Points.IsMatch(f) || YearIn.IsMatch(f) && f.Length < 40;

    /// <summary>A second head row fills cells under merged ones and holds no number of its own.</summary>
    private static bool StackedUnder(IReadOnlyList<string> cells, List<string> labels)
    {
        var filled = cells.Select((c, i) => (Text: Fold(c), Index: i)).Where(c => c.Text.Length > 0).ToList();
        return filled.Count > 0 && filled.Count < labels.Count
            && filled.All(c => c.Text.Length < 60 && IsHeadWord(c.Text))
            && filled.Any(c => labels[c.Index].Length == 0 || c.Text != labels[c.Index])
            && labels.Zip(cells).All(pair => !No.IsMatch(pair.First) || pair.Second.Trim().Length == 0 || Fold(pair.Second) == pair.First)
            && labels.Any(l => l.Length == 0);
    }

    private static void Stack(List<string> labels, List<string> lowest, IReadOnlyList<string> lower)
    {
        var upper = "";
        for (var i = 0; i < labels.Count; i++)
        {
            upper = labels[i].Length > 0 ? labels[i] : upper;
            var below = i < lower.Count ? Fold(lower[i]) : "";
            if (below.Length > 0 && below != labels[i])
            {
                labels[i] = (upper + " " + below).Trim();
                lowest[i] = below;
            }
        }
    }

    private static bool IsCountingRow(IReadOnlyList<string> cells)
    {
        var filled = cells.Select(c => c.Trim()).Where(c => c.Length > 0).ToList();
        return filled.Count >= 3 && filled.Count >= cells.Count - 1 && filled.All(CountingCell.IsMatch)
            && (filled.Count(c => c.StartsWith('(')) >= 2 || Enumerable.Range(1, filled.Count).All(n => filled.Contains(n.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)) || filled[0] is "A" or "a");
    }

    private static (IReadOnlyList<ColumnRole> Roles, int? TargetYear) Roles(List<string> labels, List<string> lowest, int? documentYear)
    {
        var roles = new ColumnRole[labels.Count];
        var years = labels.Select(Year).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            // Of stacked heads the lower one says what the column is, where it says anything.
            roles[i] = Plain(lowest[i]) is var own and not (ColumnRole.Other or ColumnRole.Text) ? own : Plain(labels[i]);
        }

        // The item's own text: the best of the columns that could be it.
        var texts = Enumerable.Range(0, labels.Count).Where(i => roles[i] == ColumnRole.Text).ToList();
        if (texts.Count == 0)
        {
            texts = [.. Enumerable.Range(0, labels.Count).Where(i => roles[i] == ColumnRole.Other && labels[i].Length > 0).Take(1)];
        }

        var best = texts.OrderBy(i => TextRank(labels[i])).ThenBy(i => i).Cast<int?>().FirstOrDefault();
        foreach (var i in texts)
        {
            roles[i] = i == best ? ColumnRole.Text : Wanted.IsMatch(labels[i]) && !labels[i].StartsWith("noi dung", StringComparison.Ordinal) ? ColumnRole.Target : ColumnRole.Other;
        }

        var figures = Enumerable.Range(0, labels.Count).Where(i => roles[i] is ColumnRole.Target or ColumnRole.Baseline or ColumnRole.Result || (roles[i] == ColumnRole.Other && years[i] is not null && !Points.IsMatch(labels[i]))).ToList();
        var targetYear = figures.Where(i => roles[i] == ColumnRole.Target).Select(i => years[i]).FirstOrDefault(y => y is not null)
            ?? documentYear ?? (figures.Count(i => years[i] is not null) > 1 ? figures.Max(i => years[i]) : null);
        foreach (var i in figures)
        {
            if (years[i] is { } year && targetYear is { } wanted && roles[i] != ColumnRole.Target)
            {
                roles[i] = year < wanted ? ColumnRole.Baseline
                    : roles[i] == ColumnRole.Result || Done.IsMatch(labels[i]) ? ColumnRole.Result
                    : ColumnRole.Target;
            }
        }

        return (Unique(roles, labels, years), targetYear);
    }

    private static ColumnRole Plain(string f) =>
        f.Length == 0 ? ColumnRole.Other
        : No.IsMatch(f) ? ColumnRole.No
        : Unit.IsMatch(f) ? ColumnRole.Unit
        : Evidence.IsMatch(f) ? ColumnRole.Evidence
        : Note.IsMatch(f) ? ColumnRole.Note
        : Points.IsMatch(f) ? ColumnRole.Other
        : Receiver.IsMatch(f) ? ColumnRole.Receiver
        : Period.IsMatch(f) ? ColumnRole.Period
        : f.StartsWith("noi dung", StringComparison.Ordinal) && !f.Contains("ket qua", StringComparison.Ordinal) ? ColumnRole.Text
        : Owner.IsMatch(f) ? ColumnRole.Owner
        : Coordination.IsMatch(f) ? ColumnRole.Other
        : Deadline.IsMatch(f) ? ColumnRole.Deadline
        : Before.IsMatch(f) ? ColumnRole.Baseline
        : Wanted.IsMatch(f) && (f.Contains("phan dau", StringComparison.Ordinal) || Year(f) is not null || f.Contains("ket qua", StringComparison.Ordinal) && f.Contains("cam ket", StringComparison.Ordinal) && !f.Contains("thuc hien", StringComparison.Ordinal) || f.StartsWith("muc ", StringComparison.Ordinal) || f.StartsWith("muc tieu", StringComparison.Ordinal) || f.StartsWith("ke hoach", StringComparison.Ordinal) || f.StartsWith("dang ky", StringComparison.Ordinal) || f.StartsWith("du kien", StringComparison.Ordinal)) ? ColumnRole.Target
        : Done.IsMatch(f) && (f.StartsWith("ket qua", StringComparison.Ordinal) || !Text.IsMatch(f)) ? ColumnRole.Result
        : Text.IsMatch(f) ? ColumnRole.Text
        : ColumnRole.Other;

    private static int TextRank(string label)
    {
        var rank = Array.FindIndex(TextOrder, w => label.StartsWith(w, StringComparison.Ordinal));
        return rank >= 0 ? rank : TextOrder.Length + Array.FindIndex(TextOrder, w => label.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>A role has one column: the first; for the baseline the newest year, and a plain result next to no other baseline stays a result.</summary>
    private static ColumnRole[] Unique(ColumnRole[] roles, List<string> labels, List<int?> years)
    {
        foreach (var role in Enum.GetValues<ColumnRole>().Where(r => r != ColumnRole.Other))
        {
            var columns = Enumerable.Range(0, roles.Length).Where(i => roles[i] == role).ToList();
            if (columns.Count < 2)
            {
                continue;
            }

            var kept = role == ColumnRole.Baseline ? columns.OrderByDescending(i => years[i] ?? 0).ThenBy(i => i).First()
                : role == ColumnRole.Owner ? columns.OrderBy(i => labels[i].Contains("chu tri", StringComparison.Ordinal) ? 0 : 1).ThenBy(i => i).First()
                : columns[0];
            foreach (var i in columns.Where(i => i != kept))
            {
                roles[i] = ColumnRole.Other;
            }
        }

        return roles;
    }

    private static int? Year(string label)
    {
        var match = YearIn.Match(label);
        return match.Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Fold(string cell) => PrintedText.Fold(PrintedText.OneLine(cell)).Trim(' ', ':', '*', '.');
}

internal static class ListExtensions
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], value))
            {
                return i;
            }
        }

        return -1;
    }
}
