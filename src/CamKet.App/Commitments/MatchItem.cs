using CamKet.App.Asking;
using CamKet.App.Platform;

namespace CamKet.App.Commitments;

/// <summary>A person says which promise of the version in force an unmatched item has become, or that it is one of its own.</summary>
internal sealed class MatchItem(Database database, HomeProvince home, TimeProvider time)
{
    /// <summary>The answer that it has become none of them.</summary>
    public const string OfItsOwn = "rieng";

    /// <summary>Null when it is written down; else what to do.</summary>
    public async Task<string?> Run(Guid item, string answer, string by, CancellationToken ct)
    {
        const string gone = "Nội dung này đã được nối rồi, hoặc không có trong danh sách: mở lại trang Cam kết để xem.";
        if (await home.Id(ct) is not { } province)
        {
            return gone;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if ((await ListUnmatched.Of(scoped.Connection, province)).FirstOrDefault(u => u.Item.ItemId == item) is not { } unmatched)
        {
            return gone;
        }

        Guid? became = Guid.TryParse(answer, out var chosen) ? chosen : null;
        if (became is null ? answer != OfItsOwn : unmatched.MayBe.All(i => i.Id != became))
        {
            return $"Chưa chọn mục {unmatched.Item.Path} là nội dung nào của bản đang có hiệu lực: chọn nội dung, hoặc “nội dung riêng”.";
        }

        await UnmatchedStore.Decide(scoped.Connection, province, unmatched.Item, became, time.GetUtcNow(), by);
        await scoped.Commit(ct);
        return null;
    }
}
