using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace CamKet.App.Platform;

/// <summary>
/// How one run of a command answers: its answer on <c>Output</c>, everything else on <c>Error</c> in single lines. Several runs in
/// one process each have writers of their own, and nothing else of the process is written to.
/// </summary>
public sealed class Answer(TextWriter output, TextWriter error)
{
    private const int WidthInAFile = 180;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TextWriter Output => output;

    /// <summary>Safe to be written to from several threads: the log goes here too.</summary>
    public TextWriter Error => error;

    /// <summary>A person reads the answer on a terminal: it may have colours and takes the terminal's width.</summary>
    public bool OutputIsScreen { get; init; }

    /// <summary>A person looks on: what is under way may be shown by a line that is rewritten.</summary>
    public bool ErrorIsScreen { get; init; }

    /// <summary>One JSON document.</summary>
    public void Json(object value) => Output.WriteLine(JsonSerializer.Serialize(value, Options).Normalize());

    /// <summary>One sentence on <c>Error</c> and exit code 1.</summary>
    public async Task<int> Refuse(string sentence)
    {
        await Error.WriteLineAsync(sentence.ReplaceLineEndings(" "));
        return 1;
    }

    /// <summary>For tables. In a file or a pipe: plain text, and wide enough that a sentence is not cut into a column of words.</summary>
    internal IAnsiConsole Screen()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = OutputIsScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = OutputIsScreen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Output),
        });
        if (!OutputIsScreen)
        {
            console.Profile.Width = WidthInAFile;
        }

        return console;
    }
}
