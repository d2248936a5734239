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

        public bool KhongPhatSinh { get; set; }
    }

    public static async Task<IResult> Upload(
        [FromForm] UploadForm form, IFormFileCollection files, ImportJobs jobs, RecordNothing nothing, WorkFolder folder, ClaimsPrincipal person, CancellationToken ct)
    {
        var (window, fault) = Days(form.Tu, form.Den);
        var kind = ExtractKinds.FromCode(form.Loai ?? "");
        var by = person.Identity?.Name ?? "";
        var unit = string.IsNullOrWhiteSpace(form.DonVi) ? null : Intake.CodeOf(form.DonVi);
        if (fault is null && files.Count == 0 && form.KhongPhatSinh)
        {
            return kind is null
                ? Back("Khai không phát sinh mà không có tệp: hãy chọn loại số liệu.")
                : await nothing.Run(kind.Value, unit, provinceCode: null, window, dryRun: false, by, ct) is var outcome && ImportText.Fault(outcome) is { } why
                    ? Back(why)
                    : TypedResults.LocalRedirect(Links.With("/so-lieu", ("xong", ImportText.Headline(outcome))));
        }

        fault ??= files.Count == 0 ? "Chưa chọn tệp: hãy chọn tệp .xls, .xlsx, .csv hoặc .zip; nếu đơn vị không phát sinh gì, hãy đánh dấu ô Không phát sinh."
            : form.KhongPhatSinh && unit is null ? "Khai không phát sinh: hãy chọn đơn vị." : null;
        if (fault is not null)
        {
            return Back(fault);
        }

        var (batch, started, faults) = (Guid.NewGuid(), new List<ImportJob>(), new List<string>());
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            var place = Archive.IsNamed(name) ? folder.NewFolder() : null;
            try
            {
                await using var stream = file.OpenReadStream();
                if (place is null)
                {
                    await Start(stream, name);
                    continue;
                }

                foreach (var (path, inner) in Archive.Unpack(stream, name, place))
                {
                    await using (var content = File.OpenRead(path))
                    {
                        await Start(content, inner);
                    }

                    File.Delete(path);
                }
            }
            catch (RefusedFile refused)
            {
                faults.Add(refused.Message);
            }
            finally
            {
                // Whoever has left, and whatever went wrong: nothing of it lies about.
                if (place is not null)
                {
                    Directory.Delete(place, recursive: true);
                }
            }
        }

        var problem = faults.Count == 0 ? null : string.Join(' ', faults);
        return (started, problem) switch
        {
            ([], _) => Back(problem!),
            ([var only], null) => TypedResults.LocalRedirect($"/so-lieu/nap/{only.Id}"),
            _ => TypedResults.LocalRedirect(Links.With($"/so-lieu/nap/dot/{batch}", ("loi", problem))),
        };

        async Task Start(Stream content, string inner) => started.Add(await jobs.Start(new HandedIn(kind, unit, window, form.KhongPhatSinh, inner, by), batch, content, ct));

        IResult Back(string sentence) => TypedResults.LocalRedirect(Links.With(
            "/so-lieu",
            ("loi", sentence), ("loai", form.Loai), ("don-vi", unit), ("tu", Iso(form.Tu)), ("den", Iso(form.Den)), ("khong-phat-sinh", form.KhongPhatSinh ? "true" : null)));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Task<IResult> Accept(Guid id, ImportJobs jobs, CancellationToken ct) => OnJob(id, jobs, job => jobs.Accept(job, ct), ct);

    public static Task<IResult> Stop(Guid id, ImportJobs jobs, CancellationToken ct) => OnJob(id, jobs, job => jobs.Stop(job, ct), ct);

    public static async Task<IResult> Discard(Guid id, ImportJobs jobs, CancellationToken ct)
    {
        await OnJob(id, jobs, job => jobs.Discard(job, ct), ct);
        return TypedResults.LocalRedirect("/so-lieu");
    }

    public static async Task<IResult> AcceptAll(Guid batch, ImportJobs jobs, CancellationToken ct)
    {
        foreach (var job in await jobs.OfBatch(batch, ct))
        {
            await jobs.Accept(job, ct);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/dot/{batch}");
    }

    public static Task<IResult> Cover(Guid id, [FromForm] UploadForm form, ImportJobs jobs, CancellationToken ct) =>
        OnJob(id, jobs, job => Days(form.Tu, form.Den) is { Window: { } window } ? jobs.Again(job, job.What with { Window = window }, ct) : Task.CompletedTask, ct);

    public static Task<IResult> UnitOf(Guid id, [FromForm] UploadForm form, ImportJobs jobs, CancellationToken ct) =>
        OnJob(id, jobs, job => string.IsNullOrWhiteSpace(form.DonVi) ? Task.CompletedTask : jobs.Again(job, job.What with { UnitCode = Intake.CodeOf(form.DonVi) }, ct), ct);

    private static async Task<IResult> OnJob(Guid id, ImportJobs jobs, Func<ImportJob, Task> work, CancellationToken ct)
    {
        if (await jobs.Find(id, ct) is { } job)
        {
            await work(job);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    /// <summary>Keeps the mapping for the next file with these heads, and reads this one again.</summary>
    public static async Task<IResult> Columns(Guid id, HttpRequest request, ImportJobs jobs, Database database, TimeProvider time, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await jobs.Find(id, ct) is { IsBusy: false, Outcome: ImportOutcome.NotMapped unknown, What.Kind: { } kind } job)
        {
            var form = await request.ReadFormAsync(ct);
            var fields = FactFields.Of(kind).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
            var mapping = unknown.Heads
                .Select((head, index) => (Head: head, Field: form[$"cot-{index}"].ToString()))
                .Where(pair => fields.Contains(pair.Field) && !HeadFinder.IsPersonal(pair.Head))
                .DistinctBy(pair => pair.Field)
                .ToDictionary(pair => pair.Head, pair => pair.Field, StringComparer.Ordinal);
            await using var transaction = await database.InScope(Scope.WholeProvince(unknown.Province), ct);
            await LayoutStore.Learn(transaction.Connection, unknown.Province, unknown.Key, kind, mapping, time.GetUtcNow(), person.Identity?.Name ?? "", ct);
            await transaction.Commit(ct);
            await jobs.Again(job, job.What, ct);
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
        return TypedResults.LocalRedirect(Links.With("/so-lieu/cho-sua", ("trang", Listed(form)), ("xong", outcome switch
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
            return TypedResults.LocalRedirect(Links.With(
                "/so-lieu/bien-mat", ("loi", $"Hãy ghi lý do hồ sơ {code} không còn ở hệ thống nguồn (ví dụ: nhập trùng, số văn bản huỷ), rồi bấm lại."), ("trang", Listed(form))));
        }

        var (at, by) = (time.GetUtcNow(), person.Identity?.Name ?? "");
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        if (removes && !await BatchStore.TryLock(transaction.Connection, province, ct))
        {
            return TypedResults.LocalRedirect(Links.With(
                "/so-lieu/bien-mat", ("loi", BatchStore.Busy), ("trang", Listed(form)), ("don-vi", unit.ToString(CultureInfo.InvariantCulture)), ("ma", code), ("ly-do", reason)));
        }

        var done = removes
            ? await GoneStore.Remove(transaction.Connection, province, unit, extract, code, reason[..Math.Min(reason.Length, 500)], at, by, ct)
            : await GoneStore.Keep(transaction.Connection, province, unit, extract, code, at, by, ct);
        await transaction.Commit(ct);
        return TypedResults.LocalRedirect(Links.With("/so-lieu/bien-mat", ("trang", Listed(form)), done
            ? ("xong", removes ? $"{code} đã ra khỏi số liệu; bản cuối cùng còn trong lịch sử." : $"{code} vẫn được tính.")
            : ("loi", $"{code} đã được quyết định, hoặc một lần nạp sau lại có: hãy xem lại danh sách.")));
    }

    /// <summary>The page of the list a form stood on; null: the first.</summary>
    private static string? Listed(IFormCollection form) => form["danh-sach"] is [{ } page] && page != "1" ? page : null;

    private static (Window? Window, string? Fault) Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => (null, null),
        ({ } first, { } last) when last >= first => (new Window(first, last), null),
        _ => (null, "Hãy ghi cả hai ngày, ngày sau không trước ngày đầu, hoặc để trống cả hai."),
    };
}
