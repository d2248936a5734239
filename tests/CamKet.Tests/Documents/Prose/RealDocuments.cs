using CamKet.Documents;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>The five real documents lie beside the data folder and outside the repository; without them these tests are skipped, visibly.</summary>
internal static class RealDocuments
{
    public static string? Folder { get; } = Find();

    public static IReadOnlyList<Block> Blocks(string number) =>
        Splitter.Blocks(File.ReadAllText(Directory.GetFiles(Folder!, number + "_*.txt").Single()));

    private static string? Find()
    {
        var data = Environment.GetEnvironmentVariable("CAMKET_DATA");
        var folder = string.IsNullOrEmpty(data) ? null : Path.GetFullPath(Path.Combine(data, "..", "documents"));
        return Directory.Exists(folder) ? folder : null;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDocumentFactAttribute : FactAttribute
{
    public RealDocumentFactAttribute()
    {
        if (RealDocuments.Folder is null)
        {
            Skip = "The real documents are not here: set CAMKET_DATA to the data folder beside them.";
        }
    }
}
