using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Plausibility;

/// <summary>The form that dismisses a doubt. What is refused comes back as it was typed.</summary>
internal static class DoubtForms
{
    public static async Task<IResult> Dismiss(HttpRequest request, DismissDoubt dismiss, ClaimsPrincipal person, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (unit, key, reason) = (form["don-vi"].ToString(), form["diem"].ToString(), form["ly-do"].ToString());
        return await dismiss.Run(unit, key, form["so"].ToString(), reason, person.Identity?.Name ?? "", ct) switch
        {
            Outcome<string>.Done => TypedResults.LocalRedirect(Links.With("/so-lieu/kiem-tra", ("don-vi", unit), ("xong", DoubtPage.Dismissed))),
            Outcome<string>.Refused refused => new RazorComponentResult<DoubtPage>(new { Typed = new TypedDismissal(unit, key, reason, refused.Sentence) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }
}

/// <summary>What a person typed to dismiss a doubt, and why that was refused.</summary>
public sealed record TypedDismissal(string Unit, string Key, string Reason, string Fault);
