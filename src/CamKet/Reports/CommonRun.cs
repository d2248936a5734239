namespace CamKet.Reports;

/// <summary>The longest common subsequence of two word lists, as pairs of positions. Common ends are taken first; a report differs in few places.</summary>
internal static class CommonRun
{
    /// <summary>Beyond so many cells the middle is left unpaired: the texts have next to nothing in common.</summary>
    private const long MostCells = 40_000_000;

    public static IReadOnlyList<(int Left, int Right)> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
        {
            start++;
        }

        int leftEnd = left.Count, rightEnd = right.Count;
        while (leftEnd > start && rightEnd > start && left[leftEnd - 1] == right[rightEnd - 1])
        {
            leftEnd--;
            rightEnd--;
        }

        var pairs = new List<(int, int)>();
        pairs.AddRange(Enumerable.Range(0, start).Select(i => (i, i)));
        pairs.AddRange(Middle(left, right, start, leftEnd, rightEnd));
        pairs.AddRange(Enumerable.Range(0, left.Count - leftEnd).Select(i => (leftEnd + i, rightEnd + i)));
        return pairs;
    }

    private static IEnumerable<(int, int)> Middle(IReadOnlyList<string> left, IReadOnlyList<string> right, int start, int leftEnd, int rightEnd)
    {
        int n = leftEnd - start, m = rightEnd - start;
        if (n == 0 || m == 0 || (long)n * m > MostCells)
        {
            yield break;
        }

        var length = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
            {
                length[i, j] = left[start + i] == right[start + j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (left[start + i] == right[start + j])
            {
                yield return (start + i++, start + j++);
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
