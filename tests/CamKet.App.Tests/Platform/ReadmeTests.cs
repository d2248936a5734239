using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CamKet.App.Tests.Fixture;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>What README.md tells a reader to type is typed here, over the sample province; an example nobody knows how to fill in is red.</summary>
public sealed partial class ReadmeTests : IAsyncLifetime
{
    private const string Unit = "19348";
    private const string SamplesFolder = "/tmp/mau";

    private static readonly string Readme = File.ReadAllText(Path.Combine(PostgresServer.Home, "README.md"));

    /// <summary>These run until they are stopped, or ask for more than their name; README only says that they are there.</summary>
    private static readonly string[] Named = ["demo", "serve", "bench", "import", "standing", "plan"];

    /// <summary>Words that each answer holds if it is what README promises.</summary>
    private static readonly Dictionary<string, string[]> Promised = new(StringComparer.Ordinal)
    {
        ["--help"] = ["Lệnh:"],
        ["samples"] = ["danh-sach.csv"],
        ["read"] = ["Phường 5", "A.1"],
        ["import"] = ["mới", "thay đổi", "giữ nguyên", "biến mất", "bị giữ lại"],
        ["progress"] = ["Phường 5", "Tình trạng", "Cần gì"],
        ["report"] = ["Phường 5"],
        ["form"] = ["II.06a", "Phường 5"],
        ["due"] = ["quá hạn"],
        ["doubt"] = ["Phường 5", "15/12/2023–10/11/2024"],
        ["units"] = ["34 tỉnh"],
        ["check"] = ["hồ sơ và văn bản"],
    };

    private readonly string folder = Directory.CreateTempSubdirectory("camket-readme-").FullName;
    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await CamKetApp.StartDemoAsync();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_example_does_what_it_says()
    {
        // What the others read is written first.
        var examples = Spans().Where(s => s.StartsWith("./camket ", StringComparison.Ordinal)).Select(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])
            .Where(words => words.Length > 1 || !Named.Contains(words[0])).OrderBy(words => words[0] == "samples" ? 0 : 1).ToList();
        examples.Select(words => words[0]).Distinct().ShouldBe(Promised.Keys, ignoreOrder: true);
        var broken = new List<string>();
        foreach (var words in examples)
        {
            var typed = words.Select((word, i) => Filled(words, i)).ToArray();
            var said = string.Join(' ', typed);
            var answer = await app.Camket(typed);
            if (answer.ExitCode != 0)
            {
                broken.Add($"{said}: exit code {answer.ExitCode}, {answer.Error}");
            }

            broken.AddRange(Promised[words[0]].Where(promise => !answer.Output.Contains(promise, StringComparison.OrdinalIgnoreCase)).Select(promise => $"{said}: no “{promise}” in {answer.Output}"));
            if (Array.IndexOf(typed, "--out") is > 0 and var at && !Path.Exists(typed[at + 1]))
            {
                broken.Add($"{said}: wrote nothing");
            }
        }

        broken.ShouldBeEmpty();

        var count = int.Parse(FilesWritten().Match(Readme).Groups[1].Value, CultureInfo.InvariantCulture);
        var written = Directory.GetFiles(Path.Combine(folder, "mau"), "*", SearchOption.AllDirectories);
        written.Count(file => Path.GetFileName(file) != "danh-sach.csv").ShouldBe(count);
        File.ReadLines(Path.Combine(folder, "mau", "danh-sach.csv")).Count().ShouldBe(count + 1, "a head, and a line a file");
    }

    [Fact]
    public async Task Every_command_option_and_page_it_names_is_there()
    {
        var help = (await app.Camket("--help")).Output;
        var commands = Commands().Matches(help[help.IndexOf("Lệnh:", StringComparison.Ordinal)..]).Select(m => m.Groups["name"].Value).ToList();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var command in commands)
        {
            options[command] = (await app.Camket(command, "--help")).Output;
        }

        using var officer = await app.SignedIn();
        foreach (var span in Spans())
        {
            var words = span.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "./camket")
            {
                (words[1] == "--help" || commands.Contains(words[1])).ShouldBeTrue(span);
            }
            else if (commands.Contains(words[0]))
            {
                words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ShouldAllBe(word => options[words[0]].Contains(word), span);
            }
            else if (words[0].StartsWith("--", StringComparison.Ordinal))
            {
                options.Values.ShouldContain(text => text.Contains(words[0]), span);
            }
            else if (words[0].StartsWith('/'))
            {
                (await officer.Get(words[0])).Status.ShouldBe(HttpStatusCode.OK, span);
            }
            else if (words[0].StartsWith("./", StringComparison.Ordinal) || words[0].EndsWith('/'))
            {
                Path.Exists(Path.Combine(PostgresServer.Home, words[0].Split('/')[0] == "." ? words[0][2..] : words[0])).ShouldBeTrue(span);
            }
        }
    }

    [Fact]
    public void Every_file_it_leads_to_is_there()
    {
        foreach (var link in Links().Matches(Readme).Select(m => m.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            Path.Exists(Path.Combine(PostgresServer.Home, link)).ShouldBeTrue(link);
        }
    }

    /// <summary>What is set as code, and the lines of the block, without what is said about them.</summary>
    private static IEnumerable<string> Spans()
    {
        var parts = Readme.Split("```");
        return parts.Where((_, i) => i % 2 == 1).SelectMany(block => block.Split('\n')).Select(line => line.Split('#')[0])
            .Concat(parts.Where((_, i) => i % 2 == 0).SelectMany(prose => Span().Matches(prose)).Select(m => m.Groups[1].Value))
            .Select(span => span.Trim()).Where(span => span.Length > 0);
    }

    /// <summary>A word of an example as a reader would type it.</summary>
    private string Filled(string[] words, int at)
    {
        var word = words[at];
        if (word.StartsWith(SamplesFolder, StringComparison.Ordinal))
        {
            return Path.Combine(folder, "mau") + word[SamplesFolder.Length..];
        }

        if (at == 0 || !Placeholder().IsMatch(word))
        {
            return word;
        }

        return (words[0], words[at - 1], word) switch
        {
            ("read", "read", "FILE") => Sample("cam-ket-2024.*"),
            ("import", "import", "FILE") => NewExtract(),
            ("units", "import", "FILE.csv") => Register(),
            (_, "--unit", "CODE") => Unit,
            (_, "--from", "D") => "15/12/2023",
            (_, "--to", "D") => "10/11/2024",
            ("report", "--out", "FILE.docx") => Path.Combine(folder, "bao-cao.docx"),
            ("form", "--out", "FILE.xlsx") => Path.Combine(folder, "bieu.xlsx"),
            _ => throw new Xunit.Sdk.XunitException($"README has an example that this test cannot fill in: {string.Join(' ', words)}, {word}."),
        };
    }

    /// <summary>The sample's own were taken in when the demo was laid; with a title of its own it is a file nobody has seen.</summary>
    private string NewExtract()
    {
        var file = Sample("ho-so-2024.xlsx");
        using var book = SpreadsheetDocument.Open(file, isEditable: true);
        book.PackageProperties.Title = "Xuất lại";
        return file;
    }

    private string Sample(string pattern) => Directory.GetFiles(Path.Combine(folder, "mau", "phuong-5"), pattern).ShouldHaveSingleItem();

    private string Register()
    {
        var file = Path.Combine(folder, "don-vi.csv");
        File.WriteAllText(
            file,
            "province_code,province,commune_code,commune,type\n"
            + string.Concat(Enumerable.Range(60, 34).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p},Tỉnh Thử {p},{p}001,Xã Thử {p},xã\n"))));
        return file;
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"^[A-Z]+(\.[a-z]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(\d+) files")]
    private static partial Regex FilesWritten();

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();
}
