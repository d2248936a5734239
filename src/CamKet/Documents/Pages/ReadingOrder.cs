namespace CamKet.Documents.Pages;

/// <summary>
/// Lines in the order they are read. Where two columns stand side by side (the header's agency and motto, the end's
/// "Nơi nhận" and signer) the left is read to its end first.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>Column 0 is running text; the columns of a pair have numbers of their own.</summary>
    public static IReadOnlyList<(PrintedLine Line, int Column)> Of(List<PrintedLine> lines)
    {
        var result = new List<(PrintedLine, int)>();
        var left = lines.OrderBy(l => l.Box.MiddleY).ThenBy(l => l.Box.Left).ToList();
        var column = 0;
        while (left.Count > 0)
        {
            var pair = PairAt(left);
            if (pair is not var (gapLeft, gapRight))
            {
                result.Add((left[0], 0));
                left.RemoveAt(0);
                continue;
            }

            var zone = Zone(left, ref gapLeft, ref gapRight);
            var cut = (gapLeft + gapRight) / 2;
            column += 2;
            result.AddRange(zone.Where(l => l.Box.MiddleX < cut).Select(l => (l, column - 1)));
            result.AddRange(zone.Where(l => l.Box.MiddleX >= cut).Select(l => (l, column)));
            left.RemoveAll(zone.Contains);
        }

        return result;
    }

    /// <summary>The white gap between the first line and one beside it; null when it stands alone.</summary>
    private static (double Left, double Right)? PairAt(List<PrintedLine> lines)
    {
        var first = lines[0].Box;
        foreach (var other in lines.Skip(1).Take(6).Select(l => l.Box))
        {
            // The columns' lines rarely share a height: one just below counts, as long as it begins where the other has ended.
            var beside = other.Top < first.Bottom + (0.8 * first.Height) && other.Bottom > first.Top + (0.3 * first.Height);
            if (beside && (other.Left > first.Right + 6 || first.Left > other.Right + 6))
            {
                return other.Left > first.Right ? (first.Right, other.Left) : (other.Right, first.Left);
            }
        }

        return null;
    }

    /// <summary>The lines from the first on that keep to one side of the gap, up to the end of the shorter column's neighbour.</summary>
    private static List<PrintedLine> Zone(List<PrintedLine> lines, ref double gapLeft, ref double gapRight)
    {
        var zone = new List<PrintedLine>();
        double? leftEnd = null;
        double? rightEnd = null;
        foreach (var line in lines)
        {
            var isLeft = line.Box.Right < gapRight - 3 && line.Box.Left < gapLeft;
            var isRight = line.Box.Left > gapLeft + 3 && line.Box.Right > gapRight;
            if (isLeft == isRight)
            {
                break;
            }

            // One column may be longer, but not after a break as wide as two lines.
            var (own, other) = isLeft ? (leftEnd, rightEnd) : (rightEnd, leftEnd);
            var besideOther = other is { } o && line.Box.Top < o;
            if (zone.Count > 1 && !besideOther && own is { } end && line.Box.Top - end > 1.2 * line.Box.Height && line.Box.Top - (other ?? end) > 1.2 * line.Box.Height
                && !lines.Exists(l => l != line && Math.Abs(l.Box.MiddleY - line.Box.MiddleY) < 0.5 * line.Box.Height && (l.Box.Left > line.Box.Right + 6 || line.Box.Left > l.Box.Right + 6)))
            {
                break;
            }

            zone.Add(line);
            if (isLeft)
            {
                leftEnd = Math.Max(leftEnd ?? 0, line.Box.Bottom);
                gapLeft = Math.Max(gapLeft, line.Box.Right);
            }
            else
            {
                rightEnd = Math.Max(rightEnd ?? 0, line.Box.Bottom);
                gapRight = Math.Min(gapRight, line.Box.Left);
            }
        }

        return zone.Count > 0 ? zone : [lines[0]];
    }
}
