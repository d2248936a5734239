using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Intake;

/// <summary>The forms of the intake pages. Each ends in a redirect, or in the page with what was typed and why it was refused.</summary>
internal static class IntakeForms
{
    internal sealed class UploadForm
    {
        public string? Loai { get; set; }

        public string? DonVi { get; set; }

        public string? Tu { get; set; }

        public string? Den { get; set; }

        public bool KhongPhatSinh { get; set; }
    }

    public static async Task<IResult> Upload(
        [FromForm] UploadForm form, IFormFileCollection files, ImportJobs jobs, RecordNothing nothing, WorkFolder folder, ClaimsPrincipal person, CancellationToken ct)
    {
        var (window, fault) = Days(form.Tu, form.Den);
        var kind = ExtractKinds.FromCode(form.Loai ?? "");
        var by = person.Identity?.Name ?? "";
        var unit = string.IsNullOrWhiteSpace(form.DonVi) ? null : EveryProvince.CodeOf(form.DonVi);
        if (fault is null && files.Count == 0 && form.KhongPhatSinh)
        {
            return kind is null
                ? Back("Khai không phát sinh mà không có tệp: hãy chọn loại số liệu.")
                : await nothing.Run(kind.Value, unit, provinceCode: null, window, dryRun: false, by, Caller.Page, ct) is var outcome && ImportText.Fault(outcome) is { } why
                    ? Back(why)
                    : TypedResults.LocalRedirect(Links.With("/so-lieu", ("xong", outcome is ImportOutcome.Known ? IntakePage.SaidBefore : IntakePage.SaidNothing)));
        }

        fault ??= files.Count == 0 ? "Chưa chọn tệp: hãy chọn tệp .xls, .xlsx, .csv hoặc .zip; nếu đơn vị không phát sinh gì, hãy đánh dấu ô Không phát sinh."
            : form.KhongPhatSinh && unit is null ? "Khai không phát sinh: hãy chọn đơn vị." : null;
        if (fault is not null)
        {
            return Back(fault);
        }

        var (batch, started, faults) = (Guid.NewGuid(), new List<ImportJob>(), new List<(string Name, string Sentence)>());
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            var place = HandedZip.IsNamed(name) ? folder.NewFolder() : null;
            try
            {
                await using var stream = file.OpenReadStream();
                if (place is null)
                {
                    await Start(stream, name);
                    continue;
                }

                foreach (var (path, inner) in HandedZip.Unpack(stream, name, place))
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
                faults.Add((name, refused.Message));
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

        if (started.Count == 0)
        {
            return Back(string.Join(' ', faults.Select(one => one.Sentence)));
        }

        foreach (var (name, sentence) in faults)
        {
            await jobs.Refuse(Handed(name), batch, sentence, ct);
        }

        return TypedResults.LocalRedirect(started is [var only] && faults.Count == 0 ? $"/so-lieu/nap/{only.Id}" : $"/so-lieu/nap/dot/{batch}");

        HandedIn Handed(string name) => new(kind, unit, window, form.KhongPhatSinh, name, by);

        async Task Start(Stream content, string inner) => started.Add(await jobs.Start(Handed(inner), batch, content, ct));

        RazorComponentResult<IntakePage> Back(string sentence) => new(new { Typed = new TypedUpload(form.Loai, unit, form.Tu, form.Den, form.KhongPhatSinh, sentence) })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>A browser asks for the tick itself; without it the page is shown again, nothing taken.</summary>
    public static Task<IResult> Accept(Guid id, IFormCollection form, ImportJobs jobs, CancellationToken ct) =>
        OnJob(id, jobs, job => IsSuspect(job) && form["dungTep"] != "true" ? Task.CompletedTask : jobs.Accept(job, ct), ct);

    /// <summary>Whether a person has to look at it alone and say that it is the right file.</summary>
    public static bool IsSuspect(ImportJob job) => job.Outcome is ImportOutcome.Preview { Summary.Suspicions.Count: > 0 };

    public static Task<IResult> Stop(Guid id, ImportJobs jobs, CancellationToken ct) => OnJob(id, jobs, job => jobs.Stop(job, ct), ct);

    public static async Task<IResult> Discard(Guid id, ImportJobs jobs, CancellationToken ct)
    {
        await OnJob(id, jobs, job => jobs.Discard(job, ct), ct);
        return TypedResults.LocalRedirect("/so-lieu");
    }

    public static async Task<IResult> AcceptAll(Guid batch, ImportJobs jobs, CancellationToken ct)
    {
        foreach (var job in (await jobs.OfBatch(batch, ct)).Where(job => !IsSuspect(job)))
        {
            await jobs.Accept(job, ct);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/dot/{batch}");
    }

    public static async Task<IResult> Cover(Guid id, [FromForm] UploadForm form, ImportJobs jobs, CancellationToken ct)
    {
        var (window, fault) = Days(form.Tu, form.Den);
        fault ??= window is null ? "Hãy ghi cả hai ngày." : null;
        return fault is not null
            ? new RazorComponentResult<JobPage>(new { Id = id, Typed = new TypedUpload(null, null, form.Tu, form.Den, Nothing: false, fault) }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : await OnJob(id, jobs, job => jobs.Again(job, job.What with { Window = window }, ct), ct);
    }

    public static Task<IResult> KindOf(Guid id, [FromForm] UploadForm form, ImportJobs jobs, CancellationToken ct) =>
        OnJob(id, jobs, job => ExtractKinds.FromCode(form.Loai ?? "") is { } kind ? jobs.Again(job, job.What with { Kind = kind }, ct) : Task.CompletedTask, ct);

    public static Task<IResult> UnitOf(Guid id, [FromForm] UploadForm form, ImportJobs jobs, CancellationToken ct) =>
        OnJob(id, jobs, job => string.IsNullOrWhiteSpace(form.DonVi) ? Task.CompletedTask : jobs.Again(job, job.What with { UnitCode = EveryProvince.CodeOf(form.DonVi) }, ct), ct);

    private static async Task<IResult> OnJob(Guid id, ImportJobs jobs, Func<ImportJob, Task> work, CancellationToken ct)
    {
        if (await jobs.Find(id, ct) is { } job)
        {
            await work(job);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    /// <summary>Keeps the mapping for the next file with these heads, and reads this one again.</summary>
    public static async Task<IResult> Columns(Guid id, HttpRequest request, ImportJobs jobs, LearnColumns learn, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await jobs.Find(id, ct) is { IsBusy: false, Outcome: ImportOutcome.NotMapped unknown } job)
        {
            var form = await request.ReadFormAsync(ct);
            var mapping = LearnColumns.Mapping(unknown, head => form[$"cot-{head}"].ToString());
            if (await learn.Run(unknown, mapping, person.Identity?.Name ?? "", ct) is { } sentence)
            {
                return new RazorComponentResult<JobPage>(new { Id = id, Mapped = mapping, Typed = new TypedUpload(null, null, null, null, Nothing: false, sentence) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
            }

            await jobs.Again(job, job.What, ct);
        }

        return TypedResults.LocalRedirect($"/so-lieu/nap/{id}");
    }

    private static (Window? Window, string? Fault) Days(string? from, string? to)
    {
        if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to))
        {
            return (null, null);
        }

        foreach (var typed in new[] { from, to })
        {
            if (!string.IsNullOrWhiteSpace(typed) && WrittenDay.Read(typed) is null)
            {
                return (null, WrittenDay.Fault(typed));
            }
        }

        return (WrittenDay.Read(from), WrittenDay.Read(to)) is ({ } first, { } last) && last >= first
            ? (new Window(first, last), null)
            : (null, "Hãy ghi cả hai ngày, ngày sau không trước ngày đầu, hoặc để trống cả hai.");
    }
}

/// <summary>The form of a file as it was typed, and why it was refused.</summary>
public sealed record TypedUpload(string? Kind, string? Unit, string? From, string? To, bool Nothing, string Fault);
