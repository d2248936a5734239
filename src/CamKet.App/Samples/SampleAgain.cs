using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Figures;

namespace CamKet.App.Samples;

/// <summary>
/// What a new user drops into the demo to see figures move: one unit's dossiers exported again later on the day of the
/// cut-off, after its open ones were finished and its last fees paid online. The demo does not load it.
/// </summary>
internal static class SampleAgain
{
    private const string UnitCode = "19429";

    public static SampleFile File(SampleFiles samples)
    {
        var unit = SampleProvince.Units.First(one => one.Code == UnitCode);
        var window = SampleProvince.ThisYear;
        var printed = SampleFiles.AsPrinted(samples.Facts(unit).Dossiers, window);
        var paidOnline = printed.Where(d => d.Payments > d.PaymentsOnline).TakeLast(120).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var again = printed.Select(d => Later(d, paidOnline.Contains(d.Code))).ToList();
        // Its title tells the days, so that nothing has to be typed.
        return new(
            unit.Code, "dossiers", $"{unit.Slug}/ho-so-2024-xuat-lai.{SamplePrint.Extension(ExtractStyle.Stacked)}", window,
            SamplePrint.Print(SampleTables.Dossiers(unit, window, again), ExtractStyle.Stacked));
    }

    /// <summary>Writes it below the program's own folder; gives the path.</summary>
    public static async Task<string> Lay(SampleFiles samples, CancellationToken ct)
    {
        var file = File(samples);
        var path = Path.Combine(Directory.CreateDirectory(Home.Path("var", "thu-nap")).FullName, Path.GetFileName(file.Path));
        await System.IO.File.WriteAllBytesAsync(path, file.Content, ct);
        return path;
    }

    private static Dossier Later(Dossier dossier, bool paidOnline)
    {
        var finished = new DateTime(2024, 11, 8, 16, 0, 0);
        var paid = paidOnline ? dossier with { PaymentsOnline = dossier.Payments } : dossier;
        return paid is { Status: DossierStatus.InProcess, Finished: null, Ended: null } && paid.Received < finished.AddDays(-1) && paid.Pauses.All(pause => pause.To is not null)
            ? paid with { Status = DossierStatus.Returned, Finished = finished, HandedOver = finished, ResultDigitised = true }
            : paid;
    }
}
