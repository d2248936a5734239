using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Text;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Progress;

/// <summary>The forms of the plan's page. What was refused comes back as it was typed.</summary>
internal static class PlanForms
{
    public const string Path = "/ke-hoach-von";

    /// <summary>The field of a day: "so-2024-10-31".</summary>
    public static string Field(DateOnly day) => "so-" + BoardQuery.Iso(day);

    public static string At(string? unit, int year, string? line) =>
        Links.With(Path, ("don-vi", unit), ("nam", year.ToString(CultureInfo.InvariantCulture)), ("dong", line));

    /// <summary>Where a file is sent: reloaded as a page, it leads back to the same plan.</summary>
    public static string UploadAt(string unit, int year, string line) =>
        Links.With(Path + "/nap", ("don-vi", unit), ("nam", year.ToString(CultureInfo.InvariantCulture)), ("dong", line));

    public static async Task<IResult> Save(IFormCollection form, ClaimsPrincipal person, FindUnit units, EnterPlan enter, CancellationToken ct)
    {
        var (slug, line, source) = (form["don-vi"].ToString(), form["dong"].ToString(), VietnameseText.Tidy(form["can-cu"].ToString()));
        if (await units.BySlug(slug, Reader.Staff, ct) is not { } unit || !int.TryParse(form["nam"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            return Results.NotFound();
        }

        var stored = (await enter.Stored(unit, year, ct))[(unit.UnitNo, line)].ToDictionary(p => p.Day);
        var (plan, fault) = (new List<PlannedAmount>(), (string?)null);
        foreach (var (key, typed) in form.Where(f => f.Key.StartsWith("so-", StringComparison.Ordinal)).Select(f => (f.Key, f.Value.ToString().Trim())).Where(f => f.Item2.Length > 0))
        {
            if (!DateOnly.TryParseExact(key["so-".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                continue;
            }

            if (VietnameseNumber.Read(typed) is not NumberReading.Number amount)
            {
                fault = $"Số kế hoạch đến {VietnameseDate.Print(day)} không rõ (\"{typed}\"): ghi số đồng như 1.250.000.000.";
                break;
            }

            // A figure nobody changed keeps the plan it came from.
            plan.Add(new PlannedAmount(day, amount.Value, stored.TryGetValue(day, out var was) && was.Amount == amount.Value ? was.Source : source));
        }

        fault ??= await enter.Replace(
            unit, year, new Dictionary<string, IReadOnlyList<PlannedAmount>>(StringComparer.Ordinal) { [line] = plan }, person.Identity?.Name ?? "", ct);
        return fault is null
            ? Done(slug, year, line, plan.Count)
            : Again(form, fault);
    }

    public static async Task<IResult> Withdraw(IFormCollection form, ClaimsPrincipal person, FindUnit units, EnterPlan enter, CancellationToken ct)
    {
        var (slug, line) = (form["don-vi"].ToString(), form["dong"].ToString());
        if (await units.BySlug(slug, Reader.Staff, ct) is not { } unit || !int.TryParse(form["nam"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            return Results.NotFound();
        }

        return await enter.Withdraw(unit, line, year, form["ly-do"].ToString(), person.Identity?.Name ?? "", ct) is { } fault
            ? Again(form, fault)
            : Results.LocalRedirect(At(slug, year, line) + "#da-rut");
    }

    public static async Task<IResult> Upload(IFormCollection form, IFormFile? tep, ClaimsPrincipal person, FindUnit units, EnterPlan enter, CancellationToken ct)
    {
        var slug = form["don-vi"].ToString();
        if (await units.BySlug(slug, Reader.Staff, ct) is not { } unit || !int.TryParse(form["nam"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            return Results.NotFound();
        }

        var (count, fault) = tep is null || tep.Length == 0 ? (0, "Chưa chọn tệp: hãy chọn tệp .xlsx, .xls hoặc .csv.") : await Take(tep);
        return fault is null ? Done(slug, year, form["dong"], count) : Again(form, fault);

        async Task<(int, string?)> Take(IFormFile file)
        {
            var path = WorkFolder.NewSpoolPath();
            try
            {
                await using (var stream = File.Create(path))
                {
                    await file.CopyToAsync(stream, ct);
                }

                var name = System.IO.Path.GetFileName(file.FileName.Replace('\\', '/'));
                var (plans, wrong) = PlanFile.Read(path, name, unit, year, VietnameseText.Tidy(form["can-cu"].ToString()));
                wrong ??= await enter.Replace(unit, year, plans!, person.Identity?.Name ?? "", ct);
                return (plans?.Values.Sum(p => p.Count) ?? 0, wrong);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    /// <param name="count">How many amounts the plan now has from this.</param>
    private static RedirectHttpResult Done(string slug, int year, string? line, int count) => TypedResults.LocalRedirect(Links.With(
        Path, ("don-vi", slug), ("nam", year.ToString(CultureInfo.InvariantCulture)), ("dong", line), ("xong", count.ToString(CultureInfo.InvariantCulture))));

    private static RazorComponentResult<PlanPage> Again(IFormCollection form, string fault) =>
        new(new { Typed = new TypedPlan(form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), fault) })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
}

/// <summary>A form of the plan's page as it was typed, and why it was refused.</summary>
public sealed record TypedPlan(IReadOnlyDictionary<string, string> Fields, string Fault);
