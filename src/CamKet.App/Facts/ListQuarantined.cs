namespace CamKet.App.Facts;

/// <summary>The rows that were held back when their file came in and wait to be corrected, of every province.</summary>
internal sealed class ListQuarantined(EveryProvince provinces)
{
    public Task<ListPage<QuarantineLine>> Run(int? page, CancellationToken ct) => provinces.Page(
        page,
        waiting => waiting.Quarantined,
        (connection, province, skip, limit) => QuarantineStore.Open(connection, province, skip, limit, ct),
        ct);
}
