using CamKet.App.Platform;
using CamKet.Units;

namespace CamKet.App.Units;

/// <summary>A unit as an address, a form or a command names it; null where there is none.</summary>
internal sealed class FindUnit(Database database)
{
    /// <summary>The unit of a page's address, also one that has ended.</summary>
    public async Task<Unit?> BySlug(string slug, Reader reader, CancellationToken ct)
    {
        await using var connection = await database.Open(reader, ct);
        return await UnitStore.BySlug(connection, slug);
    }

    /// <summary>The unit a code names on a day: codes are used again after a reorganisation.</summary>
    public async Task<Unit?> ByCode(string code, DateOnly at, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return await UnitStore.ByCode(connection, code, at);
    }

    /// <summary>All units of any day and what they went into.</summary>
    public async Task<UnitRegister> Register(CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return await UnitStore.Register(connection);
    }
}
