using System.CommandLine;
using CamKet.App.Platform;
using CamKet.Documents;
using Spectre.Console;

namespace CamKet.App.Documents;

/// <summary>camket read FILE [--json]: what an official document promises, asks for and reports. Needs no database.</summary>
public static class ReadDocument
{
    /// <summary>The document of a file, or why it is refused.</summary>
    public static async Task<Outcome<OfficialDocument>> From(string path, CancellationToken ct) =>
        Read(await DocumentText.Open(path, ct), Path.GetFileName(path));

    /// <param name="name">The file's name, for the sentence only.</param>
    public static Outcome<OfficialDocument> Read(Outcome<IReadOnlyList<Block>> opened, string name) => opened switch
    {
        Outcome<IReadOnlyList<Block>>.Refused refused => refused.Of<OfficialDocument>(),
        Outcome<IReadOnlyList<Block>>.Done done when DocumentReader.HasHeader(done.Value) => new Outcome<OfficialDocument>.Done(DocumentReader.Read(done.Value)),
        Outcome<IReadOnlyList<Block>>.Done => new Outcome<OfficialDocument>.Refused(
            $"Tệp {name} không có phần đầu văn bản (cơ quan ban hành, số, ngày, tên loại); hãy chọn đúng văn bản hành chính."),
        _ => throw new ArgumentOutOfRangeException(nameof(opened)),
    };

    internal static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp văn bản: .txt, .docx, .pdf (có lớp chữ), .doc, .odt" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("read", "Đọc một văn bản: cam kết, chỉ đạo, kế hoạch, báo cáo") { file, json };
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            switch (await From(parsed.GetValue(file)!, ct))
            {
                case Outcome<OfficialDocument>.Done done:
                    if (parsed.GetValue(json))
                    {
                        await output.WriteLineAsync(DocumentJson.Write(done.Value).AsMemory(), ct);
                    }
                    else
                    {
                        DocumentSummary.Print(done.Value, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }));
                    }

                    return 0;
                case Outcome<OfficialDocument>.Refused refused:
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.AtTerminal.AsMemory(), ct);
                    return 1;
                default:
                    throw new InvalidOperationException();
            }
        });
        return command;
    }
}
