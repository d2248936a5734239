using System.Net;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

/// <summary>A visitor's pages read as camket_public, which can read what they show and count, and nothing else.</summary>
public class PublicReadingTests
{
    /// <summary>Tables the public may read by column, with the columns it must not read; units are public as a whole, ledgers hold counts only.</summary>
    private static readonly Dictionary<string, string[]> Withheld = new(StringComparer.Ordinal)
    {
        ["province"] = [],
        ["unit"] = [],
        ["unit_successor"] = [],
        ["commitment"] = ["reason", "confirmed_by", "statements", "ended_by", "withdrawn_reason"],
        ["commitment_item"] = [],
        ["item_deadline"] = ["bound_by", "source"],
        ["item_evidence"] = ["added_by", "ended_by", "withdrawn_reason"],
        ["published_standing"] = ["recorded_by", "ended_by", "withdrawn_reason"],
        ["budget_plan"] = ["source", "recorded_by", "ended_by", "withdrawn_reason"],
        ["coverage"] = [],
        ["dossier"] = ["code", "field", "section", "officer", "due_first", "due_current", "handed_over", "reappointments", "extract_id", "sheet", "row_no"],
        ["register_document"] = ["number", "subject", "extract_id", "sheet", "row_no"],
        ["budget_entry"] = ["extract_id", "sheet", "row_no"],
        ["activity"] = ["activity_id", "title", "evidence_number", "photo", "photo_type", "extract_id", "sheet", "row_no", "entered_at", "entered_by"],
        ["survey_count"] = ["instrument", "channel", "missing", "extract_id", "sheet", "row_no"],
    };

    private static readonly string[] Pages =
    [
        "/", "/?cot=tat-ca", "/bang.csv", "/bang.xlsx", "/don-vi", "/don-vi?tim=suoi", "/don-vi/" + BoardProvince.RichSlug, "/don-vi/" + BoardProvince.EmptySlug,
        BoardProvince.ItemPage("B.2"), $"/don-vi/{BoardProvince.RichSlug}/con-so/online-all?tu=2023-12-15&den=2024-11-10",
    ];

    [Fact]
    public async Task The_public_reads_the_columns_its_pages_need_and_no_other_table()
    {
        await using var database = new Database(await PostgresServer.NewDatabase());
        await using var connection = await database.OpenPublic();
        var columns = (await connection.QueryAsync<(string Table, string Column, bool Readable)>(
            """
            select c.relname::text, a.attname::text, has_column_privilege(c.oid, a.attnum, 'select')
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname not like 'ledger\_%'
            """)).ToLookup(c => c.Table);

        columns.Where(table => table.Any(c => c.Readable)).Select(table => table.Key).Order(StringComparer.Ordinal)
            .ShouldBe(Withheld.Keys.Order(StringComparer.Ordinal));
        foreach (var (table, withheld) in Withheld)
        {
            withheld.ShouldBeSubsetOf(columns[table].Where(c => !c.Readable).Select(c => c.Column), table);
        }

        columns.SelectMany(table => table).Where(c => c.Readable && c.Column.EndsWith("_by", StringComparison.Ordinal)).ShouldBeEmpty();

        (await connection.QueryAsync<string>(
            """
            select c.relname::text from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and (has_any_column_privilege(c.oid, 'insert, update') or has_table_privilege(c.oid, 'insert, update, delete, truncate'))
            """)).ShouldBeEmpty();
        var refused = await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync("select officer from dossier"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_visitors_pages_need_nothing_of_the_staffs_role_and_the_staffs_nothing_of_the_publics()
    {
        var world = new BoardProvince();
        await world.InitializeAsync();
        try
        {
            var app = world.App;
            using var visitor = app.Visitor();
            using var officer = await app.SignedIn();

            await using var owner = new NpgsqlConnection(app.DatabaseAddress.For(Roles.Owner) + ";Pooling=false");
            await owner.OpenAsync();
            (await owner.QueryAsync<string>(
                "select distinct usename::text from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"))
                .ShouldBeSubsetOf([Roles.App, Roles.Public]);
            await owner.ExecuteAsync($"set role {Roles.Owner}; revoke all on all tables in schema public from {Roles.App}");

            foreach (var address in Pages)
            {
                (await visitor.Get(address)).Status.ShouldBe(HttpStatusCode.OK, address);
            }

            (await visitor.Get("/")).MainText.ShouldContain("Tỉnh Mẫu Sơn");
            // What fails for whoever is signed in ends on a page too.
            foreach (var address in (string[])["/don-vi/" + BoardProvince.RichSlug, "/tien-do", "/so-lieu"])
            {
                var failed = await officer.Get(address);
                failed.Status.ShouldBe(HttpStatusCode.InternalServerError, address);
                failed.MainText.ShouldContain("Chương trình gặp lỗi", customMessage: address);
            }

            await owner.ExecuteAsync(
                $"grant select, insert, update, delete on all tables in schema public to {Roles.App}; revoke all on commitment, dossier from {Roles.Public}");
            (await visitor.Get("/?sap=ten")).Status.ShouldBe(HttpStatusCode.InternalServerError);
            var page = await officer.Get("/don-vi/" + BoardProvince.RichSlug);
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            page.MainText.ShouldContain("số 13/CK-UBND");
        }
        finally
        {
            await world.DisposeAsync();
        }
    }
}
