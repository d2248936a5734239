using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using Dapper;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>An item of an earlier version that could not be found again in the next one when promises got their identity.</summary>
/// <param name="Version">0: no version has the number its evidence or deadline was filed under.</param>
internal sealed record UnmatchedItem(int UnitNo, Guid CommitmentId, int Version, Guid ItemId, string Path, string Text);

/// <summary>Items a person has to say of which promise they are; listed by the page of commitments and by <c>camket migrate</c>.</summary>
internal static class UnmatchedItems
{
    public static async Task<IReadOnlyList<UnmatchedItem>> Open(NpgsqlConnection connection, int province) =>
        [.. await connection.QueryAsync<UnmatchedItem>(
            """
            select unit_no as "UnitNo", commitment_id as "CommitmentId", version as "Version", item_id as "ItemId", path as "Path", text as "Text"
              from item_unmatched
             where province_id = @province and decided_at is null
             order by unit_no, commitment_id, version, path
            """,
            new { province })];

    /// <summary>The same for <c>camket migrate</c>, of every province that has units.</summary>
    public static async Task<IReadOnlyList<string>> Sentences(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
        IReadOnlyList<int> provinces;
        await using (var connection = await database.Open(ct))
        {
            provinces = [.. await connection.QueryAsync<int>("select distinct province_id from unit order by 1")];
        }

        var sentences = new List<string>();
        foreach (var province in provinces)
        {
            await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
            foreach (var item in await Open(scoped.Connection, province))
            {
                var unit = await UnitStore.ByNumber(scoped.Connection, province, item.UnitNo);
                sentences.Add($"Chưa nối được với bản sau: {unit?.Name}, mục {item.Path} “{item.Text}”{(item.Version > 0 ? $" của bản {item.Version}" : "")}. Mở trang Cam kết (/cam-ket), phần “Nội dung chưa nối được với bản trước”, chọn nội dung tương ứng.");
            }
        }

        return sentences;
    }

    public static async Task<IResult> Post(Guid item, IFormCollection form, HttpContext http, Database database, HomeProvince home, TimeProvider time, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return Results.NotFound();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if ((await Open(scoped.Connection, province)).FirstOrDefault(u => u.ItemId == item) is not { } unmatched)
        {
            return CommitmentsPage.Refused("Nội dung này đã được nối rồi, hoặc không có trong danh sách.");
        }

        var answer = form["la"].ToString();
        Guid? became = Guid.TryParse(answer, out var chosen) ? chosen : null;
        var offered = (await CommitmentStore.Find(scoped.Connection, province, unmatched.CommitmentId))?.Items ?? [];
        if (became is null ? answer != "rieng" : offered.All(i => i.Id != became))
        {
            return CommitmentsPage.Refused($"Chưa chọn mục {unmatched.Path} là nội dung nào của bản đang có hiệu lực: chọn nội dung, hoặc “nội dung riêng”.");
        }

        await Decide(scoped.Connection, province, unmatched, became, time.GetUtcNow(), http.User.Identity?.Name ?? "");
        await scoped.Commit(ct);
        return Results.LocalRedirect("/cam-ket");
    }

    private static async Task Decide(NpgsqlConnection connection, int province, UnmatchedItem item, Guid? became, DateTimeOffset at, string by)
    {
        var arguments = new { province, item.UnitNo, item.ItemId, became, at = at.ToUniversalTime(), by };
        if (became is not null)
        {
            foreach (var table in (string[])["commitment_item", "item_evidence", "item_deadline"])
            {
                await connection.ExecuteAsync($"update {table} set item_id = @became where province_id = @province and item_id = @ItemId", arguments);
            }
        }

        await connection.ExecuteAsync(
            """
            update item_unmatched set decided_at = @at, decided_by = @by, became = @became
             where province_id = @province and unit_no = @UnitNo and item_id = @ItemId
            """,
            arguments);
    }
}
