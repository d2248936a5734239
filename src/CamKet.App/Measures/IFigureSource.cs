using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.App.Platform;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>What sources are asked, all at once: whose figures, of which frames, as known when.</summary>
/// <param name="Connection">In the caller's transaction, whose scope decides what is seen.</param>
/// <param name="Frames">By the source's name.</param>
/// <param name="Counters">The counters somebody asks for: what costs to count and nobody asks for is left out.</param>
/// <param name="Known">The batch up to which facts are known; null for all of them.</param>
internal sealed record SourceQuestion(
    NpgsqlConnection Connection, Scope Scope, IReadOnlyDictionary<string, IReadOnlyList<CountingFrame>> Frames, IReadOnlySet<string> Counters, long? Known)
{
    /// <summary>The moment as of which what persons recorded is known, which takes no batch; null: now.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>A statement that counts in frames, with its parameters.</summary>
    public NpgsqlCommand Command(string sql, IReadOnlyList<CountingFrame> frames)
    {
        var command = new NpgsqlCommand(sql, Connection);
        command.Parameters.AddWithValue("province", Scope.Province);
        command.Parameters.AddWithValue("lo", Scope.UnitLow);
        command.Parameters.AddWithValue("hi", Scope.UnitHigh);
        if (Known is { } batch)
        {
            command.Parameters.AddWithValue("known", batch);
        }

        FrameSql.Add(command, frames);
        return command;
    }
}

/// <summary>
/// Counts one kind of facts, or several that are counted together. A slice that keeps facts of its own registers its source at start; <see cref="AskFigures"/>
/// finds it by the name measures give in <c>facts:</c>. Its facts are known on the days the table <c>coverage</c> says for that name.
/// </summary>
internal interface IFigureSource
{
    /// <summary>What measures files call it.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>What it counts, by name: at least what was asked. A bounded number of statements, whatever the number of units and frames.</summary>
    Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct);
}
