using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>The demo's province, read by several tests; one start for all of them.</summary>
public sealed class DemoProvince : IAsyncLifetime
{
    /// <summary>Phường 4, thành phố Đông Hà: 2,948 dossiers by 10/11/2024.</summary>
    public const string Ward4 = "19345";

    public const string Province = "45";

    public const string Window = "&tu=2023-12-15&den=2024-11-10";

    public CamKetApp App { get; private set; } = null!;

    /// <summary>The codes of the units that have dossiers.</summary>
    public async Task<IReadOnlyList<string>> Units()
    {
        await using var scoped = await App.Database.InScope(Scope.WholeProvince(45));
        return [.. await scoped.Connection.QueryAsync<string>(
            "select u.code from unit u where u.province_id = 45 and exists (select 1 from dossier d where d.province_id = 45 and d.unit_no = u.unit_no) order by 1")];
    }

    /// <summary>A commune that no extract tells of.</summary>
    public async Task<string> UnitWithoutFigures()
    {
        await using var scoped = await App.Database.InScope(Scope.WholeProvince(45));
        return await scoped.Connection.QueryFirstAsync<string>(
            """
            select u.code from unit u
             where u.province_id = 45 and u.kind in ('xa', 'phuong')
               and not exists (select 1 from coverage c join unit v on v.province_id = 45 and v.unit_no = c.unit_no where c.province_id = 45 and v.code = u.code)
             order by 1
            """);
    }

    public async Task InitializeAsync() => App = await CamKetApp.StartDemoAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DemoProvinceTests : ICollectionFixture<DemoProvince>
{
    public const string Name = "the demo's province, drilled";
}
