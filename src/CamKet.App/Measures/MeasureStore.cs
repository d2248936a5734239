using CamKet.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>The SQL of what accepted extracts cover. Runs in the caller's transaction, whose scope decides what is seen.</summary>
internal static class MeasureStore
{
    /// <summary>
    /// What accepted extracts cover, by unit. An extract covers the units it has a row for, as the import wrote them down: an
    /// office's own file says nothing of the units below it.
    /// </summary>
    /// <param name="known">What is known; null for everything.</param>
    public static async Task<ILookup<int, (string Kind, Window Window)>> Coverage(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, Knowledge? known = null)
    {
        var rows = await connection.QueryAsync<(int UnitNo, string Kind, DateOnly From, DateOnly To)>(
            """
            select c.unit_no, c.kind, c.from_day, c.to_day
              from coverage c
             where c.province_id = @province and c.unit_no between @unitLo and @unitHi and (@all or c.accepted_at <= @moment)
            """,
            new { province, unitLo, unitHi, all = known is null, moment = known?.Moment ?? DateTimeOffset.MinValue });
        return rows.ToLookup(r => r.UnitNo, r => (r.Kind, new Window(r.From, r.To)));
    }

    /// <summary>The newest day dossier extracts cover of the units in scope, accepted by a moment; null when none do.</summary>
    public static Task<DateOnly?> NewestDossiers(NpgsqlConnection connection, Scope scope, DateTimeOffset? knownAt = null) =>
        connection.ExecuteScalarAsync<DateOnly?>(
            """
            select max(to_day) from coverage
             where province_id = @Province and kind = 'dossiers' and unit_no between @UnitLow and @UnitHigh and (@all or accepted_at <= @moment)
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, all = knownAt is null, moment = knownAt?.ToUniversalTime() ?? DateTimeOffset.MinValue });

    /// <summary>The newest day accepted extracts reach, of the units in scope: the default as-of date. Null when nothing was accepted.</summary>
    public static Task<DateOnly?> NewestCutOff(NpgsqlConnection connection, int province, int unitLo, int unitHi, Knowledge? known = null) =>
        connection.ExecuteScalarAsync<DateOnly?>(
            "select max(to_day) from coverage where province_id = @province and unit_no between @unitLo and @unitHi and (@all or accepted_at <= @moment)",
            new { province, unitLo, unitHi, all = known is null, moment = known?.Moment ?? DateTimeOffset.MinValue });
}
