using CamKet.App.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>What two looks at a dropped file tell of whether it still grows.</summary>
public sealed class SteadyFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_file_nobody_writes_to_is_the_same_at_the_next_look()
    {
        File.WriteAllText(path, "a;b\n");
        var before = SteadyFile.Of(path);
        File.ReadAllText(path).ShouldNotBeEmpty();
        SteadyFile.Of(path).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_grew_or_was_replaced_or_taken_away_is_not()
    {
        File.WriteAllText(path, "a;b\n");
        var before = SteadyFile.Of(path);
        using (var growing = File.AppendText(path))
        {
            growing.Write("1;2\n");
            growing.Flush();
            SteadyFile.Of(path).ShouldNotBe(before, "while its writer still holds it");
        }

        File.WriteAllText(path, "a;c\n");
        File.SetLastWriteTimeUtc(path, before.Written.AddSeconds(1));
        SteadyFile.Of(path).ShouldNotBe(before, "of the same length");
        File.Delete(path);
        SteadyFile.Of(path).ShouldNotBe(before);
    }
}
