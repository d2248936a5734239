using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Commitments;

/// <summary>Which promise of the version before an item is.</summary>
public abstract record ItemMatch
{
    private ItemMatch()
    {
    }

    /// <summary>The same promise, beyond doubt.</summary>
    public sealed record Same(Guid Id) : ItemMatch;

    /// <summary>Nothing before resembles it: a promise of its own.</summary>
    public sealed record New : ItemMatch;

    /// <summary>It may be one of these, the likeliest first; a person says which, or that it is new.</summary>
    public sealed record Ask(IReadOnlyList<CommitmentItem> Candidates) : ItemMatch;
}

/// <summary>
/// Finds the promises of a version again in the next one, which may print other numbers, another order and other words. What only one item of
/// each version can be is taken, the strongest sign first; what is merely alike is asked, never guessed. No promise is given to two items.
/// </summary>
public static class ItemMatching
{
    /// <summary>So many of the words of two texts must be shared, in percent of those in either, for them to be alike.</summary>
    private const int Alike = 50;

    /// <summary>The signs by which an item is known again, the strongest first. Null: the item bears none of it.</summary>
    private static readonly Func<CommitmentItem, object?>[] Signs =
    [
        i => (Words(i), i.Path),
        i => (Words(i), i.Group, i.Measure, Promised(i)),
        i => (Words(i), i.Measure),
        Words,
        i => i.Measure is null ? null : (i.Measure, i.Path, i.Group),
    ];

    /// <param name="before">The items of the version before, each with its identity.</param>
    /// <param name="after">The items of the next one.</param>
    /// <returns>One for each of <paramref name="after"/>, in its order.</returns>
    public static IReadOnlyList<ItemMatch> Of(IReadOnlyCollection<CommitmentItem> before, IReadOnlyList<CommitmentItem> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var free = before.ToList();
        var matches = new ItemMatch?[after.Count];
        foreach (var sign in Signs)
        {
            var old = free.Where(i => sign(i) is not null).ToLookup(i => sign(i)!);
            foreach (var group in Enumerable.Range(0, after.Count).Where(i => matches[i] is null && sign(after[i]) is not null).GroupBy(i => sign(after[i])!).ToList())
            {
                if (group.Count() == 1 && old[group.Key].Count() == 1)
                {
                    var same = old[group.Key].Single();
                    matches[group.Single()] = new ItemMatch.Same(same.Id);
                    free.Remove(same);
                }
            }
        }

        return [.. matches.Select((match, i) => match ?? (Candidates(after[i], free) is { Count: > 0 } candidates ? new ItemMatch.Ask(candidates) : new ItemMatch.New()))];
    }

    private static List<CommitmentItem> Candidates(CommitmentItem item, IEnumerable<CommitmentItem> free) =>
        [.. free.Select(old => (Old: old, Shared: Shared(old, item)))
            .Where(c => c.Shared >= Alike || c.Old.Path == item.Path || (item.Measure is { } measure && c.Old.Measure == measure))
            .OrderByDescending(c => c.Shared).ThenBy(c => c.Old.Path, StringComparer.Ordinal).Select(c => c.Old)];

    private static string Words(CommitmentItem item) => VietnameseText.Tidy(item.Text).Normalize().ToLowerInvariant().TrimEnd('.', ';', ',', ' ');

    private static string Promised(CommitmentItem item) => string.Join("; ", item.Targets.Select(TargetText.Print));

    private static int Shared(CommitmentItem one, CommitmentItem other)
    {
        var (a, b) = (Bag(one), Bag(other));
        var all = a.Union(b).Count();
        return all == 0 ? 0 : a.Intersect(b).Count() * 100 / all;
    }

    private static HashSet<string> Bag(CommitmentItem item) =>
        [.. string.Concat(Words(item).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
