using System.Net;
using AngleSharp.Html.Dom;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>Two web nodes on one database are one program to whoever clicks, and do at set times what is due once.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Whoever_signed_in_on_one_works_on_the_other_with_forms_the_first_has_made()
    {
        await using var world = await ImportWorld.Start();
        await using var second = await CamKetApp.StartAsync(world.App.DatabaseAddress);
        // One set of cookies, as behind a proxy: a cookie knows no port.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() });
        async Task<PageAnswer> Get(CamKetApp node, string url) => await Answer(await client.GetAsync(new Uri(node.Address, url)));
        async Task<PageAnswer> Post(CamKetApp node, string url, PageAnswer made, params (string, string)[] fields)
        {
            var token = ((IHtmlInputElement)made.Html.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
            using var sent = new MultipartFormDataContent();
            foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
            {
                sent.Add(new StringContent(value), name);
            }

            return await Answer(await client.PostAsync(new Uri(node.Address, url), sent));
        }

        var door = await Get(world.App, "/dang-nhap");
        (await Post(second, "/dang-nhap", door, ("Ten", "quantri"), ("MatKhau", CamKetApp.Password))).Status.ShouldBe(HttpStatusCode.Redirect);
        var form = await Get(world.App, "/so-lieu/hoat-dong");
        form.Status.ShouldBe(HttpStatusCode.OK);
        (await Post(
            second, "/so-lieu/hoat-dong/ghi", form, ("DonVi", ImportWorld.Ward4), ("Loai", "dialogue"), ("Ngay", "2024-10-01"), ("SoLuong", "1"))).Location!.ToString().ShouldContain("xong=");
        (await Get(world.App, "/so-lieu/hoat-dong")).MainText.ShouldContain("Đối thoại");
        (await world.Ask<long>("select count(*) from activity")).ShouldBe(1);

        // Signed out on one is signed out on both.
        await Post(world.App, "/dang-xuat", form);
        (await Get(second, "/so-lieu")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Two_programs_do_what_is_due_and_plan_what_comes_next()
    {
        await using var world = await ImportWorld.Start();
        await using var second = await CamKetApp.StartAsync(world.App.DatabaseAddress);
        await using var connection = await world.App.Database.Open();
        await connection.ExecuteAsync(
            """
            insert into occurrence (work, due, state, tries)
            select w, '2024-01-01'::timestamptz + n * interval '1 day', 'due', 0 from unnest(array['check-ledger', 'forget-uploads']) w cross join generate_series(1, 10) n
            """);

        await Until(connection, "select count(*) = 20 from occurrence where due < '2025-01-01' and state = 'done'");
        await Until(connection, "select count(distinct work) = 2 from occurrence where state = 'due' and due > clock_timestamp()");
    }

    [Fact]
    public async Task What_is_due_is_done_once_and_what_a_dead_node_was_at_is_done_by_another()
    {
        const int Due = 20;
        var address = await PostgresServer.NewDatabase();
        await using var one = new Database(address);
        await using var other = new Database(address);
        await using var connection = await one.Open();
        await connection.ExecuteAsync(
            """
            insert into occurrence (work, due, state, tries) select 'dem', '2024-01-01'::timestamptz + n * interval '1 day', 'due', 0 from generate_series(1, @Due) n;
            insert into occurrence (work, due, state, tries, claimed_by, claimed_until)
            values ('dem', '2023-01-01', 'due', 1, gen_random_uuid(), '2023-01-01 00:01'),
                   ('dem', '2023-01-02', 'due', 1, gen_random_uuid(), @later),
                   ('dem', '2023-01-03', 'due', 3, null, null)
            """,
            new { Due, later = Still.Now.AddHours(1) });
        var (done, both, begun) = (0, new TaskCompletionSource(), 0);
        var work = new ScheduledWork("dem", TimeSpan.FromDays(1), TimeSpan.Zero, async (_, _) =>
        {
            // A node does one thing at a time: the second to begin while the first is held is the other node's.
            if (Interlocked.Increment(ref begun) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            Interlocked.Increment(ref done);
            return null;
        });
        // The clock stands: however long the machine holds a node up, no claim of a living one runs out.
        using var first = new RunOccurrences([work], new ServiceCollection().BuildServiceProvider(), one, new Still(), new Heard());
        using var second = new RunOccurrences([work], new ServiceCollection().BuildServiceProvider(), other, new Still(), new Heard());
        await Task.WhenAll(first.StartAsync(CancellationToken.None), second.StartAsync(CancellationToken.None));

        await Until(connection, "select count(*) = 1 from occurrence where state = 'due' and due < '2024-06-01'");
        await Task.WhenAll(first.StopAsync(CancellationToken.None), second.StopAsync(CancellationToken.None));

        done.ShouldBe(Due + 1, "each of the twenty, and what the dead node was at");
        (await connection.ExecuteScalarAsync<long>("select count(*) from occurrence where due between '2024-01-01' and '2024-02-01' and state = 'done' and tries = 1")).ShouldBe(Due);
        (await connection.QuerySingleAsync<(string, int)>("select state, tries from occurrence where due = '2023-01-01'")).ShouldBe(("done", 2));
        (await connection.ExecuteScalarAsync<string>("select state from occurrence where due = '2023-01-02'")).ShouldBe("due", "its node is alive");
        (await connection.ExecuteScalarAsync<string>("select state || ': ' || fault from occurrence where due = '2023-01-03'")).ShouldStartWith("failed: Việc định kỳ dem gặp lỗi 3 lần liền");
        (await connection.ExecuteScalarAsync<long>("select count(*) from occurrence where state = 'due' and due > '2024-06-01'")).ShouldBe(1, "both plan the same next moment");
        await PostgresServer.Drop(address);
    }

    [Fact]
    public async Task One_renewal_that_fails_does_not_end_the_claim()
    {
        var address = await PostgresServer.NewDatabase();
        await using var database = new Database(address);
        await using var owner = new NpgsqlConnection(address.For(Roles.Owner));
        await owner.OpenAsync();
        await owner.ExecuteAsync("insert into occurrence (work, due, state, tries) values ('lau', '2024-01-01', 'due', 0)");
        var (begun, ends, failed) = (new TaskCompletionSource(), new TaskCompletionSource<string?>(), new Heard());
        var work = new ScheduledWork("lau", TimeSpan.FromDays(1), TimeSpan.Zero, (_, _) =>
        {
            begun.TrySetResult();
            return ends.Task;
        });
        using var node = new RunOccurrences([work], new ServiceCollection().BuildServiceProvider(), database, new Hurried(), failed);
        await node.StartAsync(CancellationToken.None);
        await begun.Task.WaitAsync(Patience.Limit);

        await owner.ExecuteAsync("revoke update on occurrence from camket_app");
        await failed.Warning.Task.WaitAsync(Patience.Limit);
        await owner.ExecuteAsync("grant update on occurrence to camket_app");

        const string until = "select claimed_until from occurrence where work = 'lau' and due = '2024-01-01'";
        var before = await owner.ExecuteScalarAsync<DateTime>(until);
        await Patience.Until(async () => await owner.ExecuteScalarAsync<DateTime>(until) != before);
        (await owner.ExecuteScalarAsync<DateTime>(until)).ShouldBeGreaterThan(before);
        ends.SetResult(null);
        await node.StopAsync(CancellationToken.None);
        await PostgresServer.Drop(address);
    }

    private static Task Until(NpgsqlConnection connection, string holds) => Patience.Until(() => connection.ExecuteScalarAsync<bool>(holds));

    /// <summary>Periods pass thirty times as fast; moments are as they are.</summary>
    private class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 30 : dueTime, period > TimeSpan.Zero ? period / 30 : period);
    }

    /// <summary>The moment is always the same one.</summary>
    private sealed class Still : Hurried
    {
        public static DateTimeOffset Now { get; } = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Heard : ILogger<RunOccurrences>
    {
        public TaskCompletionSource Warning { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Warning.TrySetResult();
            }
        }
    }

    [Theory]
    [InlineData(24, 19, "2024-11-10T18:59:59Z", "2024-11-10T19:00:00Z")]
    [InlineData(24, 19, "2024-11-10T19:00:00Z", "2024-11-11T19:00:00Z")]
    [InlineData(1, 0, "2024-11-10T23:30:00Z", "2024-11-11T00:00:00Z")]
    public void The_next_moment_is_after_now(int hours, int at, string now, string next) =>
        new ScheduledWork("x", TimeSpan.FromHours(hours), TimeSpan.FromHours(at), (_, _) => Task.FromResult<string?>(null))
            .After(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<PageAnswer> Answer(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location, response);
}
