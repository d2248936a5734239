using CamKet.App.Platform;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public sealed class WorkFolderTests
{
    [Fact]
    public void What_a_killed_program_left_is_removed_but_not_what_another_is_just_making()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home.Path("var", "nap"), Path.GetRandomFileName()));
        File.WriteAllText(Path.Combine(folder.FullName, "khoa"), "");
        using (var first = new WorkFolder())
        {
            first.NewFolder();
            Directory.Exists(folder.FullName).ShouldBeTrue("its lock may be taken the next moment");
        }

        Directory.SetLastWriteTimeUtc(folder.FullName, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-2));
        using (File.Open(Path.Combine(folder.FullName, "khoa"), FileMode.Open, FileAccess.Write, FileShare.None))
        {
            using var meanwhile = new WorkFolder();
            meanwhile.NewFolder();
            Directory.Exists(folder.FullName).ShouldBeTrue("somebody is at it");
        }

        using var next = new WorkFolder();
        next.NewFolder();
        Directory.Exists(folder.FullName).ShouldBeFalse();
    }
}
