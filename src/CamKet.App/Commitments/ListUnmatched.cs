using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Commitments;

/// <param name="Of">The version in force of its commitment; null where there is none any more.</param>
/// <param name="MayBe">The promises of that version it may have become.</param>
internal sealed record UnmatchedPromise(UnmatchedItem Item, Unit? Unit, Commitment? Of, IReadOnlyList<CommitmentItem> MayBe)
{
    /// <summary>Where it is from and what to do, for whoever sits at a terminal.</summary>
    public string Sentence =>
        $"Chưa nối được với bản sau: {Unit?.Name}, mục {Item.Path} “{Item.Text}”{(Item.Version > 0 ? $" của bản {Item.Version}" : "")}. Mở trang Cam kết (/cam-ket), phần “Nội dung chưa nối được với bản trước”, chọn nội dung tương ứng.";
}

/// <summary>Items a person has to say of which promise they are; listed by the page of commitments, by <c>camket commitment --unmatched</c> and by <c>camket migrate</c>.</summary>
internal sealed class ListUnmatched(Database database, HomeProvince home, FindUnit units)
{
    /// <summary>Those of the home province.</summary>
    public async Task<IReadOnlyList<UnmatchedPromise>> Run(CancellationToken ct) =>
        await home.Id(ct) is { } province ? await Of(province, ct) : [];

    /// <summary>Those of every province, as sentences: a migration knows no home.</summary>
    public async Task<IReadOnlyList<string>> Sentences(CancellationToken ct)
    {
        var sentences = new List<string>();
        foreach (var province in (await units.Register(ct)).Units.Select(u => u.ProvinceId).Distinct().Order())
        {
            sentences.AddRange((await Of(province, ct)).Select(unmatched => unmatched.Sentence));
        }

        return sentences;
    }

    /// <summary>The same in the caller's transaction.</summary>
    internal static async Task<IReadOnlyList<UnmatchedPromise>> Of(NpgsqlConnection connection, int province)
    {
        var open = await UnmatchedStore.Open(connection, province);
        if (open.Count == 0)
        {
            return [];
        }

        var mayBecome = await UnmatchedStore.MayBecome(connection, province);
        var units = (await UnitStore.ByNumbers(connection, province, [.. open.Select(u => u.UnitNo).Distinct()])).ToDictionary(u => u.UnitNo);
        var commitments = (await CommitmentStore.InForce(connection, province, 0, int.MaxValue)).ToDictionary(c => c.Id);
        return [.. open.Select(item => Of(item, commitments.GetValueOrDefault(item.CommitmentId)))];

        UnmatchedPromise Of(UnmatchedItem item, Commitment? now) =>
            new(item, units.GetValueOrDefault(item.UnitNo), now, [.. now?.Items.Where(i => mayBecome[item.ItemId].Contains(i.Id)) ?? []]);
    }

    private async Task<IReadOnlyList<UnmatchedPromise>> Of(int province, CancellationToken ct)
    {
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return await Of(scoped.Connection, province);
    }
}
