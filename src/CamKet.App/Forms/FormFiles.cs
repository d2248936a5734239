using CamKet.App.Asking;
using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Time;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Forms;

/// <summary>A form as a file, over HTTP.</summary>
internal static class FormFiles
{
    public static async Task<IResult> Xlsx(
        string code, [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "tu")] string? from, [FromQuery(Name = "den")] string? to, [FromQuery(Name = "biet")] string? known, FillForm fill, CancellationToken ct) =>
        await fill.Run(code, unit, from, to, ct, known) switch
        {
            Outcome<PrintedForm>.Done { Value: var printed } => Results.File(FormXlsx.Write(printed), TableFile.XlsxType, Name(printed)),

            // The page says what is wrong with the same address.
            _ => Results.LocalRedirect(Links.With($"/bieu-mau/{Uri.EscapeDataString(code)}", ("don-vi", unit), ("tu", from), ("den", to), ("biet", known))),
        };

    public static string Name(PrintedForm printed) =>
        $"bieu-{printed.Form.Sheet.Code}-{printed.Asked.Unit.Slug}-{BoardQuery.Iso(printed.Asked.Window.From)}-{BoardQuery.Iso(printed.Asked.Window.To)}.xlsx";
}
