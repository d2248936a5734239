using System.Globalization;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>
/// The rows of the annex: one for each item of the commitments in force, or the form's standard contents for a unit
/// without one.
/// </summary>
internal static class AnnexRows
{
    internal sealed record Made(AnnexRow Row, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<Blocker> Blockers);

    public static List<Made> Of(ReportRequest request, ReportFacts facts)
    {
        if (request.Items.Count == 0)
        {
            return [.. request.Template.Rows.Where(r => !r.OnlyForItems).Select((row, i) => Standard(row, FigurePrint.Plain(i + 1), request, facts))];
        }

        var made = request.Items.Select(item => OfItem(item, request, facts)).ToList();
        var (section, counted) = After(request.Items);
        foreach (var row in Remaining(request))
        {
            var more = Standard(row, section + FigurePrint.Plain(counted + 1), request, facts);
            if (more.Row.Result.Count > 0)
            {
                made.Add(more);
                counted++;
            }
        }

        return made;
    }

    /// <summary>
    /// Where counting goes on after the promises' own numbers, so that none stands twice: after "C.3" a section of its own
    /// ("D.1"), after "II.3" one too ("III.1"), after "7" the next number.
    /// </summary>
    private static (string Section, int Counted) After(IReadOnlyList<ReportItem> items)
    {
        var firsts = items.Select(i => i.Path.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var letters = firsts.Where(f => f.Length == 1 && f[0] is >= 'A' and < 'Z').ToList();
        // "I" and "V" may be letters too: they are where a letter stands beside them that is no Roman numeral.
        var romans = firsts.Where(f => f.Length > 1 || f is "I" or "V" or "X").Select(RomanNumeral.Read).OfType<int>().ToList();
        return romans.Count > 0 && letters.TrueForAll(l => RomanNumeral.Read(l) is not null) ? (RomanNumeral.Of(romans.Max() + 1) + ".", 0)
            : letters.Count > 0 ? ((char)(letters.Max(l => l[0]) + 1) + ".", 0)
            : ("", firsts.Max(f => int.TryParse(f, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : 0) is var last and > 0 ? last : items.Count);
    }

    /// <summary>
    /// What the form's standard contents say beyond the promises, for a unit that has some: the sentences no promise was
    /// answered with. They add and never block: without data they are left out.
    /// </summary>
    private static IEnumerable<TemplateRow> Remaining(ReportRequest request)
    {
        var said = request.Items
            .SelectMany(i => TemplateMatch.SentencesFor(request.Template, TemplateMatch.RowFor(request.Template, i), i, request.Measures))
            .Select(s => s.Text)
            .ToHashSet(StringComparer.Ordinal);
        return request.Template.Rows
            .Where(r => !r.OnlyForItems)
            .Select(r => r with { Sentences = [.. r.Sentences.Where(s => !said.Contains(s.Text)).Select(s => s with { Optional = true })], NeedsEvidence = false })
            .Where(r => r.Sentences.Count > 0);
    }

    private static Made Standard(TemplateRow row, string number, ReportRequest request, ReportFacts facts) =>
        Make(row.Code, number, ReportComposition.Words(row.Content, request), row, row.Sentences, null, request, facts);

    private static Made OfItem(ReportItem item, ReportRequest request, ReportFacts facts)
    {
        var row = TemplateMatch.RowFor(request.Template, item);
        var sentences = TemplateMatch.SentencesFor(request.Template, row, item, request.Measures);
        return Make(item.Key, item.Path, Content(item), row, sentences, item, request, item.Facts ?? facts);
    }

    /// <summary>The promise with its target: the reader sees what the result is to be held against.</summary>
    internal static string Content(ReportItem item)
    {
        var promised = Promised(item);
        return promised.Length == 0 ? item.Text : item.Text.TrimEnd('.', ';', ' ') + " (cam kết: " + promised + ").";
    }

    /// <summary>Its targets: "≥ 40%", "thứ 10; Tốt"; nothing where none is written.</summary>
    private static string Promised(ReportItem item) => string.Join("; ", item.Progress?.Targets.Select(t => Promise(t.Target)) ?? []);

    /// <summary>A milestone without a date is promised in the document's own words ("theo kế hoạch").</summary>
    private static string Promise(Target target) => target is { Type: TargetType.Milestone, Raw.Length: > 0 } && !target.Raw.Any(char.IsDigit)
        ? char.ToLowerInvariant(target.Raw[0]) + target.Raw[1..]
        : TargetText.Print(target);

    private static Made Make(
        string key, string number, string content, TemplateRow? template, IReadOnlyList<TemplateSentence> sentences, ReportItem? item,
        ReportRequest request, ReportFacts facts)
    {
        var edit = request.Edits.Row(key);
        var composed = sentences
            .Select((s, i) => (Sentence: s, Made: Composition.Sentence(s, facts, sentences.Count == 1 ? key : key + "-" + FigurePrint.Plain(i + 1))))
            .Where(s => s.Made.Line is not null)
            .ToList();
        var lines = composed.Select(c => c.Made.Line!).ToList();
        var figures = composed.SelectMany(c => c.Made.Figures).ToList();
        MeasuredResult? measured = null;
        if (item?.Progress is { } progress)
        {
            if (composed.Count == 0 && MeasuredResult.Of(key, progress, progress.Targets, request.Measures, facts) is { Spans.Count: > 0 } known)
            {
                measured = known;
                lines.Add(known.Line(facts.Window.To));
                figures.AddRange(known.Figures);
            }

            if (progress.OtherDays is { } days && lines.Count > 0)
            {
                lines.Add(ReportLine.Of(days));
            }

            if (StatusWords.InReport(progress.Status) is { Length: > 0 } words && lines.Count > 0)
            {
                lines.Add(ReportLine.Of("Đánh giá: " + words + "."));
            }
        }

        var said = lines.Count;
        lines.AddRange(edit.Result.Select(ReportLine.Of));
        var used = composed.Where(c => c.Sentence.Figures.Count > 0 && !c.Made.IsMissing).ToList();
        var evidence = Evidence(used, facts, item).Concat((measured?.Facts ?? []).SelectMany(f => Systems(f.Facts, f.Counters))).Concat(edit.Evidence).Distinct(StringComparer.Ordinal).ToList();
        var typed = TypedTexts.Read(string.Join('\n', edit.Result));
        var offered = typed.Cited.Where(c => !evidence.Any(e => e.Contains(c.Citation.Number, StringComparison.Ordinal))).ToList();
        // What says only that there are no data, or nothing at all, has nothing to prove.
        var tells = composed.Any(c => !c.Made.IsMissing) || measured is not null || edit.Result.Count > 0;
        var blockers = Blockers.OfRow(
            key, number, lines.Count == 0, [.. composed.Where(c => c.Made.IsMissing).Select(c => c.Sentence.About)],
            (template?.NeedsEvidence ?? true) && evidence.Count == 0 && tells, typed, request.Edits);
        AddReasons(blockers, lines, evidence);
        return new Made(new AnnexRow(key, number, content, lines, said, evidence, offered), figures, blockers);
    }

    private static IEnumerable<string> Systems(WindowFacts kind, IReadOnlyCollection<string> counters) => kind.SourcesOf(counters)
        .GroupBy(s => s.System, StringComparer.Ordinal)
        .Select(system => $"Số liệu trích xuất từ {system.Key}, chốt đến ngày {VietnameseDate.Print(system.Max(s => s.CutOff))}.");

    private static IEnumerable<string> Evidence(
        List<(TemplateSentence Sentence, ComposedSentence Made)> used, ReportFacts facts, ReportItem? item)
    {
        foreach (var document in item?.Evidence ?? [])
        {
            yield return document.Text;
        }

        foreach (var kind in used.SelectMany(u => u.Sentence.Sources).Distinct(StringComparer.Ordinal).Select(facts.Of))
        {
            var counters = used.SelectMany(u => u.Sentence.Figures).Select(f => f.Measure).Where(m => m.Facts.Contains(kind.Kind, StringComparer.Ordinal))
                .SelectMany(m => m.Numerator).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var system in Systems(kind, counters))
            {
                yield return system;
            }

            foreach (var evidence in kind.Evidence.Where(e => counters.Contains(e.Counter)).OrderBy(e => e.Day))
            {
                yield return evidence.Text;
            }
        }
    }

    /// <summary>A reason stands where the thing it excuses is missing.</summary>
    private static void AddReasons(IReadOnlyList<Blocker> blockers, List<ReportLine> lines, List<string> evidence)
    {
        foreach (var blocker in blockers.Where(b => !b.IsOpen))
        {
            switch (blocker.Kind)
            {
                case BlockerKind.MissingResult:
                    lines.Add(ReportLine.Of(blocker.Reason!));
                    break;
                case BlockerKind.MissingData:
                    lines.Add(ReportLine.Of("Lý do chưa có số liệu: " + blocker.Reason));
                    break;
                case BlockerKind.MissingEvidence:
                    evidence.Add("Không có tài liệu kiểm chứng: " + blocker.Reason);
                    break;
                case BlockerKind.BareFigure or BlockerKind.DifferingFigure or BlockerKind.TypedFigure:
                    evidence.Add("Nguồn số liệu do đơn vị nhập: " + blocker.Reason);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(blockers));
            }
        }
    }
}
