using System.Globalization;
using CamKet.Commitments;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
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
        // Whatever the promises' own numbers ("7", "B.II.1"), what follows them goes on counting, so that no number stands twice.
        var counted = Math.Max(request.Items.Count, request.Items.Max(i => int.TryParse(i.Path, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : 0));
        foreach (var row in Remaining(request))
        {
            var more = Standard(row, FigurePrint.Plain(counted + 1), request, facts);
            if (more.Row.Result.Count > 0)
            {
                made.Add(more);
                counted++;
            }
        }

        return made;
    }

    /// <summary>
    /// What the form's standard contents say beyond the promises, for a unit that has some: the sentences no promise was
    /// answered with. They add and never block: without data they are left out.
    /// </summary>
    private static IEnumerable<TemplateRow> Remaining(ReportRequest request)
    {
        var said = request.Items
            .Where(i => i.Measure is not null)
            .SelectMany(i => TemplateMatch.SentencesFor(request.Template, TemplateMatch.RowFor(request.Template, i), i.Measure!, request.Measures))
            .Concat(request.Items.Where(i => i.Measure is null).SelectMany(i => TemplateMatch.RowFor(request.Template, i)?.Sentences ?? []))
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
        var sentences = item.Measure is null
            ? row?.Sentences ?? []
            : TemplateMatch.SentencesFor(request.Template, row, item.Measure, request.Measures);
        return Make(item.Key, item.Path, Content(item), row, sentences, item, request, facts);
    }

    /// <summary>The promise with its target: the reader sees what the result is to be held against.</summary>
    private static string Content(ReportItem item)
    {
        var targets = item.Progress?.Targets.Select(t => TargetText.Print(t.Target)).ToList() ?? [];
        return targets.Count == 0 ? item.Text : item.Text.TrimEnd('.', ';', ' ') + " (cam kết: " + string.Join("; ", targets) + ").";
    }

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
        IReadOnlyList<WindowFacts> measured = [];
        if (item?.Progress is { } progress)
        {
            if (composed.Count == 0)
            {
                measured = AddMeasured(key, progress, request, facts, lines, figures);
            }

            if (StatusWords.InReport(progress.Status) is { Length: > 0 } words && lines.Count > 0)
            {
                lines.Add(ReportLine.Of("Đánh giá: " + words + "."));
            }
        }

        var said = lines.Count;
        lines.AddRange(edit.Result.Select(ReportLine.Of));
        var used = composed.Where(c => c.Sentence.Figures.Count > 0 && !c.Made.IsMissing).ToList();
        var evidence = Evidence(used, facts, item).Concat(measured.SelectMany(Systems)).Concat(edit.Evidence).Distinct(StringComparer.Ordinal).ToList();
        var typed = TypedTexts.Read(string.Join('\n', edit.Result));
        var offered = typed.Cited.Where(c => !evidence.Any(e => e.Contains(c.Citation.Number, StringComparison.Ordinal))).ToList();
        var blockers = Blockers.OfRow(
            key, number, lines.Count == 0, [.. composed.Where(c => c.Made.IsMissing).Select(c => c.Sentence.About)],
            (template?.NeedsEvidence ?? true) && evidence.Count == 0, typed, request.Edits);
        AddReasons(blockers, lines, evidence);
        return new Made(new AnnexRow(key, number, content, lines, said, evidence, offered), figures, blockers);
    }

    /// <summary>
    /// What is known of an item no sentence of the form speaks of: each target's value as it stands, as certain as the facts
    /// its measure counts. The facts that were used.
    /// </summary>
    private static List<WindowFacts> AddMeasured(
        string key, ItemProgress progress, ReportRequest request, ReportFacts facts, List<ReportLine> lines, List<ReportFigure> figures)
    {
        var used = new List<WindowFacts>();
        for (var i = 0; i < progress.Targets.Count; i++)
        {
            var target = progress.Targets[i];
            var id = key + ".target" + FigurePrint.Plain(i + 1);
            var ratio = target.Actual;
            var measure = request.Measures?.Find(target.Measure);
            List<WindowFacts> kinds = measure is null ? [] : [.. measure.Facts.Select(f => facts.Of(f.ToString().ToLowerInvariant()))];
            var counters = measure is null ? [] : measure.Numerator.Concat(measure.Denominator).Select(c => c.Code).ToList();
            var certainty = kinds.Select(k => k.CertaintyOf(counters)).DefaultIfEmpty(Certainty.Actual).Max();
            var word = Composition.CertaintyWord(certainty);
            long[] extracts = [.. kinds.SelectMany(k => k.Sources).Select(s => s.Id).Distinct()];
            if (ratio.State != RatioState.Missing)
            {
                var printed = FigurePrint.Whole(ratio, 2, "");
                figures.Add(new ReportFigure(
                    id, progress.Text, target.Measure ?? "", FigureForm.Share, ratio.Numerator, ratio.Denominator, printed,
                    FigurePrint.Decimals(ratio, 2), certainty, extracts, Source(measure, progress)));
                used.AddRange(kinds);
                lines.Add(new ReportLine([new($"Kết quả đến ngày {VietnameseDate.Print(facts.Window.To)}: {word}"), new(printed, id), new(".")]));
            }
            else if (target.Value is { } value)
            {
                var printed = TargetText.Value(target.Target with { Number = value });
                var form = target.Target.Type == TargetType.Amount ? FigureForm.Amount : FigureForm.Count;
                figures.Add(new ReportFigure(id, progress.Text, target.Measure ?? "", form, value, null, printed, 0, certainty, extracts, Source(measure, progress)));
                used.AddRange(kinds);
                lines.Add(new ReportLine([new("Kết quả: " + word), new(printed, id), new(".")]));
            }
            else if (target.Word is { } said)
            {
                lines.Add(ReportLine.Of("Kết quả: " + said + "."));
            }
        }

        return used;
    }

    private static FigureSource? Source(MeasureDefinition? measure, ItemProgress progress) => measure is { Numerator.Count: > 0 } && progress.Window is { } window
        ? new FigureSource(window.From, window.To, [.. measure.Numerator.Select(c => c.Code)], [.. measure.Denominator.Select(c => c.Code)])
        : null;

    private static IEnumerable<string> Systems(WindowFacts kind) => kind.Sources
        .GroupBy(s => s.System, StringComparer.Ordinal)
        .Select(system => $"Số liệu trích xuất từ {system.Key}, chốt đến ngày {VietnameseDate.Print(system.Max(s => s.CutOff))}.");

    private static IEnumerable<string> Evidence(
        List<(TemplateSentence Sentence, ComposedSentence Made)> used, ReportFacts facts, ReportItem? item)
    {
        foreach (var document in item?.Evidence ?? [])
        {
            yield return document.Text;
        }

        foreach (var kind in used.Select(u => u.Sentence.Facts).Distinct(StringComparer.Ordinal).Select(facts.Of))
        {
            foreach (var system in Systems(kind))
            {
                yield return system;
            }

            var counters = used.Where(u => u.Sentence.Facts == kind.Kind).SelectMany(u => u.Sentence.Figures).SelectMany(f => f.Counters).ToHashSet(StringComparer.Ordinal);
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
