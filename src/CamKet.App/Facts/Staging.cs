using System.Threading.Channels;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>
/// Rows on their way into the staging tables: they are put into buffers here while a task of its own copies full ones to the
/// server, so that reading and copying take a core each. Of a long file that task stores parts between two buffers. There are only so many
/// buffers, however long the file: who fills them faster than the server takes them waits.
/// </summary>
/// <remarks>Nothing else may use the connection before <see cref="Finish"/>; without it what was begun is given up.</remarks>
internal sealed class Staging : IAsyncDisposable
{
    private const int Full = 64 * 1024;

    /// <summary>Eight megabytes of rows are read while a part is stored, in pieces of a full buffer.</summary>
    private const int Waiting = 128;

    private readonly NpgsqlConnection connection;
    private readonly int province;
    private readonly FactTable table;
    private readonly NewFacts facts;
    private readonly Channel<(string Into, CopyBuffer Rows, bool MayRepeat)> handed = Channel.CreateUnbounded<(string, CopyBuffer, bool)>();
    private readonly Channel<CopyBuffer> emptied = Channel.CreateUnbounded<CopyBuffer>();
    private readonly SemaphoreSlim room = new(Waiting);
    private readonly CancellationTokenSource stopping;
    private readonly string intoSound;
    private readonly Task copying;
    private readonly DistinctKeys keys = new();
    private CopyBuffer sound = new();
    private CopyBuffer refused = new();

    public Staging(NpgsqlConnection connection, int province, FactTable table, NewFacts facts, CancellationToken ct)
    {
        (this.connection, this.province, this.table, this.facts) = (connection, province, table, facts);
        intoSound = $"copy stage ({table.AllColumns}) from stdin (format binary)";
        stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        copying = Task.Run(() => Copy(stopping.Token), CancellationToken.None);
    }

    private static string IntoRefused => "copy stage_refused (unit_no, sheet, row_no, code, cells, reasons) from stdin (format binary)";

    public bool IsFull => sound.Length >= Full || refused.Length >= Full;

    /// <summary>Two sound rows may have the same key.</summary>
    public bool MayRepeat => keys.MayRepeat;

    public void Add(StagedRow row)
    {
        var key = table.Write(sound, province, row);
        keys.Add(sound.Written.Span[key]);
    }

    public void Add(QuarantinedRow row)
    {
        refused.Row(6);
        refused.Whole(row.UnitNo);
        refused.Text(row.Sheet);
        refused.Whole(row.RowNo);
        refused.Text(row.Code);
        refused.Json(row.Cells);
        refused.Json(row.Reasons);
    }

    /// <summary>Hands over what is full; waits while the server is behind.</summary>
    public async ValueTask Hand()
    {
        if (sound.Length >= Full)
        {
            sound = await Hand(intoSound, sound);
        }

        // Going over to the other table ends one COPY and begins another: not for a handful of rows.
        if (refused.Length >= Full)
        {
            refused = await Hand(IntoRefused, refused);
        }
    }

    /// <summary>Everything is in the staging tables when this is done.</summary>
    public async Task Finish()
    {
        await Hand(intoSound, sound);
        await Hand(IntoRefused, refused);
        handed.Writer.TryComplete();
        await copying;
    }

    public async ValueTask DisposeAsync()
    {
        // After Finish both are over. Before it, what made the caller stop is on its way up, and the transaction ends with it: only
        // the connection must be at rest by then.
        await stopping.CancelAsync();
        await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        room.Dispose();
    }

    private async ValueTask<CopyBuffer> Hand(string into, CopyBuffer rows)
    {
        if (rows.Length == 0)
        {
            return rows;
        }

        try
        {
            for (var piece = 0; piece < Pieces(rows); piece++)
            {
                await room.WaitAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            await copying; // It failed, and says why.
            throw;
        }

        handed.Writer.TryWrite((into, rows, keys.MayRepeat));

        if (!emptied.Reader.TryRead(out var next))
        {
            next = new CopyBuffer();
        }

        return next;
    }

    /// <summary>Of a row whose cells are long a buffer may hold many times what it is meant for.</summary>
    private static int Pieces(CopyBuffer rows) => Math.Min(Waiting, (rows.Length / Full) + 1);

    private async Task Copy(CancellationToken ct)
    {
        NpgsqlRawCopyStream? copy = null;
        try
        {
            string? open = null;
            var (staged, part, repeats) = (0, NewFacts.PartRows, false);
            await foreach (var (into, rows, mayRepeat) in handed.Reader.ReadAllAsync(ct))
            {
                // What waits is handed out before the end is: nothing of it is wanted any more.
                ct.ThrowIfCancellationRequested();
                // What is read further on has no say in it: of one file the same parts are stored each time.
                if (staged >= part && !repeats)
                {
                    await End(copy);
                    (copy, open) = (null, null);
                    staged = await facts.Part(staged) ? 0 : staged;
                    part = staged + NewFacts.PartRows;
                }

                if (open != into)
                {
                    await End(copy);
                    copy = null;
                    copy = await connection.BeginRawBinaryCopyAsync(into, CancellationToken.None);
                    await copy.WriteAsync(CopyBuffer.Head, CancellationToken.None);
                    open = into;
                }

                // Stopped between two buffers and never within one, which would leave the connection in the middle of a message.
                await copy!.WriteAsync(rows.Written, CancellationToken.None);
                staged += into == intoSound ? rows.Rows : 0;
                repeats |= mayRepeat;
                room.Release(Pieces(rows));
                if (Pieces(rows) <= 2)
                {
                    rows.Clear();
                    emptied.Writer.TryWrite(rows);
                }
            }

            await End(copy);
        }
        catch (Exception fault)
        {
            await stopping.CancelAsync();
            if (copy is not null && fault is OperationCanceledException)
            {
                await copy.CancelAsync();
            }

            throw;
        }
    }

    private static async Task End(NpgsqlRawCopyStream? copy)
    {
        if (copy is not null)
        {
            await copy.WriteAsync(CopyBuffer.Tail);
            await copy.DisposeAsync();
        }
    }
}
