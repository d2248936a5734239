using System.CommandLine;

namespace CamKet.App.Documents;

public static class DocumentsSlice
{
    public static IEnumerable<Command> Commands() => [ReadDocument.Command()];
}
