using System.Globalization;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Units;
using Dapper;

namespace CamKet.App.Asking;

/// <summary>
/// The province this program serves. It is set (<c>CAMKET_PROVINCE</c>, the statistics office's two-digit code); otherwise it
/// is the one that has commitments or covered extracts, since a register of the whole country names them all. Everybody's
/// pages ask for it, so it reads as the public does.
/// </summary>
internal sealed class HomeProvince(Database database, IConfiguration configuration)
{
    private int? found;

    /// <summary>Null while no unit is known at all.</summary>
    public async Task<int?> Id(CancellationToken ct)
    {
        if (found is not null)
        {
            return found;
        }

        if (int.TryParse(configuration["CAMKET_PROVINCE"], NumberStyles.None, CultureInfo.InvariantCulture, out var set))
        {
            return found = set;
        }

        await using var connection = await database.OpenPublic(ct);
        var all = (await connection.QueryAsync<int>("select distinct province_id from unit order by 1")).AsList();
        if (all.Count == 1)
        {
            return all[0];
        }

        foreach (var province in all)
        {
            await using var scoped = await database.InPublicScope(Scope.WholeProvince(province), ct);
            if (await scoped.Connection.ExecuteScalarAsync<bool>(
                "select exists (select 1 from commitment where province_id = @province) or exists (select 1 from coverage where province_id = @province)", new { province }))
            {
                return found = province;
            }
        }

        return all.Count > 0 ? all[0] : null;
    }

    /// <summary>Its units of a day; empty while none is known.</summary>
    public async Task<IReadOnlyList<Unit>> Units(DateOnly at, CancellationToken ct)
    {
        if (await Id(ct) is not { } province)
        {
            return [];
        }

        await using var connection = await database.OpenPublic(ct);
        return await UnitStore.OfProvince(connection, province, at);
    }

    /// <summary>Its units of any day, those that have ended too.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsEver(CancellationToken ct)
    {
        if (await Id(ct) is not { } province)
        {
            return [];
        }

        await using var connection = await database.OpenPublic(ct);
        return await UnitStore.Ever(connection, province);
    }
}
