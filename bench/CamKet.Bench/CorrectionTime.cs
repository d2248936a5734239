using System.Diagnostics;
using System.Globalization;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.Figures;
using CamKet.Time;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CamKet.Bench;

/// <summary>
/// From the POST of one corrected dossier until another connection reads the new figure and status of the unit's promise: two hundred
/// random dossiers at the size asked for and at a tenth of it.
/// </summary>
internal static class CorrectionTime
{
    private const string Name = "correction_ms";
    private const int Corrections = 200;

    /// <summary>What comes after the year of the promise is not counted for it.</summary>
    internal static readonly Window PromisedYear = ReportingCalendar.Reform.Year(BenchWorld.FiveYears.To.Year);

    public static Figure Figure { get; } = new([Name], "Sửa một hồ sơ đến khi thấy số mới", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var rows = world.Settings.Rows ?? 10_000_000;
        var (worst, notes) = (0.0, new List<string>());
        foreach (var size in (int[])[rows / 10, rows])
        {
            var store = await world.Loaded.Of(world, size, ct);
            await using var web = await BenchWeb.Start(store, [], ct);
            var milliseconds = new List<double>();
            foreach (var (unit, code, online) in await Dossiers(store, ct))
            {
                milliseconds.Add(await Correct(web, unit, code, online, ct));
            }

            // The first ones meet code that has not run yet.
            var warm = milliseconds.Skip(5).Order().ToList();
            var p95 = warm[(int)Math.Ceiling(0.95 * warm.Count) - 1];
            worst = Math.Max(worst, p95);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{size:#,0} hồ sơ: p50 {Rounds.Median(warm):0} ms, p95 {p95:0} ms, chậm nhất {warm[^1]:0} ms"));
        }

        return [new(Name, worst, "p95 dưới 100 ms ở cả hai cỡ", notes) { IsMedian = false }];
    }

    /// <summary>Flips the channel and waits until the share received online has followed.</summary>
    private static async Task<double> Correct(BenchWeb web, PromisingUnit unit, string code, bool online, CancellationToken ct)
    {
        var progress = web.Services.GetRequiredService<UnitProgress>();
        var scope = new Scope(BenchProvince.Number, unit.No, unit.No);
        var before = await Online();
        var watch = Stopwatch.StartNew();
        using (var answer = await web.Post(
            $"/ho-so/{unit.Slug}/sua",
            new() { ["ma"] = code, ["o-channel"] = online ? "trực tiếp" : "trực tuyến", ["ly-do"] = "Đối chiếu sổ tiếp nhận" }))
        {
            if ((int)answer.StatusCode != 302)
            {
                throw new InvalidOperationException($"The correction of {code} was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
            }
        }

        var after = await Online();
        var taken = watch.Elapsed.TotalMilliseconds;
        return after.Numerator - before.Numerator == (online ? -1 : 1)
            ? taken
            : throw new InvalidOperationException($"The figure of {unit.Slug} went from {before} to {after} when {code} was corrected.");

        async Task<Ratio> Online()
        {
            var items = await progress.At(scope, unit.No, BenchWorld.FiveYears.From, BenchWorld.FiveYears.To, BenchWorld.FiveYears.To, ct);
            return items.First(item => item.Path == "B.1").Targets[0].Actual;
        }
    }

    private static async Task<IReadOnlyList<(PromisingUnit Unit, string Code, bool Online)>> Dossiers(BenchStore store, CancellationToken ct)
    {
        await using var scoped = await store.Facts(ct);
        var rows = await scoped.Connection.QueryAsync<(int No, string Slug, string Code, short Channel)>(new CommandDefinition(
            """
            select u.unit_no, u.slug, d.code, d.channel
              from unit u
             cross join lateral (select code, channel from dossier d where d.province_id = @province and d.unit_no = u.unit_no and d.channel in (1, 2)
                                    and d.received < @after
                                  order by md5(d.code) limit 1) d
             where u.province_id = @province and u.kind = 'xa'
             order by md5(u.slug) limit @Corrections
            """,
            new { province = BenchProvince.Number, Corrections, after = PromisedYear.To.AddDays(1) },
            commandTimeout: 0,
            cancellationToken: ct));
        return [.. rows.Select(r => (new PromisingUnit(r.No, r.Slug), r.Code, r.Channel == 2))];
    }
}
