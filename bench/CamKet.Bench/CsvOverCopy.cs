using System.Globalization;
using CamKet.App.Intake;
using Dapper;
using Npgsql;

namespace CamKet.Bench;

/// <summary>
/// Import of a CSV extract, from the untouched file to the commit, over PostgreSQL's COPY of the same bytes through Npgsql
/// into a table of the same types with the same key and collation (the unit as its name, which is what the bytes hold). Beside it the same file once more.
/// </summary>
internal static class CsvOverCopy
{
    private const string Name = "import_csv_over_copy";

    public static Figure Figure { get; } = new([Name], "Nạp CSV so với COPY cùng số byte", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var stream = new StreamSettings(world.Settings.Rows ?? 1_000_000, BenchWorld.HalfYear);
        var path = world.Extract(stream, "csv");
        var (again, bytes) = (new List<double>(), new FileInfo(path).Length);
        await CheckEqual(world, path, stream, ct);
        var seconds = await Rounds.Medians(
            world.Settings.Rounds,
            async () =>
            {
                await using var store = await world.NewStore(ct);
                var first = await Rounds.Seconds(() => store.Import(BenchWorld.Request(path, stream.Window), ct));
                again.Add(await Rounds.Seconds(() => store.Import(BenchWorld.Request(path, stream.Window), ct)));
                return first;
            },
            async () =>
            {
                await using var store = await world.NewStore(ct);
                await using var connection = await store.Owner(ct);
                await connection.ExecuteAsync(Table);
                return await Rounds.Seconds(() => Copy(connection, path, ct));
            });
        return
        [
            new(Name, seconds[0] / seconds[1], "tối đa 3, mong 2",
            [
                string.Create(CultureInfo.InvariantCulture, $"{stream.Rows:#,0} dòng, {bytes / 1e6:0} MB: nạp {seconds[0]:0.00} s ({stream.Rows / seconds[0]:#,0} dòng/s), COPY {seconds[1]:0.00} s"),
                string.Create(CultureInfo.InvariantCulture, $"nạp lại chính tệp ấy: {Rounds.Median(again):0.00} s ({Rounds.Median(again) / seconds[1]:0.00} lần COPY)"),
            ]),
        ];
    }

    /// <summary>Both hold the same dossiers before anything is timed.</summary>
    private static async Task CheckEqual(BenchWorld world, string path, StreamSettings stream, CancellationToken ct)
    {
        await using var store = await world.NewStore(ct);
        if (await store.Import(BenchWorld.Request(path, stream.Window), ct) is not ImportOutcome.Accepted { Summary: var summary } || summary.New != stream.Rows)
        {
            throw new InvalidOperationException("The import did not take every generated row as new.");
        }

        await using var connection = await store.Owner(ct);
        await connection.ExecuteAsync(Table);
        await Copy(connection, path, ct);
        var copied = await connection.QuerySingleAsync<(long, string)>(
            new CommandDefinition($"select {Digest("received", "due_lawful", "finished")} from copied", commandTimeout: 0, cancellationToken: ct));
        await using var facts = await store.Facts(ct);
        var imported = await facts.Connection.QuerySingleAsync<(long, string)>(
            new CommandDefinition($"select {Digest("received", "due_lawful", "finished")} from dossier", commandTimeout: 0, cancellationToken: ct));
        if (copied != imported)
        {
            throw new InvalidOperationException($"COPY holds {copied}, the import {imported}.");
        }
    }

    private static string Digest(params string[] columns) =>
        $"count(*), sum(hashtextextended(concat_ws('|', code, procedure_name, {string.Join(", ", columns)}), 0)::numeric)::text";

    public static async Task Copy(NpgsqlConnection connection, string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        await using var copy = await connection.BeginTextImportAsync("copy copied from stdin (format csv, header)", ct);
        // Past its writer, which would only decode and encode them again: the very bytes of the file.
        await file.CopyToAsync(((StreamWriter)copy).BaseStream, 1 << 20, ct);
    }

    public const string Table =
        """
        set datestyle = 'iso, dmy';
        create table copied (
            code text collate "C" not null, unit text collate "C" not null, procedure_code text collate "C", procedure_name text, field text collate "vi-x-icu",
            channel text, level text, received timestamp, due_first timestamp, due_lawful timestamp, due_current timestamp,
            reappointments smallint, apology date, status text, section text, officer text, finished timestamp, handed_over timestamp, ended date,
            pauses text, supplements smallint, fee_bearing text, payments smallint, payments_online smallint, input_digitised text,
            result_digitised text, interlinked text, interlinked_electronic text, result_by_post text,
            primary key (unit, code));
        """;
}
