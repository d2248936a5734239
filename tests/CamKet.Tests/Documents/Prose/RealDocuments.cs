using CamKet.Documents;

namespace CamKet.Tests.Documents;

/// <summary>The five real documents as blocks.</summary>
internal static class RealDocuments
{
    public static IReadOnlyList<Block> Blocks(string number) =>
        Splitter.Blocks(File.ReadAllText(Directory.GetFiles(DataFactAttribute.Documents!, number + "_*.txt").Single()));
}
