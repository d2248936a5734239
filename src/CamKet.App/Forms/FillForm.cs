using CamKet.App.Catalog;
using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Forms;

namespace CamKet.App.Forms;

/// <param name="Asked">Whose, and of which window.</param>
internal sealed record PrintedForm(DrillQuestion Asked, FilledForm Form)
{
    /// <summary>The name of the last row, with the units it holds where some lack.</summary>
    public string TotalName => Asked.Cover.Beside("Tổng cộng");
}

/// <summary>Fills in II.06a or 07a for any window from the ledger.</summary>
internal sealed class FillForm(Database database, FindDrillQuestion find, CatalogForms forms, CatalogMeasures catalog, CountFields count)
{
    public async Task<Outcome<PrintedForm>> Run(string? form, string? unit, string? from, string? to, CancellationToken ct, string? known = null)
    {
        if (forms.Find(form) is not { } sheet)
        {
            return new Outcome<PrintedForm>.Refused($"Không có biểu {form}; chọn một trong: {string.Join(", ", forms.Sheets.Select(s => s.Code))}.");
        }

        switch (await find.Run(unit, from, to, ct, known))
        {
            case Outcome<DrillQuestion>.Refused refused:
                return refused.Of<PrintedForm>();
            case Outcome<DrillQuestion>.Done { Value: var asked }:
                await using (var scoped = await database.InSnapshot(asked.Scope, ct))
                {
                    var fields = await count.Together(scoped.Connection, asked.Scope, asked.Window, asked.Known, ct);
                    var edition = sheet.Edition is { } code ? catalog.Forms.Single(f => f.Code == code) : null;
                    return new Outcome<PrintedForm>.Done(new PrintedForm(asked, FilledForm.Of(sheet, edition, fields, asked.Cover.IsKnown)));
                }

            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
