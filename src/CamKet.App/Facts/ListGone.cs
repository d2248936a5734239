namespace CamKet.App.Facts;

/// <summary>The dossiers that a later extract no longer has and nobody has decided on, of every province.</summary>
internal sealed class ListGone(EveryProvince provinces)
{
    public Task<ListPage<GoneLine>> Run(int? page, CancellationToken ct) => provinces.Page(
        page,
        waiting => waiting.Gone,
        (connection, province, skip, limit) => GoneStore.Open(connection, province, skip, limit, ct),
        ct);
}
