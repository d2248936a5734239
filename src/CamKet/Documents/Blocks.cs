namespace CamKet.Documents;

/// <summary>
/// A piece of an official document in reading order, whatever the file was: text, docx, pdf, doc, odt all become this.
/// Text is NFC; <see cref="Line"/> is the line (or paragraph) of the source it began on, for pointing a person to it.
/// </summary>
public abstract record Block(int Line);

/// <param name="IsBold">Where the source tells; headings and signers are often bold.</param>
public sealed record Paragraph(string Text, int Line, bool IsBold = false) : Block(Line);

/// <summary>A table as it stands: head rows not yet told from items, rows broken over a page not yet joined.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows, int Line) : Block(Line);

/// <param name="Cells">One per column; a merged cell's text stands in its first column, the others are empty. A cell's own paragraphs are separated by line breaks.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, int Line);
