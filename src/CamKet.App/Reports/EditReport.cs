using System.Globalization;
using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>The report's form as it was filled in.</summary>
/// <param name="Seen">The saving it was filled in on top of; null for whichever is the newest.</param>
internal sealed record TypedReport(ReportEdits Edits, Letterhead Head, string Number, string Day, string Due, DateTimeOffset? Seen);

internal abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    public sealed record Saved : EditOutcome;

    /// <param name="Typed">The report as it would have been saved.</param>
    /// <param name="OnNewest">What others saved was just told of: the form now is on top of it.</param>
    public sealed record Refused(string Sentence, StoredReport Typed, bool OnNewest) : EditOutcome;
}

/// <summary>Keeps everything typed on the report's form; the unit's head and foot are kept for its next report too.</summary>
internal sealed class EditReport(Database database, TimeProvider time)
{
    public async Task<EditOutcome> Run(OpenedReport open, TypedReport typed, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var report = open.Report with
        {
            Edits = typed.Edits,
            Number = int.TryParse(typed.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
            Day = WrittenDay.Read(typed.Day),
            Due = WrittenDay.Read(typed.Due),
        };
        var unreadable = NotADay("Ngày ký", typed.Day) ?? NotADay("Hạn gửi", typed.Due)
            ?? (report.Number is null && !string.IsNullOrWhiteSpace(typed.Number) ? $"Số \"{typed.Number}\" không đọc được: chỉ ghi số, ví dụ 12; ký hiệu ghi ở ô bên cạnh." : null);
        if (unreadable is not null)
        {
            return new EditOutcome.Refused("Chưa lưu. " + unreadable, report, OnNewest: false);
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        if (!await ReportStore.SaveEdits(scoped.Connection, open.Province, report, typed.Seen, now, by))
        {
            var changed = open.Report.State.IsOpen()
                ? $"Chưa lưu: báo cáo vừa được người khác lưu ({open.Report.SavedBy}). Các ô dưới đây là chữ bạn gõ; bấm Lưu lần nữa để thay bản kia, hoặc mở lại trang để xem bản đó."
                : $"Chưa lưu: báo cáo {open.Report.State.Word()}, không sửa được nữa.";
            return new EditOutcome.Refused(changed, report, OnNewest: true);
        }

        await ReportStore.Save(scoped.Connection, open.Province, open.Report.UnitNo, typed.Head, now, by);
        await scoped.Commit(ct);
        return new EditOutcome.Saved();
    }

    internal static string? NotADay(string what, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || WrittenDay.Read(typed) is not null ? null : WrittenDay.Fault(typed, what);
}
