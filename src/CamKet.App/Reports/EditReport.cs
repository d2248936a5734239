using System.Globalization;
using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Reports;

/// <summary>Keeps everything typed on the report's form; the unit's head and foot are kept for its next report too.</summary>
internal static class EditReport
{
    public static async Task<IResult> Post(Guid id, IFormCollection form, HttpContext http, Database database, OpenReport opening, TimeProvider time, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        var by = http.User.Identity?.Name ?? "";
        var now = time.GetUtcNow();
        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        var typed = open.Report with
        {
            Edits = Edits(form, open.Report.Edits),
            Number = int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
            Day = WrittenDay.Read(form["day"]),
            Due = WrittenDay.Read(form["due"]),
        };
        var head = Head(form, open.Of.Letterhead);
        var unreadable = NotADay("Ngày ký", form["day"]) ?? NotADay("Hạn gửi", form["due"])
            ?? (typed.Number is null && !string.IsNullOrWhiteSpace(form["number"]) ? $"Số \"{form["number"]}\" không đọc được: chỉ ghi số, ví dụ 12; ký hiệu ghi ở ô bên cạnh." : null);
        if (unreadable is not null)
        {
            // With the saving it was filled in on top of: what others saved since is still not seen.
            return Again(id, open, typed, head, "Chưa lưu. " + unreadable, form, form["da-luu-luc"]);
        }

        if (!await ReportStore.SaveEdits(scoped.Connection, open.Province, typed, SeenAt(form["da-luu-luc"]), now, by))
        {
            var changed = open.Report.State.IsOpen()
                ? $"Chưa lưu: báo cáo vừa được người khác lưu ({open.Report.SavedBy}). Các ô dưới đây là chữ bạn gõ; bấm Lưu lần nữa để thay bản kia, hoặc mở lại trang để xem bản đó."
                : $"Chưa lưu: báo cáo {open.Report.State.Word()}, không sửa được nữa.";
            return Again(id, open, typed, head, changed, form, seen: null);
        }

        await ReportStore.Save(scoped.Connection, open.Province, open.Report.UnitNo, head, now, by);
        await scoped.Commit(ct);
        return Results.Redirect($"/bao-cao/{id}/sua?da-luu=1");
    }

    internal static string? NotADay(string what, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || WrittenDay.Read(typed) is not null ? null : WrittenDay.Fault(typed, what);

    /// <summary>Nothing typed is lost: the form again, as it was filled in.</summary>
    /// <param name="seen">The saving the form is on top of; null for the one it has just been told of.</param>
    private static RazorComponentResult<EditPage> Again(
        Guid id, OpenedReport open, StoredReport typed, Letterhead head, string problem, IFormCollection form, string? seen) =>
        new(new
        {
            Id = id,
            Typed = open with { Report = typed, Of = open.Of with { Letterhead = head } },
            Problem = problem,
            Seen = seen,
            TypedNumber = form["number"].ToString(),
            TypedDay = form["day"].ToString(),
            TypedDue = form["due"].ToString(),
        })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };

    /// <summary>Fields the form did not show (a row that a corrected fact took away) keep what was typed into them.</summary>
    internal static ReportEdits Edits(IFormCollection form, ReportEdits before)
    {
        var rows = before.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var reasons = before.Reasons.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        foreach (var key in form.Keys)
        {
            var name = key.Split(':', 2);
            switch (name)
            {
                case ["result", var row]:
                    var offered = form["offer:" + row].OfType<string>();
                    rows[row] = new RowEdit(Lines(form[key]), [.. Lines(form["evidence:" + row]).Concat(offered).Distinct(StringComparer.Ordinal)]);
                    break;
                case ["reason", var blocker]:
                    reasons[blocker] = form[key].ToString();
                    break;
            }
        }

        return new ReportEdits(Lines(form["steering"]), Lines(form["proposals"]), rows, reasons);
    }

    /// <summary>The saving the form was filled in on top of; a form that does not say takes what there is.</summary>
    private static DateTimeOffset? SeenAt(string? moment) =>
        DateTimeOffset.TryParseExact(moment, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private static Letterhead Head(IFormCollection form, Letterhead before) => new(
        form["superior"].ToString().Trim(), form["issuer"].ToString().Trim(), Or(form["issuer-name"], before.IssuerName), Or(form["symbol"], before.Symbol),
        Or(form["place"], before.Place), form["capacity"].ToString().Trim(), form["deputy"].ToString().Trim(), Or(form["title"], before.Title),
        form["name"].ToString().Trim(), Lines(form["recipients"]));

    private static string Or(string? typed, string before) => string.IsNullOrWhiteSpace(typed) ? before : typed.Trim();

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
