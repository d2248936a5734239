using CamKet.App.Board;
using CamKet.App.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>Where an item of a commitment in force is shown, and whose it is.</summary>
internal sealed record ItemAddress(int UnitNo, string Slug, string Path)
{
    public string Page => $"/don-vi/{Slug}/cam-ket/{Uri.EscapeDataString(Path)}";

    /// <summary>Its page with what was typed into one of its forms, none of which went into an address.</summary>
    /// <param name="typed">By the names the page asks for, with the name of the form's fault and the field that has it.</param>
    public RazorComponentResult<ItemPage> Again(IReadOnlyDictionary<string, string> typed) =>
        new(new { Slug, ItemPath = Path, Typed = typed }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Null when no commitment in force has the item, or its unit is not in the register.</summary>
    public static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid id, string path)
    {
        return await CommitmentStore.UnitOf(connection, province, id, path) is { } unitNo && await UnitStore.ByNumber(connection, province, unitNo) is { } unit
            ? new ItemAddress(unit.UnitNo, unit.Slug, path)
            : null;
    }
}
