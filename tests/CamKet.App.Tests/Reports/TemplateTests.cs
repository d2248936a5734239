using System.Text.RegularExpressions;
using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Reports;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>The form's figures against the catalog of measures: the same code never means two sums.</summary>
public sealed partial class TemplateTests
{
    private static readonly CatalogMeasures Catalog = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog"));

    private static IEnumerable<TemplateSentence> Sentences => HandMadeReport.Template.Steering
        .Concat(HandMadeReport.Template.Results)
        .Concat(HandMadeReport.Template.Rows.SelectMany(r => r.Sentences));

    [GeneratedRegex(@"\{(?<name>[^{}:]+)(:[a-z]+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [Fact]
    public void A_figure_named_after_a_measure_counts_what_the_measure_counts()
    {
        foreach (var figure in Sentences.SelectMany(s => s.Figures))
        {
            if (Catalog.Measures.Find(figure.Measure) is not { } measure)
            {
                continue;
            }

            figure.Counters.ShouldBe(measure.Numerator.Select(c => c.Code), figure.Measure);
            figure.Of.ShouldBe(measure.Denominator.Select(c => c.Code), figure.Measure);
        }
    }

    [Fact]
    public void Every_measure_a_row_speaks_of_is_in_the_catalog() =>
        HandMadeReport.Template.Rows.SelectMany(r => r.Measures).Where(m => Catalog.Measures.Find(m) is null).ShouldBeEmpty();

    [Fact]
    public void Every_place_in_a_sentence_has_its_figure()
    {
        foreach (var sentence in Sentences)
        {
            var names = sentence.Figures.Select(f => f.Name).Append("ước").Append("from").Append("to").ToList();
            Place().Matches(sentence.Text + sentence.None).Select(m => m.Groups["name"].Value).Where(n => !names.Contains(n)).ShouldBeEmpty(sentence.About);
            (sentence.Base is null || names.Contains(sentence.Base)).ShouldBeTrue(sentence.About);
        }
    }
}
