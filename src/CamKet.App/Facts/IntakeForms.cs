using System.Globalization;
using System.Security.Claims;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Time;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Facts;

/// <summary>The forms of the intake pages. Each ends in a redirect: the URL is the state.</summary>
internal static class IntakeForms
{
    internal sealed class UploadForm
    {
        public string? Loai { get; set; }

        public string? DonVi { get; set; }

        public DateOnly? Tu { get; set; }

        public DateOnly? Den { get; set; }
    }

    public static async Task<IResult> Upload([FromForm] UploadForm form, IFormFile? tep, ImportJobs jobs, ClaimsPrincipal person, CancellationToken ct)
    {
        var (window, fault) = Days(form.Tu, form.Den);
        fault ??= tep is null ? "Chưa chọn tệp: hãy chọn tệp .xls, .xlsx hoặc .csv." : ExtractKinds.FromCode(form.Loai ?? "") is null ? "Hãy chọn loại số liệu." : null;
        if (fault is not null)
        {
            return TypedResults.LocalRedirect(Links.With("/so-lieu", ("loi", fault)));
        }

        var path = jobs.NewPath();
        await using (var stream = File.Create(path))
        {
            await tep!.CopyToAsync(stream, ct);
        }

        var job = jobs.Start(new ImportRequest(ExtractKinds.FromCode(form.Loai!)!.Value, path, Path.GetFileName(tep.FileName.Replace('\\', '/')), person.Identity?.Name ?? "")
        {
            UnitCode = string.IsNullOrWhiteSpace(form.DonVi) ? null : Intake.CodeOf(form.DonVi),
            Window = window,
        });
        return TypedResults.LocalRedirect($"/so-lieu/nap/{job.Id}");
    }

    public static IResult Accept(Guid id, ImportJobs jobs)
    {
        if (jobs.Find(id) is { } job)
        {
            jobs.Accept(job);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    public static IResult Discard(Guid id, ImportJobs jobs)
    {
        if (jobs.Find(id) is { } job)
        {
            jobs.Discard(job);
        }

        return TypedResults.LocalRedirect("/so-lieu");
    }

    public static IResult Cover(Guid id, [FromForm] UploadForm form, ImportJobs jobs)
    {
        if (jobs.Find(id) is { IsBusy: false } job && Days(form.Tu, form.Den) is { Window: { } window })
        {
            jobs.Again(job, job.Request with { Window = window });
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    /// <summary>Keeps the mapping for the next file with these heads, and reads this one again.</summary>
    public static async Task<IResult> Columns(Guid id, HttpRequest request, ImportJobs jobs, Database database, TimeProvider time, ClaimsPrincipal person, CancellationToken ct)
    {
        if (jobs.Find(id) is { IsBusy: false, Outcome: ImportOutcome.NotMapped unknown } job)
        {
            var form = await request.ReadFormAsync(ct);
            var fields = FactFields.Of(job.Request.Kind).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
            var mapping = unknown.Heads
                .Select((head, index) => (Head: head, Field: form[$"cot-{index}"].ToString()))
                .Where(pair => fields.Contains(pair.Field) && !HeadFinder.IsPersonal(pair.Head))
                .DistinctBy(pair => pair.Field)
                .ToDictionary(pair => pair.Head, pair => pair.Field, StringComparer.Ordinal);
            await using var transaction = await database.InScope(Scope.WholeProvince(unknown.Province), ct);
            await LayoutStore.Learn(transaction.Connection, unknown.Province, unknown.Key, job.Request.Kind, mapping, time.GetUtcNow(), person.Identity?.Name ?? "", ct);
            await transaction.Commit(ct);
            jobs.Again(job, job.Request);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    public static async Task<IResult> Correct(HttpRequest request, ReplayRow replay, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        if (!int.TryParse(form["tinh"], CultureInfo.InvariantCulture, out var province) || !long.TryParse(form["lan"], CultureInfo.InvariantCulture, out var extract) || !int.TryParse(form["dong"], CultureInfo.InvariantCulture, out var row))
        {
            return TypedResults.LocalRedirect("/so-lieu/cho-sua");
        }

        var key = new QuarantineKey(province, extract, form["trang"].ToString(), row);
        var by = person.Identity?.Name ?? "";
        var outcome = form.ContainsKey("bo")
            ? await replay.Dismiss(key, "bỏ trên trang", by, ct)
            : await replay.Run(key, form.Where(pair => pair.Key.StartsWith("o-", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[2..], pair => pair.Value.ToString(), StringComparer.Ordinal), by, ct);
        return TypedResults.LocalRedirect(Links.With("/so-lieu/cho-sua", ("trang", form["danh-sach"] is [{ } page] && page != "1" ? page : null), ("xong", outcome switch
        {
            ReplayOutcome.Taken taken => taken.Sentence,
            ReplayOutcome.Dismissed dismissed => dismissed.Sentence,
            ReplayOutcome.NotThere none => none.Sentence,
            _ => null,
        })));
    }

    public static async Task<IResult> DecideGone(HttpRequest request, Database database, TimeProvider time, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (code, reason) = (form["ma"].ToString(), form["ly-do"].ToString().Trim());
        if (!int.TryParse(form["tinh"], CultureInfo.InvariantCulture, out var province) || !int.TryParse(form["don-vi"], CultureInfo.InvariantCulture, out var unit)
            || !long.TryParse(form["lan"], CultureInfo.InvariantCulture, out var extract))
        {
            return TypedResults.LocalRedirect("/so-lieu/bien-mat");
        }

        var removes = form.ContainsKey("xoa");
        if (removes && reason.Length == 0)
        {
            return TypedResults.LocalRedirect(Links.With("/so-lieu/bien-mat", ("loi", $"Hãy ghi lý do hồ sơ {code} không còn ở hệ thống nguồn (ví dụ: nhập trùng, số văn bản huỷ), rồi bấm lại.")));
        }

        var (at, by) = (time.GetUtcNow(), person.Identity?.Name ?? "");
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        var done = removes
            ? await GoneStore.Remove(transaction.Connection, province, unit, extract, code, reason[..Math.Min(reason.Length, 500)], at, by, ct)
            : await GoneStore.Keep(transaction.Connection, province, extract, code, at, by, ct);
        await transaction.Commit(ct);
        return TypedResults.LocalRedirect(Links.With("/so-lieu/bien-mat", done
            ? ("xong", removes ? $"{code} đã ra khỏi số liệu; bản cuối cùng còn trong lịch sử." : $"{code} vẫn được tính.")
            : ("loi", $"{code} đã được quyết định, hoặc một lần nạp sau lại có: hãy xem lại danh sách.")));
    }

    private static (Window? Window, string? Fault) Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => (null, null),
        ({ } first, { } last) when last >= first => (new Window(first, last), null),
        _ => (null, "Hãy ghi cả hai ngày, ngày sau không trước ngày đầu, hoặc để trống cả hai."),
    };
}
