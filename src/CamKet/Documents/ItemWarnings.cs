using System.Text.RegularExpressions;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>What a person should look at before confirming an item.</summary>
internal static class ItemWarnings
{
    private static readonly Regex BrokenOff = PrintedText.Pattern(
        @"(,|\b(đảm bảo|bảo đảm|và|hoặc|của|các|những|cho|để|trong|với|là|tại|từ|bằng|nhằm|theo|về|đạt|được|do|khi|có))\s*$");

    public static void Add(GatheredItem item, TableHead head, string text, Target? target, Target? baseline, List<string> warnings)
    {
        var name = "Mục " + item.Path;
        foreach (var (role, cell) in item.Cells.Where(c => c.Key is ColumnRole.Text or ColumnRole.Result or ColumnRole.Evidence))
        {
            if (BrokenOff.IsMatch(cell.ToLowerInvariant()))
            {
                warnings.Add($"{name}: ô {Column(role)} bị cắt giữa chừng (“…{Tail(cell)}”); hãy đối chiếu với bản gốc.");
            }
        }

        if (head.Has(ColumnRole.Target) && target is null)
        {
            var cell = PrintedText.OneLine(item[ColumnRole.Target]);
            warnings.Add(cell.Length == 0
                ? $"{name}: không có chỉ tiêu; hãy bổ sung hoặc xác nhận là không có."
                : $"{name}: ô chỉ tiêu chỉ ghi “{cell}”; sẽ hiểu là không kém kết quả năm trước.");
        }

        foreach (var part in Parts(target))
        {
            if (part.Type == TargetType.Milestone && part.Date is null)
            {
                warnings.Add($"{name}: “{PrintedText.OneLine(part.Raw)}” chưa có hạn; hãy gắn với ngày của kế hoạch.");
            }
            else if (part.Implied && part.Op == Figures.Operator.AtLeast && part.Number == 0)
            {
                warnings.Add($"{name}: chỉ tiêu 0 không ghi “không quá”, đang hiểu là từ 0 trở lên; hãy chọn lại dấu so sánh.");
            }
        }

        foreach (var part in Parts(target).Concat(Parts(baseline)).Where(t => t.Number is null && t.Type is not (TargetType.Grade or TargetType.Milestone)))
        {
            warnings.Add($"{name}: con số “{PrintedText.OneLine(part.Raw)}” có thể đọc theo hai cách (dấu chấm là phần nghìn hay phần lẻ); hãy nhập lại.");
        }

        if (text.Length == 0)
        {
            warnings.Add($"{name}: ô nội dung để trống; hãy đối chiếu với bản gốc.");
        }
    }

    private static IEnumerable<Target> Parts(Target? target) => target is null ? [] : [target, .. target.Also];

    private static string Tail(string cell)
    {
        var line = PrintedText.OneLine(cell);
        return line.Length <= 40 ? line : line[^40..];
    }

    private static string Column(ColumnRole role) => role switch
    {
        ColumnRole.Result => "kết quả",
        ColumnRole.Evidence => "tài liệu kiểm chứng",
        _ => "nội dung",
    };
}
