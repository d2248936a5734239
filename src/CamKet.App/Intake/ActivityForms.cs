using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Intake;

/// <summary>The form of an activity, filled in on a phone, and the photo that came with it.</summary>
internal static class ActivityForms
{
    internal sealed class Form
    {
        public string? DonVi { get; set; }

        public string? Loai { get; set; }

        public string? Ngay { get; set; }

        public string? SoLuong { get; set; }

        public string? NoiDung { get; set; }

        public string? VanBan { get; set; }
    }

    public static async Task<IResult> Add([FromForm] Form form, IFormFile? anh, AddActivity add, ClaimsPrincipal person, CancellationToken ct)
    {
        var typed = new TypedActivity(form.DonVi, form.Loai, form.Ngay, form.SoLuong, form.NoiDung, form.VanBan);
        await using var photo = anh?.OpenReadStream();
        return await add.Run(typed, photo, person.Identity?.Name ?? "", ct) switch
        {
            Outcome<AddedActivity>.Done { Value: var added } =>
                TypedResults.LocalRedirect(Links.With("/so-lieu/hoat-dong", ("xong", added.Id.ToString()), ("don-vi", added.UnitCode))),
            // What was typed comes back with the fault; only a photo has to be chosen again, as browsers demand.
            Outcome<AddedActivity>.Refused refused =>
                new RazorComponentResult<ActivityPage>(new { Typed = typed, Fault = refused.Sentence }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    /// <summary>Served as what it was found to be, never as what the phone called it, and never run by a browser.</summary>
    public static async Task<IResult> Photo(int province, Guid id, ListActivities activities, HttpContext http, CancellationToken ct)
    {
        if (await activities.Photo(province, id, ct) is not { } photo)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.ContentDisposition = "inline; filename=\"anh\"";
        return TypedResults.Bytes(photo.Bytes, photo.Type);
    }
}
