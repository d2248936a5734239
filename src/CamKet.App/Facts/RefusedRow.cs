using CamKet.Progress;

namespace CamKet.App.Facts;

/// <summary>A row that was not taken, with every reason, each a whole sentence.</summary>
public sealed record RefusedRow(string Sheet, int Row, IReadOnlyList<RowReason> Reasons);

/// <param name="Column">"D", and the head it stands under; null where the whole row is at fault.</param>
public sealed record RowReason(string? Column, string? Field, string Sentence);
