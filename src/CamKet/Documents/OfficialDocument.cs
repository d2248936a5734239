using CamKet.Commitments;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Documents;

/// <summary>
/// What CamKet found in an official document: the header of Decree 30/2020 and everything a commitment, directive, plan
/// or report says that can be followed up. What is not found is null or empty, never made up.
/// </summary>
public sealed record OfficialDocument(
    DocumentKind Kind,
    int? Year,
    IReadOnlyList<ReformIndex> Indices,
    DocumentHeader Header,
    IReadOnlyList<DocumentItem> Items,
    IReadOnlyList<Threshold> Thresholds,
    IReadOnlyList<DocumentDuty> Duties,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<StatedFigure> Figures,
    IReadOnlyList<StatedSum> Sums,
    IReadOnlyList<StatedScore> Scores,
    IReadOnlyList<string> Warnings);

/// <summary>proposal = đề xuất cam kết; commitment = bản cam kết; directive = yêu cầu, triển khai; plan = kế hoạch; report = báo cáo; decision = quyết định.</summary>
public enum DocumentKind
{
    Proposal,
    Commitment,
    Directive,
    Plan,
    Report,
    Decision,
    Other,
}

/// <summary>The indices in the order they are printed: PAR, SIPAS, PAPI, PCI, 766.</summary>
public enum ReformIndex
{
    Par,
    Sipas,
    Papi,
    Pci,
    Service766,
}

/// <param name="Number">Number and symbol together ("50/UBND-VP"); null in a draft ("Số: /BC-UBND"), with a warning.</param>
/// <param name="Date">ISO date, or "2024-05" where only the month stands, or null.</param>
public sealed record DocumentHeader(
    string? Issuer,
    string? Number,
    string? Date,
    string? Place,
    string? Subject,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<Citation> Basis,
    Signer? Signer);

/// <param name="Capacity">"TM." or "KT." with what stands behind it ("TM. ỦY BAN NHÂN DÂN"); null when the head signs alone.</param>
/// <param name="Title">"CHỦ TỊCH", "PHÓ CHỦ TỊCH".</param>
public sealed record Signer(string? Capacity, string? Title, string? Name);

/// <summary>A document named by another: number with symbol, and date (ISO, or null).</summary>
public sealed record Citation(string Number, string? Date);

public enum ItemGroup
{
    Maintain,
    Improve,
    Other,
}

/// <param name="Path">Section letters and numerals with the item's own number: "B.II.1", "A.2", "4".</param>
/// <param name="Group">From the section's heading: duy trì, cải thiện, or other.</param>
public sealed record DocumentItem(
    string Path,
    ItemGroup Group,
    string Text,
    Target? Baseline,
    Target? Target,
    string? Note,
    string? Owner,
    string? Result,
    IReadOnlyList<EvidenceLine> Evidence);

/// <summary>A line of a "tài liệu kiểm chứng" cell; number and date where it names a document.</summary>
public sealed record EvidenceLine(string? Number, string? Date, string Text);

/// <summary>A threshold in prose: what, how much, and the office that owns it (null when no heading names one).</summary>
/// <param name="Unit">"percent", "count", "times" (lần), "score".</param>
public sealed record Threshold(string Text, Operator Op, decimal Value, string Unit, string? Owner);

public sealed record DocumentDuty(string Text, DutyRule Rule, string? To);

public enum Verdict
{
    /// <summary>The quotient rounded to the stated decimals is the stated figure; or the parts add up.</summary>
    Agrees,

    Differs,

    /// <summary>A percentage without its own numerator and denominator.</summary>
    Bare,
}

/// <param name="Raw">As written: "99,3%".</param>
/// <param name="Recomputed">n/d × 100 rounded to the stated decimals, null when bare.</param>
public sealed record StatedFigure(string Raw, decimal Stated, decimal? Numerator, decimal? Denominator, decimal? Recomputed, Verdict Verdict)
{
    /// <param name="decimals">How many the stated figure was written with: the quotient is rounded to as many.</param>
    public static StatedFigure Judge(string raw, decimal stated, int decimals, decimal? numerator, decimal? denominator)
    {
        if (numerator is not { } n || denominator is not { } d)
        {
            return new StatedFigure(raw, stated, null, null, null, Verdict.Bare);
        }

        // Nothing out of nothing has no quotient, so it cannot agree with a stated one.
        decimal? recomputed = d == 0 ? null : Math.Round(n / d * 100m, decimals, MidpointRounding.AwayFromZero);
        return new StatedFigure(raw, stated, n, d, recomputed, recomputed == stated ? Verdict.Agrees : Verdict.Differs);
    }
}

/// <param name="Verdict">Agrees or Differs.</param>
public sealed record StatedSum(decimal Total, IReadOnlyList<decimal> Parts, Verdict Verdict)
{
    public static StatedSum Judge(decimal total, IReadOnlyList<decimal> parts) =>
        new(total, parts, total == parts.Sum() ? Verdict.Agrees : Verdict.Differs);
}

/// <summary>A published score, class or rank: "91,989 điểm (tăng 11,493)", "vị thứ 15/141 (tăng 26 bậc)".</summary>
/// <param name="Change">Signed change of the score.</param>
/// <param name="Class">"xuất sắc", "tốt"…</param>
/// <param name="RankChange">Places won (+) or lost (−): "tăng 26 bậc" is +26.</param>
/// <param name="Scope">The list: "toàn tỉnh", "toàn huyện".</param>
public sealed record StatedScore(decimal? Value, decimal? Change, string? Class, int? Rank, int? RankChange, int? Of, string? Scope, int? Year);
