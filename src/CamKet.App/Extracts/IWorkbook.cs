namespace CamKet.App.Extracts;

/// <summary>The sheets of a workbook that a person sees, whichever way its file keeps them.</summary>
internal interface IWorkbook : IDisposable
{
    /// <summary>The first rows of every visible sheet, in the workbook's order.</summary>
    IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> Tops(int rows);

    /// <summary>All rows of one sheet, streamed; as often as asked for, one asking after the other.</summary>
    /// <exception cref="RefusedFile">While the rows are read: the file is broken from there on.</exception>
    IEnumerable<SheetRow> Rows(string sheet);
}
