using System.Globalization;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Commitments;

/// <summary>What a document says besides its promises and duties, every field as typed; <see cref="StatementChecking"/> reads it.</summary>
/// <param name="Recipients">One to a line.</param>
public sealed record DraftStatements(
    string Place,
    string Subject,
    string Recipients,
    string SignerCapacity,
    string SignerTitle,
    string SignerName,
    IReadOnlyList<DraftThreshold> Thresholds,
    IReadOnlyList<DraftCitation> Citations,
    IReadOnlyList<DraftFigure> Figures,
    IReadOnlyList<DraftSum> Sums,
    IReadOnlyList<DraftScore> Scores)
{
    public static DraftStatements None { get; } = new("", "", "", "", "", "", [], [], [], [], []);

    public static DraftStatements From(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return From(new DocumentStatements(
            document.Kind, document.Header.Place, document.Header.Subject, document.Header.Recipients, document.Header.Signer,
            document.Header.Basis, document.Citations, document.Thresholds, document.Figures, document.Sums, document.Scores, []));
    }

    public static DraftStatements From(DocumentStatements confirmed)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        return new DraftStatements(
            confirmed.Place ?? "", confirmed.Subject ?? "", string.Join('\n', confirmed.Recipients),
            confirmed.Signer?.Capacity ?? "", confirmed.Signer?.Title ?? "", confirmed.Signer?.Name ?? "",
            [.. confirmed.Thresholds.Select(t => new DraftThreshold(t.Text, t.Op.Code(), Print.Short(t.Value), t.Unit, t.Owner ?? ""))],
            [.. confirmed.Basis.Select(b => Typed(b, true)).Concat(confirmed.Citations.Except(confirmed.Basis).Select(c => Typed(c, false)))],
            [.. confirmed.Figures.Select(f => new DraftFigure(f.Raw.TrimEnd('%'), Number(f.Numerator), Number(f.Denominator)))],
            [.. confirmed.Sums.Select(s => new DraftSum(Print.Short(s.Total), string.Join(" + ", s.Parts.Select(Print.Short))))],
            [.. confirmed.Scores.Select(s => new DraftScore(
                Number(s.Value), Signed(s.Change), s.Class ?? "", Whole(s.Rank), Signed(s.RankChange), Whole(s.Of), s.Scope ?? "", Whole(s.Year)))]);
    }

    private static DraftCitation Typed(Citation c, bool basis) => new(c.Number, Day(c.Date), basis);

    /// <summary>dd/MM/yyyy, or MM/yyyy where only the month stands.</summary>
    private static string Day(string? iso) => iso switch
    {
        null => "",
        { Length: 7 } => $"{iso[5..]}/{iso[..4]}",
        _ => VietnameseDate.Print(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    private static string Number(decimal? value) => value is { } v ? Print.Short(v) : "";

    private static string Signed(decimal? value) => value is { } v ? (v > 0 ? "+" : v < 0 ? "-" : "") + Print.Short(Math.Abs(v)) : "";

    private static string Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <param name="Unit">percent, count, times, score.</param>
public sealed record DraftThreshold(string Text, string Op, string Value, string Unit, string Owner);

/// <param name="Date">"26/03/2024", "03/2024" where only the month stands, or empty.</param>
/// <param name="Basis">Named by the header as its legal basis.</param>
public sealed record DraftCitation(string Number, string Date, bool Basis);

/// <param name="Stated">The percentage with the decimals it was written with, without its sign: they decide how the quotient is rounded.</param>
public sealed record DraftFigure(string Stated, string Numerator, string Denominator);

/// <param name="Parts">"2.926 + 1 + 21".</param>
public sealed record DraftSum(string Total, string Parts);

/// <param name="Change">With its sign: "+11,493".</param>
public sealed record DraftScore(string Value, string Change, string Class, string Rank, string RankChange, string Of, string Scope, string Year);
