using System.Data;
using Dapper;

namespace CamKet.App.Platform;

/// <summary>snake_case columns to PascalCase members, and the date types PostgreSQL has and Dapper does not know.</summary>
internal static class DapperMapping
{
    private static readonly Lock Once = new();
    private static bool done;

    public static void Use()
    {
        lock (Once)
        {
            if (done)
            {
                return;
            }

            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.AddTypeHandler(new AsIs<DateOnly>());
            SqlMapper.AddTypeHandler(new AsIs<DateOnly?[]>());
            SqlMapper.AddTypeHandler(new AsIs<DateOnly[]>());
            SqlMapper.AddTypeHandler(new AsIs<string[]>());
            SqlMapper.AddTypeHandler(new AsIs<int[]>());
            SqlMapper.AddTypeHandler(new AsIs<long[]>());
            SqlMapper.AddTypeHandler(new AsIs<Guid[]>());
            done = true;
        }
    }

    /// <summary>Npgsql reads and writes the type itself; Dapper only has to stand aside.</summary>
    private sealed class AsIs<T> : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => value switch
        {
            T typed => typed,
            DateTime moment when typeof(T) == typeof(DateOnly) => (T)(object)DateOnly.FromDateTime(moment),
            DateOnly[] days when typeof(T) == typeof(DateOnly?[]) => (T)(object)Array.ConvertAll(days, day => (DateOnly?)day),
            _ => throw new InvalidCastException($"The database gave a {value.GetType()} where a {typeof(T)} was read."),
        };

        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = (object?)value ?? DBNull.Value;
    }
}
