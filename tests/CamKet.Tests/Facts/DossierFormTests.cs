using CamKet.Facts;
using CamKet.Tests.Measures;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Facts;

public sealed class DossierFormTests
{
    [Fact]
    public void A_dossier_nobody_changed_is_read_back_as_it_was()
    {
        var sound = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            // What an import took is what its rules make of a row: read once, it must not change again.
            var any = Dossiers.Random(new Random(seed), seed) with { ByMinute = seed % 3 == 0 };
            if (Read(any) is not { Fact: { } stored })
            {
                continue;
            }

            sound++;
            var again = Read(stored).Fact!;
            DossierForm.Changes(stored, again).ShouldBeEmpty($"seed {seed}");
            (again with { Pauses = stored.Pauses, ApologyDays = stored.ApologyDays }).ShouldBe(stored, $"seed {seed}");
            again.Pauses.ShouldBe(stored.Pauses);
            again.ApologyDays.ShouldBe(stored.ApologyDays);
        }

        sound.ShouldBeGreaterThan(100);
    }

    private static RowReading<Dossier> Read(Dossier dossier) =>
        DossierForm.Read(dossier.Code, DossierForm.Texts(dossier), dossier.ByMinute, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1));
}
