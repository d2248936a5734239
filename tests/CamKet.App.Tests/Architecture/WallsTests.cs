using System.Reflection;
using CamKet.App.Ledger;
using CamKet.App.Tests.Fixture;
using CamKet.Figures;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Architecture;

/// <summary>The walls of the house, read from the compiled assemblies. docs/architecture.md shows what is found here.</summary>
public sealed class WallsTests
{
    /// <summary>From the ground up: a room uses only rooms before it.</summary>
    private static readonly string[] RuleOrder =
    [
        "Text", "Figures", "Time", "Procedures", "Units", "Extracts", "Targets", "Documents", "Facts", "Intake", "Ledger", "Measures", "Commitments", "Progress", "Forms", "Drill",
        "Plausibility", "Reports",
    ];

    private static readonly string[] SliceOrder =
    [
        "Charts", "Platform", "Catalog", "Units", "Accounts", "Asking", "Documents", "Extracts", "Ledger", "Facts", "Intake", "Measures", "Commitments", "Progress", "Provenance", "Board", "Drill",
        "Forms", "Plausibility", "Reports", "Samples",
    ];

    private static readonly Assembly Rules = typeof(Ratio).Assembly;
    private static readonly Assembly Slices = typeof(Program).Assembly;
    private static readonly Assembly Wrong = typeof(WallsTests).Assembly;

    private static readonly Rooms RuleRooms = new(TypeReferences.Of(Rules), "CamKet");
    private static readonly Rooms SliceRooms = new(TypeReferences.Of(Slices), "CamKet.App");
    private static readonly Rooms WrongRooms = new(TypeReferences.Of(Wrong), "CamKet.App.Tests.Architecture.Wrong");

    [Fact]
    public void Arrows_between_rooms_of_rules_go_one_way_from_the_ground_up()
    {
        RuleRooms.InCircles().ShouldBeEmpty();
        RuleRooms.Names.ShouldBe(RuleOrder, ignoreOrder: true);
        RuleRooms.Against(RuleOrder).ShouldBeEmpty();
    }

    [Fact]
    public void Arrows_between_slices_go_one_way_from_the_ground_up()
    {
        SliceRooms.InCircles().ShouldBeEmpty();
        SliceRooms.Names.ShouldBe(SliceOrder, ignoreOrder: true);
        SliceRooms.Against(SliceOrder).ShouldBeEmpty();
    }

    /// <summary>An arrow that is not on the page, or a type used by another room that is not among its doors there, turns this red.</summary>
    [Fact]
    public void The_page_shows_the_order_of_rooms_and_the_doors_between_them()
    {
        var file = Path.Combine(PostgresServer.Home, "docs", "architecture.md");
        var page = File.ReadAllText(file);
        const string begin = "<!-- rooms: printed by WallsTests -->\n", end = "<!-- end of rooms -->";
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, page.IndexOf(end, StringComparison.Ordinal));
        var printed = Printed();
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            File.WriteAllText(file, page[..from] + printed + page[to..]);
            return;
        }

        page[from..to].ShouldBe(printed);
    }

    [Fact]
    public void Rules_use_no_package_no_file_no_network_no_process_and_no_clock()
    {
        Rules.GetReferencedAssemblies().Select(a => a.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
        OfTheMachine(TypeReferences.Of(Rules).Where(r => r.From.StartsWith("CamKet.", StringComparison.Ordinal))).ShouldBeEmpty();
        TypeReferences.MembersUsedBy(Rules).Where(member => IsClock(member) || IsSurroundings(member)).ShouldBeEmpty();
    }

    /// <summary>One way from facts to a figure: who shows one asks Measures.</summary>
    [Fact]
    public void Only_measures_read_sums_from_the_ledger() => TypeReferences.Of(Slices)
        .Where(r => r.To == typeof(LedgerStore).FullName && !r.From.StartsWith("CamKet.App.Ledger.", StringComparison.Ordinal))
        .Select(r => r.From)
        .ShouldAllBe(from => from.StartsWith("CamKet.App.Measures.", StringComparison.Ordinal));

    [Fact]
    public void Every_way_of_using_a_type_draws_an_arrow()
    {
        foreach (var way in (string[])["InBody", "InSignature", "InArgument", "InAttribute", "InCatch", "InBase", "InLambda"])
        {
            WrongRooms.Uses(way).ShouldBe(["Ground"], way);
        }

        WrongRooms.Doors("Ground").ShouldBe(["CrumbledException", "MarkAttribute", "Sieve", "Stone"]);
    }

    [Fact]
    public void A_circle_and_an_arrow_against_the_order_are_found_out()
    {
        WrongRooms.InCircles().ShouldBe(["Back", "Round"]);
        WrongRooms.Against([.. WrongRooms.Names.Where(name => name != "Ground"), "Ground"]).ShouldBe(
        [
            "Back.Wall -> Round.Wall",
            "InArgument.Wall -> Ground.Stone",
            "InAttribute.Wall -> Ground.MarkAttribute",
            "InBase.Wall -> Ground.Sieve`1",
            "InBody.Wall -> Ground.Stone",
            "InCatch.Wall -> Ground.CrumbledException",
            "InLambda.Wall -> Ground.Stone",
            "InSignature.Wall -> Ground.Stone",
        ]);
        WrongRooms.Against(["Ground"]).ShouldContain("Back.Wall -> Round.Wall", "a room without a place in the order stands after all others");
    }

    [Fact]
    public void A_clock_and_a_file_are_found_out()
    {
        OfTheMachine(TypeReferences.Of(Wrong)).ShouldContain("CamKet.App.Tests.Architecture.Wrong.Back.Wall -> System.TimeProvider");
        OfTheMachine(TypeReferences.Of(Wrong)).ShouldContain("CamKet.App.Tests.Architecture.WallsTests -> System.IO.File");
        TypeReferences.MembersUsedBy(Wrong).Where(IsSurroundings).ShouldContain("System.Environment.GetEnvironmentVariable");
        TypeReferences.MembersUsedBy(Slices).Where(IsClock).ShouldBeEmpty("the build refuses them too, by BannedSymbols.txt");
    }

    private static IReadOnlyList<string> OfTheMachine(IEnumerable<TypeReference> references) =>
    [
        .. references
            .Where(r => r.To is "System.Console" or "System.TimeProvider" or "System.Random" or "System.AppContext" or "System.Diagnostics.Process" or "System.Diagnostics.Stopwatch"
                || r.To.StartsWith("System.IO.", StringComparison.Ordinal)
                || (r.To.StartsWith("System.Net.", StringComparison.Ordinal) && r.To != "System.Net.WebUtility")
                || (r.To.StartsWith("System.Threading.", StringComparison.Ordinal) && !r.From.StartsWith('<')))
            .Select(r => $"{r.From} -> {r.To}"),
    ];

    private static bool IsClock(string member) => member is
        "System.DateTime.get_Now" or "System.DateTime.get_UtcNow" or "System.DateTime.get_Today" or "System.DateTimeOffset.get_Now" or "System.DateTimeOffset.get_UtcNow";

    /// <summary>The thread's number is what the compiler asks in every iterator.</summary>
    private static bool IsSurroundings(string member) =>
        member.StartsWith("System.Environment.", StringComparison.Ordinal) && member is not ("System.Environment.get_CurrentManagedThreadId" or "System.Environment.get_NewLine");

    private static string Printed() => string.Concat(
    [
        "Rules (`src/CamKet`):\n\n| room | uses |\n|---|---|\n",
        .. RuleOrder.Select(room => $"| {room} | {List(RuleRooms.Uses(room), "")} |\n"),
        "\nSlices (`src/CamKet.App`):\n\n| room | uses | its doors |\n|---|---|---|\n",
        .. SliceOrder.Select(room => $"| {room} | {List(SliceRooms.Uses(room), "")} | {List(SliceRooms.Doors(room), "`")} |\n"),
    ]);

    private static string List(IReadOnlyList<string> names, string quote) => names.Count == 0 ? "–" : string.Join(", ", names.Select(name => quote + name + quote));
}
