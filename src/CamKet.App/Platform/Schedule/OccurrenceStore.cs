using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>The SQL of work at set times.</summary>
internal static class OccurrenceStore
{
    /// <summary>Every node plans the same moments. What ended before <paramref name="forget"/> is no longer of interest.</summary>
    public static Task Plan(NpgsqlConnection connection, IReadOnlyCollection<(string Work, DateTimeOffset Due)> next, DateTimeOffset forget, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into occurrence (work, due, state, tries) select work, due, 'due', 0 from unnest(@works, @dues) p (work, due) on conflict do nothing;
            delete from occurrence where state <> 'due' and ended_at < @forget
            """,
            new { works = next.Select(n => n.Work).ToArray(), dues = next.Select(n => n.Due).ToArray(), forget },
            cancellationToken: ct));

    /// <summary>The oldest that is due and nobody is at; now this node's until <paramref name="until"/>.</summary>
    public static Task<(string Work, DateTime Due, int Tries)?> Claim(NpgsqlConnection connection, string[] works, Guid node, DateTimeOffset now, DateTimeOffset until, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<(string, DateTime, int)?>(new CommandDefinition(
            """
            update occurrence set claimed_by = @node, claimed_until = @until, tries = tries + 1
             where (work, due) = (select work, due from occurrence
                                   where state = 'due' and due <= @now and work = any(@works) and (claimed_until is null or claimed_until < @now)
                                   order by due, work limit 1
                                     for update skip locked)
            returning work, due, tries
            """,
            new { works, node, now, until },
            cancellationToken: ct));

    /// <summary>False: it is no longer this node's.</summary>
    public static async Task<bool> Renew(NpgsqlConnection connection, string work, DateTimeOffset due, Guid node, DateTimeOffset until, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(
            "update occurrence set claimed_until = @until where work = @work and due = @due and claimed_by = @node and state = 'due'",
            new { work, due, node, until },
            cancellationToken: ct)) == 1;

    public static Task End(NpgsqlConnection connection, string work, DateTimeOffset due, Guid node, DateTimeOffset at, string? fault, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update occurrence set state = case when @fault::text is null then 'done' else 'failed' end, ended_at = @at, fault = @fault
             where work = @work and due = @due and claimed_by = @node and state = 'due'
            """,
            new { work, due, node, at, fault },
            cancellationToken: ct));

    /// <summary>Lets go of what was not brought to its end: the next node to look takes it up.</summary>
    public static Task Release(NpgsqlConnection connection, string work, DateTimeOffset due, Guid node, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update occurrence set claimed_by = null, claimed_until = null, tries = tries - 1 where work = @work and due = @due and claimed_by = @node and state = 'due'",
            new { work, due, node },
            cancellationToken: ct));
}
