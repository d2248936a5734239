using CamKet.App.Asking;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>The SQL of the extracts a figure rests on.</summary>
internal static class RestsOnStore
{
    /// <summary>Of these kinds, the extracts that cover a day of the window for the unit; what their files are called only the staff may know.</summary>
    public static async Task<IReadOnlyList<RestsOn>> Read(
        NpgsqlConnection connection, int province, int unitNo, IReadOnlyList<string> kinds, Window window, Knowledge? known, Reader reader, CancellationToken ct)
    {
        var (name, join) = reader == Reader.Staff ? ("e.file_name", "left join extract e on e.province_id = @province and e.extract_id = c.extract_id") : ("null::text", "");
        var rows = await connection.QueryAsync<(long ExtractId, string Kind, string System, DateOnly From, DateOnly To, DateTime? AcceptedAt, string? FileName)>(new CommandDefinition(
            $"""
            select c.extract_id, c.kind, c.source_system, c.from_day, c.to_day, case when c.accepted_at > '-infinity' then c.accepted_at end, {name}
              from coverage c {join}
             where c.province_id = @province and c.unit_no = @unitNo and c.kind = any(@kinds) and c.from_day <= @to and c.to_day >= @from
               and (@all or c.accepted_at <= @moment)
             order by c.extract_id desc, c.from_day
            """,
            new
            {
                province, unitNo, kinds = kinds.ToArray(), from = window.From, to = window.To,
                all = known is null, moment = known?.Moment ?? DateTimeOffset.MinValue,
            },
            cancellationToken: ct));
        return [.. rows.Select(r => new RestsOn(
            r.ExtractId, r.Kind, r.System, new Window(r.From, r.To),
            r.AcceptedAt is { } at ? VietnamClock.Wall(at) : null, r.FileName))];
    }
}
