namespace CamKet.Commitments;

/// <summary>Which promise of the version before each item of a draft is: known, matched, or answered by the person who corrects it.</summary>
/// <param name="Ids">One for each item of the draft: the promise it is, or null for one of its own (and for items left out).</param>
/// <param name="Asked">What a person has to say, or has said, by the item's place: the promises it may be.</param>
/// <param name="Faults">Questions without an answer, and answers that cannot be.</param>
public sealed record DraftIdentity(IReadOnlyList<Guid?> Ids, IReadOnlyDictionary<int, IReadOnlyList<CommitmentItem>> Asked, IReadOnlyList<DraftFault> Faults)
{
    /// <summary>The answer that an item is a promise of its own.</summary>
    public const string New = "moi";

    /// <param name="draft">Corrects a commitment, whose items it names by the number they had, or takes the place of one.</param>
    /// <param name="items">What the kept items of the draft were read as, in their order.</param>
    /// <param name="before">The items of the version in force; empty for a commitment that is new.</param>
    public static DraftIdentity Of(Draft draft, IReadOnlyList<CommitmentItem> items, IReadOnlyCollection<CommitmentItem> before)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(before);
        var ids = new Guid?[draft.Items.Count];
        var kept = Enumerable.Range(0, draft.Items.Count).Where(i => draft.Items[i].Keep).ToList();
        var byPath = before.ToDictionary(i => i.Path, StringComparer.Ordinal);
        foreach (var i in kept)
        {
            ids[i] = draft.Items[i].Origin is { } origin && byPath.TryGetValue(origin.Path, out var was) ? was.Id : null;
        }

        var known = ids.OfType<Guid>().ToHashSet();
        var free = before.Where(b => !known.Contains(b.Id)).ToList();
        var open = kept.Select((at, place) => (At: at, Item: items[place])).Where(x => ids[x.At] is null).ToList();
        var matches = ItemMatching.Of(free, [.. open.Select(o => o.Item)]);
        var asked = new Dictionary<int, IReadOnlyList<CommitmentItem>>();
        var faults = new List<DraftFault>();
        foreach (var ((at, item), match) in open.Zip(matches))
        {
            var answer = draft.Items[at].Follows;
            switch (match)
            {
                case ItemMatch.Same same:
                    ids[at] = same.Id;
                    break;
                case ItemMatch.Ask { Candidates: var candidates }:
                    asked[at] = candidates;
                    ids[at] = candidates.FirstOrDefault(c => c.Id.ToString() == answer)?.Id;
                    if (ids[at] is null && answer != New)
                    {
                        faults.Add(new(
                            Field(at),
                            $"Mục {item.Path} có thể là mục {string.Join(" hoặc ", candidates.Select(c => c.Path))} của bản trước: chọn nội dung cũ để tài liệu và hạn đi theo, hoặc chọn “nội dung mới”."));
                    }

                    break;
                default:
                    break;
            }
        }

        faults.AddRange(kept.Where(i => ids[i] is not null).GroupBy(i => ids[i]!.Value).Where(g => g.Count() > 1)
            .Select(g => new DraftFault(Field(g.Last()), $"Mục {draft.Items[g.First()].Path.Trim()} và mục {draft.Items[g.Last()].Path.Trim()} cùng được chọn là một nội dung của bản trước: chọn lại một trong hai.")));
        return new DraftIdentity(ids, asked, faults);
    }

    private static string Field(int at) => DraftField.At("items", at) + ".follows";
}
