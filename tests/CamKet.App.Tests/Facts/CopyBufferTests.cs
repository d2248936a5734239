using CamKet.App.Asking;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

/// <summary>What is written in the binary format is what PostgreSQL reads.</summary>
public class CopyBufferTests
{
    private const string Long = "Đăng ký biến động quyền sử dụng đất ";

    [Fact]
    public async Task Every_type_arrives_as_it_was_written()
    {
        var random = new Random(20241110);
        decimal[] amounts =
        [
            0, 1, -1, 9_999, 10_000, 7_159_635_648m, -0.0001m, 0.5m, 1.10m, 12_345.678_9m, decimal.MaxValue, decimal.MinValue, 0.000_000_000_000_000_000_000_000_000_1m,
            .. Enumerable.Range(0, 200).Select(_ => new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29))),
        ];
        var address = await PostgresServer.EmptyDatabase();
        await using var connection = new NpgsqlConnection(address.For(Roles.Owner) + ";Pooling=false;Array Nullability Mode=PerInstance");
        await connection.OpenAsync();
        await Run(connection, "create temporary table written (no int, amount numeric, small smallint, yes boolean, text text, at timestamp, day date, days date[], id uuid, big bigint, cells jsonb)");
        var buffer = new CopyBuffer();
        for (var i = 0; i < amounts.Length; i++)
        {
            Write(buffer, i, amounts[i]);
        }

        await using (var copy = await connection.BeginRawBinaryCopyAsync("copy written from stdin (format binary)"))
        {
            await copy.WriteAsync(CopyBuffer.Head);
            await copy.WriteAsync(buffer.Written);
            await copy.WriteAsync(CopyBuffer.Tail);
        }

        await using var select = new NpgsqlCommand("select amount::text, small, yes, text, at, day, days, id, big, cells->>'ô' from written order by no", connection);
        await using var rows = await select.ExecuteReaderAsync();
        for (var i = 0; i < amounts.Length; i++)
        {
            (await rows.ReadAsync()).ShouldBeTrue();
            rows.GetString(0).ShouldBe(amounts[i].ToString(System.Globalization.CultureInfo.InvariantCulture));
            rows.GetInt16(1).ShouldBe((short)(i - 100));
            rows.GetBoolean(2).ShouldBe(i % 2 == 0);
            (await rows.IsDBNullAsync(3) ? null : rows.GetString(3)).ShouldBe(Text(i));
            (await rows.IsDBNullAsync(4) ? (DateTime?)null : rows.GetDateTime(4)).ShouldBe(At(i));
            (await rows.IsDBNullAsync(5) ? (DateOnly?)null : rows.GetFieldValue<DateOnly>(5)).ShouldBe(At(i) is { } at ? DateOnly.FromDateTime(at) : null);
            rows.GetFieldValue<DateOnly?[]>(6).ShouldBe(Days(i));
            rows.GetGuid(7).ShouldBe(new Guid(i, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8));
            rows.GetInt64(8).ShouldBe(i * 10_000_000_000L);
            rows.GetString(9).ShouldBe("“" + i);
        }

        (await rows.ReadAsync()).ShouldBeFalse();
    }

    private static void Write(CopyBuffer buffer, int i, decimal amount)
    {
        buffer.Row(11);
        buffer.Whole(i);
        buffer.Numeric(amount);
        buffer.Small(i - 100);
        buffer.Flag(i % 2 == 0);
        buffer.Text(Text(i));
        buffer.Moment(At(i));
        buffer.Day(At(i) is { } at ? DateOnly.FromDateTime(at) : null);
        buffer.Days(Days(i));
        buffer.Uuid(new Guid(i, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8));
        buffer.Big(i * 10_000_000_000L);
        buffer.Json($$"""{"ô": "“{{i}}"}""");
    }

    // Some longer than the buffer was made.
    private static string? Text(int i) => (i % 5) switch { 0 => null, 1 => "", _ => string.Concat(Enumerable.Repeat(Long, i * i)) };

    private static DateTime? At(int i) => i % 3 == 0 ? null : new DateTime(1950, 2, 28, 23, 59, 58).AddDays(i * 311).AddMicroseconds(i);

    private static DateOnly?[] Days(int i) => [.. Enumerable.Range(0, i % 4).Select(n => n == 2 ? (DateOnly?)null : new DateOnly(1999, 12, 31).AddDays(n))];

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
