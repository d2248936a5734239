using System.Globalization;
using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Forms;
using CamKet.Time;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CamKet.App.Forms;

/// <summary>A form as a workbook laid out like the paper: issuer and form number, title, merged heads, the row of column numbers, fields, total, place of signature.</summary>
internal static class FormXlsx
{
    private const uint Plain = 0, Bold = 1, Title = 2, Italic = 3, Head = 4, Number = 5, Words = 6, TotalNumber = 7, TotalWords = 8;

    public static byte[] Write(PrintedForm printed)
    {
        var sheet = new Sheet(printed);
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var worksheet = part.AddNewPart<WorksheetPart>();
            worksheet.Worksheet = sheet.Worksheet();
            part.Workbook = new Workbook(
                new BookViews(new WorkbookView()), new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Bieu " + printed.Form.Sheet.Code, SheetId = 1, Id = part.GetIdOfPart(worksheet) }));
        }

        return memory.ToArray();
    }

    private sealed class Sheet(PrintedForm printed)
    {
        private readonly SortedDictionary<int, SortedDictionary<int, Cell>> rows = [];
        private readonly List<string> merged = [];
        private readonly FormSheet form = printed.Form.Sheet;

        /// <summary>The first row of heads.</summary>
        private const int Top = 6;

        private const double LineHeight = 18;
        private const double NameWidth = 34;

        private int Width => form.Columns.Count;

        public Worksheet Worksheet()
        {
            var half = Math.Max(1, Width / 2);
            Wide(1, 0, half - 1, printed.Asked.Unit.Name.ToUpperInvariant(), Bold);
            Wide(1, half, Width - 1, form.Name, Bold);
            Wide(3, 0, Width - 1, form.Title.ToUpperInvariant(), Title);
            Wide(4, 0, Width - 1, $"Kỳ số liệu: từ ngày {VietnameseDate.Print(printed.Asked.Window.From)} đến ngày {VietnameseDate.Print(printed.Asked.Window.To)}. {(printed.Form.IsCovered ? "" : DrillQuestion.NoFigures + " ")}{printed.Asked.CoverSentence}", Italic);
            Wide(5, 0, Width - 1, "Đơn vị tính: " + form.Counted, Italic);
            var column = 0;
            foreach (var head in form.Heads)
            {
                column = Heads(head, Top, column);
            }

            var at = Top + form.Depth;
            for (var i = 0; i < Width; i++)
            {
                Put(at, i, string.Create(CultureInfo.InvariantCulture, $"({i + 1})"), Head);
            }

            foreach (var (row, number) in printed.Form.Rows.Select((r, i) => (r, i + 1)))
            {
                at++;
                Line(at, row, (decimal)number, row.Field ?? FilledForm.NoField, Number, Words);
            }

            at++;
            Line(at, printed.Form.Total, null, printed.TotalName, TotalNumber, TotalWords);
            at++;
            if (form.Note is { } note)
            {
                Wide(at++, 0, Width - 1, "Ghi chú: " + note, Italic);
            }

            foreach (var broken in printed.Form.Broken)
            {
                Wide(at++, 0, Width - 1, "Cần kiểm tra: " + broken.Sentence, Italic);
            }

            at++;
            Wide(at, half, Width - 1, "…………, ngày …… tháng …… năm ………", Italic);
            Wide(at + 1, 0, half - 1, "NGƯỜI LẬP BIỂU", Bold);
            Wide(at + 1, half, Width - 1, "THỦ TRƯỞNG ĐƠN VỊ", Bold);
            Wide(at + 2, 0, half - 1, "(Ký, ghi rõ họ tên)", Italic);
            Wide(at + 2, half, Width - 1, "(Ký, đóng dấu, ghi rõ họ tên)", Italic);
            return new Worksheet(
                new SheetProperties(new PageSetupProperties { FitToPage = true }),
                new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false }),
                new SheetFormatProperties { DefaultRowHeight = LineHeight, CustomHeight = true },
                new Columns(form.Columns.Select((c, i) => new Column
                {
                    Min = (uint)(i + 1), Max = (uint)(i + 1), CustomWidth = true, Width = c.Figure == FormHead.Field ? NameWidth : c.Figure == FormHead.RowNumber ? 6 : 11,
                })),
                new SheetData(rows.Select(r => new Row(r.Value.Values) { RowIndex = (uint)r.Key, Height = HeightOf(r.Key, r.Value.Values), CustomHeight = true })),
                new MergeCells(merged.Select(m => new MergeCell { Reference = m })),
                new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
                new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 });
        }

        /// <summary>No program that opens the file makes room for wrapped text in merged cells, so it is made here: heads up to three lines, names by their length.</summary>
        private double HeightOf(int row, IEnumerable<Cell> cells) => row switch
        {
            >= Top when row == Top + form.Depth - 1 => 3 * LineHeight,
            >= Top when row < Top + form.Depth => 1.5 * LineHeight,
            _ when row > Top + form.Depth => LineHeight * Math.Max(1, Math.Ceiling(cells.Where(c => c.StyleIndex is { Value: Words }).Select(c => c.InnerText.Length).DefaultIfEmpty(0).Max() / NameWidth)),
            _ => LineHeight,
        };

        /// <summary>A head over its columns; the column after it.</summary>
        private int Heads(FormHead head, int row, int column)
        {
            var width = head.Columns.Count();
            var last = head.Parts.Count == 0 ? Top + form.Depth - 1 : row;
            for (var r = row; r <= last; r++)
            {
                for (var c = column; c < column + width; c++)
                {
                    Put(r, c, r == row && c == column ? head.Name : null, Head);
                }
            }

            if (last > row || width > 1)
            {
                merged.Add($"{SheetAddress.Of(column, row)}:{SheetAddress.Of(column + width - 1, last)}");
            }

            var at = column;
            foreach (var part in head.Parts)
            {
                at = Heads(part, row + 1, at);
            }

            return column + width;
        }

        private void Line(int at, FormRow row, decimal? number, string name, uint numbers, uint words)
        {
            foreach (var (column, i) in form.Columns.Select((c, i) => (c, i)))
            {
                object? value = column.Figure switch { FormHead.RowNumber => number, FormHead.Field => name, _ => row.Values[i] };
                Put(at, i, value, column.Figure == FormHead.Field ? words : numbers);
            }
        }

        private void Wide(int row, int first, int last, string text, uint style)
        {
            Put(row, first, text, style);
            if (last > first)
            {
                merged.Add($"{SheetAddress.Of(first, row)}:{SheetAddress.Of(last, row)}");
            }
        }

        private void Put(int row, int column, object? value, uint style)
        {
            var cell = TableFile.Cell(value);
            (cell.CellReference, cell.StyleIndex) = (SheetAddress.Of(column, row), style);
            if (!rows.TryGetValue(row, out var cells))
            {
                rows[row] = cells = [];
            }

            cells[column] = cell;
        }
    }

    private static Stylesheet Styles()
    {
        static Font Letters(double size, bool bold = false, bool italic = false)
        {
            var font = new Font();
            if (bold)
            {
                font.Append(new Bold());
            }

            if (italic)
            {
                font.Append(new Italic());
            }

            font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" });
            return font;
        }

        static CellFormat Format(uint font, HorizontalAlignmentValues across, bool bordered, uint number = 0) => new()
        {
            FontId = font,
            BorderId = bordered ? 1u : 0u,
            NumberFormatId = number,
            ApplyNumberFormat = number > 0,
            ApplyFont = true,
            ApplyBorder = bordered,
            ApplyAlignment = true,
            Alignment = new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true },
        };

        const uint thousands = 3;
        var (left, centre, right) = (HorizontalAlignmentValues.Left, HorizontalAlignmentValues.Center, HorizontalAlignmentValues.Right);
        return new Stylesheet(
            new Fonts(Letters(12), Letters(12, bold: true), Letters(14, bold: true), Letters(12, italic: true)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(
                new Border(),
                new Border(
                    new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
                    new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
            new CellFormats(
                new CellFormat(), Format(1, centre, bordered: false), Format(2, centre, bordered: false), Format(3, centre, bordered: false), Format(1, centre, bordered: true),
                Format(0, right, bordered: true, thousands), Format(0, left, bordered: true), Format(1, right, bordered: true, thousands), Format(1, left, bordered: true)));
    }
}
