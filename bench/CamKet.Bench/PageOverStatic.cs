using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Units;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CamKet.Bench;

/// <summary>
/// Answers a second of the province's board and of a unit's page to fifty visitors while a dossier is corrected every second, over those of a static
/// answer of the same encoded size from the same server. No answer may be older than a second. Beside it without the cache, and during an import.
/// </summary>
internal static class PageOverStatic
{
    private const string Name = "page_over_static";
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static Figure Figure { get; } = new([Name], "Trang công khai so với tệp tĩnh", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var rows = world.Settings.Rows ?? 1_000_000;
        var store = await world.Loaded.Of(world, rows, ct);
        var (worst, notes) = (double.MaxValue, new List<string>());
        var (slug, code) = await Smallest(store, ct);
        foreach (var board in (bool[])[false, true])
        {
            // The data reach into the next statutory year, of which nothing is promised.
            var url = $"{(board ? "/" : "/don-vi/" + slug)}?den={CorrectionTime.PromisedYear.To:yyyy-MM-dd}";
            await using var web = await BenchWeb.Start(store, await Encoded(store, url, ct), ct);
            var corrected = new Corrected(web, store, slug, code);
            await corrected.Learn(url, ct);
            var (page, statics) = (new List<double>(), new List<double>());
            var answers = new List<Seen>();
            for (var round = 0; round < world.Settings.Rounds; round++)
            {
                var seen = await corrected.While(url, Length, watched: true, ct);
                page.Add(seen.Count / Length.TotalSeconds);
                answers.AddRange(seen);
                statics.Add((await corrected.While("/do-toc-do.html", Length, watched: false, ct)).Count / Length.TotalSeconds);
            }

            var uncached = await corrected.While(url + "&lan={0}", Length, watched: false, ct);
            var ratio = Rounds.Median(page) / Rounds.Median(statics);
            worst = Math.Min(worst, ratio);
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{(board ? "bảng tỉnh" : "trang đơn vị")}: {Rounds.Median(page):#,0} trang/s, tĩnh {Rounds.Median(statics):#,0}/s, tỷ số {ratio:0.00}, p99 {P99(answers):0.0} ms; không bộ nhớ đệm {uncached.Count / Length.TotalSeconds:#,0} trang/s, p99 {P99(uncached):0} ms"));
            if (board)
            {
                notes.Add(await DuringImport(world, store, corrected, url, ct));
            }
        }

        return [new(Name, worst, "ít nhất 0,5; không trang nào cũ quá một giây", notes)];

        static double P99(IReadOnlyList<Seen> answers)
        {
            var sorted = answers.Select(a => a.Milliseconds).Order().ToList();
            return sorted[(int)Math.Ceiling(0.99 * sorted.Count) - 1];
        }
    }

    private static async Task<string> DuringImport(BenchWorld world, BenchStore store, Corrected corrected, string url, CancellationToken ct)
    {
        var stream = new StreamSettings(100_000, BenchWorld.NextHalfYear, Seed: 35);
        var path = world.Extract(stream, "csv");
        var import = store.Import(BenchWorld.Request(path, stream.Window), ct);
        var (count, watch) = (0, Stopwatch.StartNew());
        while (!import.IsCompleted)
        {
            count += (await Readers.Read(corrected.Server, url, TimeSpan.FromSeconds(1), Stopwatch.StartNew(), ct)).Count;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await import;
        return string.Create(CultureInfo.InvariantCulture, $"bảng tỉnh trong lúc nạp 100.000 hồ sơ ({seconds:0} s, có lưu): {count / seconds:#,0} trang/s");
    }

    /// <summary>A dossier of the promise's year in the unit that has fewest of them: there one more or less received online shows on the board, which rounds.</summary>
    private static async Task<(string Slug, string Code)> Smallest(BenchStore store, CancellationToken ct)
    {
        await using var scoped = await store.Facts(ct);
        return await scoped.Connection.QuerySingleAsync<(string, string)>(new CommandDefinition(
            """
            select u.slug, d.code
              from unit u
             cross join lateral (select count(*) as dossiers, min(code) filter (where channel in (1, 2)) as code from dossier d
                                  where d.province_id = @province and d.unit_no = u.unit_no and d.received >= @from and d.received < @after) d
             where u.province_id = @province and u.kind = 'xa'
             order by d.dossiers, u.unit_no limit 1
            """,
            new
            {
                province = BenchProvince.Number,
                from = CorrectionTime.PromisedYear.From.ToDateTime(TimeOnly.MinValue),
                after = CorrectionTime.PromisedYear.To.AddDays(1).ToDateTime(TimeOnly.MinValue),
            },
            commandTimeout: 0,
            cancellationToken: ct));
    }

    private static async Task<byte[]> Encoded(BenchStore store, string url, CancellationToken ct)
    {
        await using var web = await BenchWeb.Start(store, [], ct);
        using var client = new HttpClient { BaseAddress = web.Address };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        return await client.GetByteArrayAsync(new Uri(url, UriKind.Relative), ct);
    }

    /// <summary>One dossier whose channel goes back and forth every second, and what the page looks like in each state.</summary>
    private sealed class Corrected(BenchWeb web, BenchStore store, string slug, string code)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly List<(double At, int State)> committed = [];
        private readonly Dictionary<ulong, int> looks = [];
        private int state;

        public Uri Server => web.Address;

        public async Task Learn(string url, CancellationToken ct)
        {
            for (var i = 0; i < 4; i++)
            {
                await Flip(ct);
                await Task.Delay(1100, ct);
                foreach (var seen in await Readers.Read(web.Address, url, TimeSpan.FromMilliseconds(100), clock, ct))
                {
                    looks[seen.Body] = looks.GetValueOrDefault(seen.Body, state) == state ? state : -1;
                }
            }

            if (!looks.ContainsValue(0) || !looks.ContainsValue(1))
            {
                throw new InvalidOperationException($"{url} looks the same before and after the correction: nothing could be said of its age.");
            }
        }

        /// <param name="watched">Whether the answers are the page learnt, whose age can be told.</param>
        public async Task<IReadOnlyList<Seen>> While(string url, TimeSpan length, bool watched, CancellationToken ct)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var flips = Task.Run(
                async () =>
                {
                    while (!stop.IsCancellationRequested)
                    {
                        await Flip(ct);
                        await Task.Delay(TimeSpan.FromSeconds(1), stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                    }
                },
                ct);
            var answers = await Readers.Read(web.Address, url, length, clock, ct);
            await stop.CancelAsync();
            await flips;
            if (watched)
            {
                MustBeFresh(answers);
            }

            return answers;
        }

        private void MustBeFresh(IReadOnlyList<Seen> answers)
        {
            var recognised = answers.Count(answer => looks.GetValueOrDefault(answer.Body, -1) >= 0);
            if (recognised < 0.9 * answers.Count)
            {
                throw new InvalidOperationException($"Of {answers.Count} answers only {recognised} could be told by their look.");
            }

            foreach (var answer in answers)
            {
                // What stood a second before the answer came, and whatever was stored since, may be shown.
                var allowed = committed.Where(c => c.At >= answer.At - 1000).Select(c => c.State)
                    .Append(committed.LastOrDefault(c => c.At < answer.At - 1000, (0, -1)).State).ToHashSet();
                if (looks.TryGetValue(answer.Body, out var shown) && shown >= 0 && !allowed.Contains(shown) && !allowed.Contains(-1))
                {
                    throw new InvalidOperationException("An answer older than a second was served.");
                }
            }
        }

        private async Task Flip(CancellationToken ct)
        {
            await using var scoped = await store.Facts(ct);
            await using var connection = await web.Services.GetRequiredService<Database>().Open(ct);
            var unit = await UnitStore.BySlug(connection, slug);
            var channel = await scoped.Connection.ExecuteScalarAsync<short>(
                "select channel from dossier where province_id = @province and unit_no = @no and code = @code", new { province = BenchProvince.Number, no = unit!.UnitNo, code });
            var outcome = await web.Services.GetRequiredService<CorrectDossier>().Run(
                unit, code, new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel == 2 ? "trực tiếp" : "trực tuyến" }, "Đối chiếu sổ", null, "bench", ct);
            if (outcome is not CorrectionOutcome.Done)
            {
                throw new InvalidOperationException($"The correction was not taken: {outcome}");
            }

            state = channel == 2 ? 1 : 0;
            committed.Add((clock.Elapsed.TotalMilliseconds, state));
        }
    }
}
