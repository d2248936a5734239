using System.Globalization;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;

namespace CamKet.Commitments;

/// <summary>
/// The draft a document proposes. A table's items come first; a document that only asks in prose (a directive) proposes
/// its thresholds, one item each.
/// </summary>
public static class Proposal
{
    public static Draft From(OfficialDocument document, IReadOnlyList<Block> source)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(source);
        var lines = new SourceLines(source);
        var items = document.Items.Count > 0
            ? document.Items.Select(i => Item(i, lines)).ToList()
            : [.. document.Thresholds.Select((t, i) => Item(t, i, lines))];
        return new Draft(
            document.Kind.ToString(), document.Header.Issuer ?? "", null, document.Header.Number ?? "", Day(document.Header.Date),
            document.Header.Recipients.Count > 0 ? document.Header.Recipients[0] : "",
            document.Year?.ToString(CultureInfo.InvariantCulture) ?? "", document.Indices, items,
            [.. document.Duties.Select(Duty)], document.Warnings, Statements: DraftStatements.From(document));
    }

    /// <summary>A confirmed commitment opened again for correction.</summary>
    /// <param name="statements">What was confirmed with it; null for a version confirmed before these were kept.</param>
    public static Draft From(Commitment commitment, DocumentStatements? statements = null)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        var results = statements?.Results.ToLookup(r => r.Path, r => r.Text, StringComparer.Ordinal);
        return new Draft(
            (statements?.Kind ?? DocumentKind.Commitment).ToString(), commitment.Issuer, commitment.UnitNo, commitment.Number ?? "", Day(commitment.Day), commitment.Receiver ?? "",
            commitment.Year.ToString(CultureInfo.InvariantCulture), commitment.Indices,
            [.. commitment.Items.Select(i => new DraftItem(
                i.Path, i.Group, i.Text, Typed(i.Baseline), Typed(i.Baseline is { Also.Count: > 0 } b ? b.Also[0] : null),
                Typed(i.Targets.Count > 0 ? i.Targets[0] : null), Typed(i.Targets.Count > 1 ? i.Targets[1] : null),
                i.OwnerSection ?? "", i.OwnerPost ?? "", i.EvidenceNeeded ?? "", i.Measure ?? "", Day(i.Deadline), i.Note ?? "", 0, true,
                new DraftOrigin(i.Path, Day(i.Deadline)), results?[i.Path].FirstOrDefault() ?? ""))],
            [.. commitment.Duties.Select(Duty)], [], commitment.Version, statements is null ? null : DraftStatements.From(statements),
            IssuerAnswer: new DraftIssuerAnswer(commitment.Issuer.Trim(), commitment.UnitNo));
    }

    private static DraftItem Item(DocumentItem item, SourceLines lines) => new(
        item.Path, item.Group, item.Text,
        Typed(item.Baseline), Typed(item.Baseline is { Also.Count: > 0 } b ? b.Also[0] : null),
        Typed(item.Target), Typed(item.Target is { Also.Count: > 0 } t ? t.Also[0] : null),
        item.Owner ?? "", "", string.Join("; ", item.Evidence.Select(e => e.Text)), "",
        // What is to be done by a day falls due on it: one date, wherever it is shown.
        item.Target is { Type: TargetType.Milestone } done ? Day(done.Date) : "", item.Note ?? "", lines.Of(item.Text), true, Result: item.Result ?? "");

    private static DraftItem Item(Threshold threshold, int index, SourceLines lines) =>
        DraftItem.Empty((index + 1).ToString(CultureInfo.InvariantCulture)) with
        {
            Text = threshold.Text,
            Target = new DraftTarget(
                (threshold.Unit switch { "percent" => TargetType.Percent, "score" => TargetType.Score, _ => TargetType.Count }).ToString(),
                threshold.Op.Code(), Print.Short(threshold.Value), "", "", "", false, threshold.Text),
            OwnerSection = threshold.Owner ?? "",
            Line = lines.Of(threshold.Text),
        };

    private static DraftDuty Duty(DocumentDuty d) => new(
        d.Text, d.Rule.Every, Whole(d.Rule.Month), Whole(d.Rule.Day), Day(d.Rule.Date), Whole(d.Rule.Times), d.Rule.Inclusive, d.To ?? "", true);

    private static DraftTarget Typed(Target? t) => t is null
        ? DraftTarget.None
        : new DraftTarget(
            t.Type.ToString(), t.Op.Code(),
            t.Type switch { TargetType.Grade => t.Word ?? "", TargetType.Milestone => Day(t.Date), _ => t.Number is { } n ? Print.Short(n) : "" },
            Whole(t.Of), t.Block ?? "", t.Ladder ?? "", t.Implied, t.Raw);

    private static string Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day is { } d ? Time.VietnameseDate.Print(d) : "";

    /// <summary>A whole date; where only a month stands the person fills in the day.</summary>
    private static string Day(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : "";
}
