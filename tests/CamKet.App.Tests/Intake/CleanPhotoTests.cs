using CamKet.App.Intake;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class CleanPhotoTests
{
    private static readonly byte[] Start = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2];
    private static readonly byte[] Place = [0xFF, 0xE1, 0, 8, .. "Exif"u8, 9, 9];
    private static readonly byte[] Picture = [0xFF, 0xDB, 0, 3, 7, 0xFF, 0xDA, 0, 3, 1, 0xFF, 0xE1, 0, 4, 5, 5, 0xFF, 0xD9];

    [Fact]
    public void A_photo_leaves_the_place_it_was_taken_at_behind_and_keeps_its_picture() =>
        CleanPhoto.Jpeg([.. Start, .. Place, .. Place, .. Picture]).ShouldBe([.. Start, .. Picture]);

    [Fact]
    public void A_photo_that_cannot_be_read_cannot_be_cleaned()
    {
        CleanPhoto.Jpeg([.. Start, 0xFF, 0xE1, 0xFF, 0xFF, 1]).ShouldBeNull();
        CleanPhoto.Jpeg([.. Start, .. Place]).ShouldBeNull();
        CleanPhoto.Jpeg([.. Start, 0xFF, 0xE1, 0, 0, .. Picture]).ShouldBeNull();
        CleanPhoto.Jpeg("GIF89a"u8).ShouldBeNull();
    }
}
