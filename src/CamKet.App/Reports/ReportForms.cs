using System.Globalization;
using System.Security.Claims;
using CamKet.App.Platform;
using CamKet.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Reports;

/// <summary>The forms of the report pages. Each ends in a redirect, or in the page with what was typed and why it was refused.</summary>
internal static class ReportForms
{
    public static async Task<IResult> Create(IFormCollection form, CreateReport create, ClaimsPrincipal person, CancellationToken ct)
    {
        var (code, from, to, due) = (form["don-vi"].ToString(), form["tu"].ToString(), form["den"].ToString(), form["han"].ToString());
        return await create.Run(code, from, to, due, By(person), ct) switch
        {
            Outcome<CreatedReport>.Done { Value: var report } => Results.Redirect($"/bao-cao/{report.Id}" + (report.WasThere ? "?da-co=1" : "")),
            Outcome<CreatedReport>.Refused refused => new RazorComponentResult<ReportsPage>(
                new { Problem = refused.Sentence, UnitCode = code, From = from, To = to, Due = due }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    public static async Task<IResult> Edit(Guid id, IFormCollection form, OpenReport opening, EditReport edit, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        string? seen = form["da-luu-luc"];
        var typed = new TypedReport(
            Edits(form, open.Report.Edits), Head(form, open.Of.Letterhead), form["number"].ToString(), form["day"].ToString(), form["due"].ToString(), SeenAt(seen));
        return await edit.Run(open, typed, By(person), ct) switch
        {
            EditOutcome.Saved => Results.Redirect($"/bao-cao/{id}/sua?da-luu=1"),
            // Nothing typed is lost: the form again, as it was filled in.
            EditOutcome.Refused refused => new RazorComponentResult<EditPage>(new
            {
                Id = id,
                Typed = open with { Report = refused.Typed, Of = open.Of with { Letterhead = typed.Head } },
                Problem = refused.Sentence,
                Seen = refused.OnNewest ? null : seen,
                TypedNumber = typed.Number,
                TypedDay = typed.Day,
                TypedDue = typed.Due,
            })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    public static async Task<IResult> Decide(Guid id, IFormCollection form, OpenReport opening, DecideReport decide, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        if (!Enum.TryParse<ReportAction>(form["viec"], ignoreCase: true, out var action))
        {
            return Results.Redirect($"/bao-cao/{id}");
        }

        var reason = form["ly-do"].ToString().Trim();
        return await decide.Run(open, new(action, reason, form["da-xem"], form["dong-y"] == "1"), By(person), ct) is { } problem
            ? Again(id, problem, action, reason)
            : Results.Redirect($"/bao-cao/{id}");
    }

    public static async Task<IResult> Return(Guid id, IFormFile? file, OpenReport opening, TakeBack take, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        await using var content = file?.OpenReadStream();
        return await take.Run(open, Path.GetFileName(file?.FileName) ?? "", content, By(person), ct) is { } problem
            ? Again(id, problem)
            : Results.Redirect($"/bao-cao/{id}");
    }

    public static async Task<IResult> Withdraw(Guid id, IFormCollection form, OpenReport opening, WithdrawReturned withdraw, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        return await withdraw.Run(open, form["tep"].ToString(), form["ly-do"].ToString().Trim(), By(person), ct) is { } problem
            ? Again(id, problem)
            : Results.Redirect($"/bao-cao/{id}");
    }

    /// <summary>The report's page with why a step was refused.</summary>
    /// <param name="reason">As it was typed for the step; the page gives it back.</param>
    internal static RazorComponentResult<ReportPage> Again(Guid id, string problem, ReportAction? action = null, string? reason = null) =>
        new(new { Id = id, Problem = problem, Action = action, Reason = reason }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Fields the form did not show (a row that a corrected fact took away) keep what was typed into them.</summary>
    private static ReportEdits Edits(IFormCollection form, ReportEdits before)
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

    private static string By(ClaimsPrincipal person) => person.Identity?.Name ?? "";
}
