using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Architecture;

/// <summary>
/// What only the sources show. The build's analyzer of code style would tell the same, at many times the cost.
/// </summary>
public sealed class SourceTests
{
    private static IEnumerable<string> Sources => ((string[])["src", "tests", "bench"])
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(PostgresServer.Home, folder), "*.cs", SearchOption.AllDirectories))
        // The one file of many namespaces: the rooms the test of the walls is tried on.
        .Where(file => Path.GetFileName(file) != "DeliberatelyWrong.cs");

    [Fact]
    public void A_namespace_is_that_of_its_whole_file()
    {
        var declared = Sources.Select(file => (file, Lines: File.ReadLines(file).Where(line => line.StartsWith("namespace ", StringComparison.Ordinal)).ToList())).ToList();

        declared.Count.ShouldBeGreaterThan(500);
        declared.Where(file => file.Lines.Exists(line => !line.EndsWith(';'))).Select(file => file.file).ShouldBeEmpty();
    }
}
