using System.Globalization;
using CamKet.Commitments;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>Composes a report: header, sections, annex, figures, and what keeps it from being issued.</summary>
public static class ReportComposition
{
    public static ReportDraft Compose(ReportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var template = request.Template;
        var facts = request.Facts with { Kinds = [.. request.Facts.Kinds, Promises(request)] };
        var rows = AnnexRows.Of(request, facts);
        var steering = Sentences(template.Steering, facts, "1");
        var results = Sentences(template.Results, facts, "2");
        var troubles = Troubles.Of(request.Items, request.Measures, facts);
        var sections = new List<ReportSection>
        {
            new(template.SteeringHeading, [.. Lines(steering), .. request.Edits.Steering.Select(ReportLine.Of)]),
            new(template.ResultsHeading, [.. Lines(results), .. troubles.Lines]),
        };
        if (request.Edits.Proposals.Count > 0)
        {
            sections.Add(new(template.ProposalsHeading, [.. request.Edits.Proposals.Select(ReportLine.Of)]));
        }

        var blockers = rows.SelectMany(r => r.Blockers)
            .Concat(Blockers.OfText("1", "mục " + template.SteeringHeading, request.Edits.Steering, request.Edits))
            .Concat(Blockers.OfText("3", "mục " + template.ProposalsHeading, request.Edits.Proposals, request.Edits));
        return new ReportDraft(
            request.Header, template.TypeName, Words(template.Subject, request), Words(template.Opening, request),
            [.. sections.Select((s, i) => s with { Heading = FigurePrint.Plain(i + 1) + ". " + Words(s.Heading, request) })],
            Words(template.Closing, request), Words(template.AnnexTitle, request), template.Columns,
            [.. rows.Select(r => r.Row)],
            [.. steering.Concat(results).SelectMany(s => s.Figures).Concat(troubles.Figures).Concat(rows.SelectMany(r => r.Figures))],
            [.. blockers], request.Facts.DataUntil);
    }

    /// <summary>How the promises stand, as counters: all, owned, and by status.</summary>
    private static WindowFacts Promises(ReportRequest request)
    {
        if (request.Items.Count == 0)
        {
            return WindowFacts.None(MeasureDefinition.OfPromises, request.Facts.Window);
        }

        var counters = new Dictionary<string, decimal>
        {
            ["items"] = request.Items.Count,
            ["items-owned"] = request.Commitments.Sum(c => c.Items.Count(i => i.Owner is not null)),
        };
        foreach (var status in request.Items.Select(i => i.Progress?.Status ?? Status.NoData))
        {
            var code = Counter(status);
            counters[code] = counters.GetValueOrDefault(code) + 1;
        }

        return new WindowFacts(MeasureDefinition.OfPromises, request.Facts.Window, counters, request.Facts.Window.To, Certainty.Actual, [], []);
    }

    /// <summary>Of a status its counter; which of them make one figure is the catalog's to say (<c>catalog/measures/cam-ket.yml</c>).</summary>
    public static string Counter(Status status) => status switch
    {
        Status.Secured => "items-secured",
        Status.OnTrack => "items-on-track",
        Status.AtRisk => "items-at-risk",
        Status.OutOfReach => "items-out-of-reach",
        Status.Met => "items-met",
        Status.Missed => "items-missed",
        Status.NotApplicable => "items-not-applicable",
        Status.NoData => "items-no-data",
        Status.NoDate => "items-no-date",
        Status.Closed => "items-closed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static List<ComposedSentence> Sentences(IReadOnlyList<TemplateSentence> sentences, ReportFacts facts, string row) =>
        [.. sentences.Select((s, i) => Composition.Sentence(s, facts, row + "-" + FigurePrint.Plain(i + 1)))];

    private static IEnumerable<ReportLine> Lines(IEnumerable<ComposedSentence> sentences) =>
        sentences.Where(s => s.Line is not null).Select(s => s.Line!);

    internal static string Words(string text, ReportRequest request) => text
        .Replace("{unit}", request.UnitShort, StringComparison.Ordinal)
        .Replace("{issuer}", string.Join(' ', request.Header.Issuer), StringComparison.Ordinal)
        .Replace("{year}", request.Header.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{from}", VietnameseDate.Print(request.Facts.Window.From), StringComparison.Ordinal)
        .Replace("{to}", VietnameseDate.Print(request.Facts.Window.To), StringComparison.Ordinal)
        .Replace("{indices}", Indices(request.Commitments), StringComparison.Ordinal)
        .Replace("{basis}", Basis(request), StringComparison.Ordinal);

    private static string Indices(IReadOnlyList<Commitment> commitments)
    {
        var named = commitments.SelectMany(c => c.Indices).Distinct().Order().Select(i => i switch
        {
            Documents.ReformIndex.Par => "PAR INDEX",
            Documents.ReformIndex.Sipas => "SIPAS",
            Documents.ReformIndex.Papi => "PAPI",
            Documents.ReformIndex.Pci => "PCI",
            Documents.ReformIndex.Service766 => "chất lượng phục vụ người dân, doanh nghiệp",
            _ => throw new ArgumentOutOfRangeException(nameof(commitments)),
        }).ToList();
        return named.Count == 0 ? "cải cách hành chính" : string.Join(", ", named);
    }

    private static string Basis(ReportRequest request) => request.Commitments.Count == 0
        ? "nhiệm vụ cải cách hành chính năm " + request.Header.Year.ToString(CultureInfo.InvariantCulture)
        : string.Join("; ", request.Commitments.Select(c =>
            "Bản cam kết" + (c.Number is { } number ? " số " + number : "") + (c.Day is { } day ? " ngày " + VietnameseDate.Print(day) : "")));
}
