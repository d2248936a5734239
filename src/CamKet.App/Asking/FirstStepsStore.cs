using Dapper;
using Npgsql;

namespace CamKet.App.Asking;

/// <summary>The SQL of the first steps: whether there is something, never what.</summary>
internal static class FirstStepsStore
{
    public static Task<(bool Commitments, bool Figures)> Taken(NpgsqlConnection connection, int province) => connection.QuerySingleAsync<(bool, bool)>(
        "select exists (select 1 from commitment where province_id = @province), exists (select 1 from coverage where province_id = @province)", new { province });
}
