using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CamKet.App.Board;

/// <summary>Where a promise of a commitment in force is shown, and whose it is. The address goes by its identity and holds whatever number it bears.</summary>
internal sealed record ItemAddress(int UnitNo, string Slug, Guid ItemId)
{
    /// <summary>Where one of its forms is sent.</summary>
    public static string Form(Guid itemId, string form) => $"/cam-ket/noi-dung/{itemId}/{form}";

    /// <summary>Its page at one of its forms, in the window the form was sent from.</summary>
    public string At(string form, HttpRequest request) => $"{PromiseLink.Of(Slug, ItemId)}{request.QueryString}#{form}";

    /// <summary>Its page with what was typed into one of its forms, none of which went into an address.</summary>
    /// <param name="typed">By the names the page asks for, with the name of the form's fault and the field that has it.</param>
    public RazorComponentResult<ItemPage> Again(IReadOnlyDictionary<string, string> typed) =>
        new(new { Slug, Id = ItemId, Typed = typed }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>To a form of a promise on its page.</summary>
    public static async Task<IResult> LeadTo(Guid item, string form, HttpRequest request, Database database, HomeProvince home, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return await Of(scoped.Connection, province, item) is { } at ? Results.LocalRedirect(at.At(form, request)) : Results.NotFound();
    }

    /// <summary>The same by the number it bears in a commitment: addresses kept from before promises had an identity.</summary>
    public static async Task<IResult> LeadTo(Guid id, string path, string form, HttpRequest request, Database database, HomeProvince home, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return (await CommitmentStore.Find(scoped.Connection, province, id))?.Items.FirstOrDefault(i => i.Path == path) is { } item
            && await Of(scoped.Connection, province, item.Id) is { } at ? Results.LocalRedirect(at.At(form, request)) : Results.NotFound();
    }

    /// <summary>Null when no commitment in force has the promise, or its unit is not in the register.</summary>
    public static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid item)
    {
        return await CommitmentStore.Of(connection, province, item) is { } of && await UnitStore.ByNumber(connection, province, of.UnitNo) is { } unit
            ? new ItemAddress(unit.UnitNo, unit.Slug, item)
            : null;
    }
}
