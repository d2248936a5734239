using CamKet.App.Commitments;

namespace CamKet.App.Board;

/// <summary>Where a promise of a commitment in force is shown, and whose it is. The address goes by its identity and holds whatever number it bears.</summary>
internal sealed record ItemAddress(int UnitNo, string Slug, Guid ItemId)
{
    /// <summary>Where one of its forms is sent.</summary>
    public static string Form(Guid itemId, string form) => $"/cam-ket/noi-dung/{itemId}/{form}";

    /// <summary>Its page at one of its forms, in the window the form was sent from.</summary>
    /// <param name="window">The query of the form's address, its question mark included.</param>
    public string At(string form, string window) => $"{PromiseLink.Of(Slug, ItemId)}{window}#{form}";
}
