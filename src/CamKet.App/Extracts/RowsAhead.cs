using System.Collections.Concurrent;

namespace CamKet.App.Extracts;

/// <summary>
/// Rows read by a task of their own, a little ahead of who works on them: unpacking a file and understanding its rows take a core each.
/// A cell belongs to one thread at a time; it is handed over with its row and the reader does not look into it again.
/// </summary>
internal static class RowsAhead
{
    private const int Together = 256;

    // As many rows of an extract are a quarter of this; of rows made of the longest texts fewer are handed over together.
    private const int Heaviest = 4 * 1024 * 1024;
    private const int Waiting = 8;

    /// <summary>The same rows in the same order. What the reading throws is thrown where the rows are asked for, after those read before it.</summary>
    public static IEnumerable<SheetRow> Of(IEnumerable<SheetRow> rows)
    {
        using var handed = new BlockingCollection<List<SheetRow>>(Waiting);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => Read(rows, handed, stop.Token), CancellationToken.None);
        try
        {
            foreach (var some in handed.GetConsumingEnumerable())
            {
                foreach (var row in some)
                {
                    yield return row;
                }
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever stops asking may close the file next: by then nobody reads in it.
            stop.Cancel();
            _ = Task.WhenAny(reading).GetAwaiter().GetResult();
        }
    }

    private static void Read(IEnumerable<SheetRow> rows, BlockingCollection<List<SheetRow>> handed, CancellationToken stop)
    {
        var (some, weight) = (new List<SheetRow>(Together), 0);
        try
        {
            foreach (var row in rows)
            {
                some.Add(row);
                if (some.Count == Together || (weight += row.Weight) > Heaviest)
                {
                    handed.Add(some, stop);
                    (some, weight) = (new List<SheetRow>(Together), 0);
                }
            }
        }
        finally
        {
            if (!stop.IsCancellationRequested)
            {
                handed.Add(some, stop);
            }

            handed.CompleteAdding();
        }
    }
}
