using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CamKet.App.Board;

/// <summary>Where an item of a commitment in force is shown, and whose it is.</summary>
internal sealed record ItemAddress(int UnitNo, string Slug, string Path)
{
    /// <summary>Its page at one of its forms, in the window the form was sent from.</summary>
    public string At(string form, HttpRequest request) => $"/don-vi/{Slug}/cam-ket/{Uri.EscapeDataString(Path)}{request.QueryString}#{form}";

    /// <summary>Its page with what was typed into one of its forms, none of which went into an address.</summary>
    /// <param name="typed">By the names the page asks for, with the name of the form's fault and the field that has it.</param>
    public RazorComponentResult<ItemPage> Again(IReadOnlyDictionary<string, string> typed) =>
        new(new { Slug, ItemPath = Path, Typed = typed }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>To a form of an item on its page.</summary>
    public static async Task<IResult> LeadTo(Guid id, string path, string form, HttpRequest request, Database database, HomeProvince home, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return await Of(scoped.Connection, province, id, path) is { } at ? Results.LocalRedirect(at.At(form, request)) : Results.NotFound();
    }

    /// <summary>Null when no commitment in force has the item, or its unit is not in the register.</summary>
    public static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid id, string path)
    {
        return await CommitmentStore.UnitOf(connection, province, id, path) is { } unitNo && await UnitStore.ByNumber(connection, province, unitNo) is { } unit
            ? new ItemAddress(unit.UnitNo, unit.Slug, path)
            : null;
    }
}
