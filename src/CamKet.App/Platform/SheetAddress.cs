using System.Globalization;

namespace CamKet.App.Platform;

/// <summary>Where a cell stands, as a spreadsheet writes it.</summary>
internal static class SheetAddress
{
    /// <summary>"A1"; columns from 0, rows from 1.</summary>
    public static string Of(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>"A", …, "Z", "AA": the letters a column is headed with; columns from 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);
}
