namespace CamKet.App.Platform;

/// <summary><c>camket migrate --explain [--json]</c>: where each table lies once the store has several servers, and why. Changes nothing.</summary>
internal static class ExplainTables
{
    public static async Task<int> Run(CommandRun run, bool asJson, CancellationToken ct)
    {
        var answer = run.Answer;
        await using var store = await RunningDatabase.ForCommand(run.Configuration(), answer, demo: false, ct);
        var (tables, citus) = await Migrations.Explain(store.Address, Migrations.Embedded(), TimeProvider.System, ct);
        if (asJson)
        {
            answer.Json(
                new
                {
                    citus = citus?.ToString(),
                    tables = tables.Select(t => new
                    {
                        table = t.Name,
                        kind = t.Kind?.ToString().ToLowerInvariant(),
                        by = t.Kind == TableKind.Distributed ? TableShape.ShardedBy : null,
                        key = t.Key,
                        references = t.References,
                        why = t.Why,
                    }),
                });
            return 0;
        }

        foreach (var kind in tables.GroupBy(t => t.Kind))
        {
            answer.Output.WriteLine($"{NameOf(kind.Key)}: {kind.Count()} bảng");
            foreach (var why in kind.GroupBy(t => t.Why))
            {
                answer.Output.WriteLine($"  {why.Key}");
                foreach (var table in why)
                {
                    answer.Output.WriteLine($"    {table.Name} ({string.Join(", ", table.Key)})" + (table.References.Count == 0 ? "" : $" → {string.Join(", ", table.References)}"));
                }
            }
        }

        await answer.Error.WriteLineAsync(citus is null
            ? "Cơ sở dữ liệu này không có Citus: mọi bảng nằm trên một máy chủ."
            : $"Cơ sở dữ liệu này có Citus {citus}: camket migrate chia bảng như trên.");
        return 0;
    }

    private static string NameOf(TableKind? kind) => kind switch
    {
        TableKind.Distributed => $"Chia theo tỉnh ({TableShape.ShardedBy})",
        TableKind.Reference => "Chép ở mọi máy",
        TableKind.Local => "Chỉ ở máy điều phối",
        _ => "Chưa quyết định",
    };
}
