using System.Text.RegularExpressions;
using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Reports;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>The form against the catalog of measures, and its sentences against their figures.</summary>
public sealed partial class TemplateTests
{
    private static readonly CatalogMeasures Catalog = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog"));

    private static IEnumerable<TemplateSentence> Sentences => HandMadeReport.Template.Steering
        .Concat(HandMadeReport.Template.Results)
        .Concat(HandMadeReport.Template.Rows.SelectMany(r => r.Sentences));

    [GeneratedRegex(@"\{(?<name>[^{}:]+)(:[a-z]+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [Fact]
    public void A_form_that_names_a_measure_the_catalog_has_not_is_not_read()
    {
        var none = new MeasureCatalog([.. Catalog.Measures.All.Where(m => m.Code != "digitised-input")]);
        Should.Throw<InvalidOperationException>(() => ReportTemplateFile.OfCommitments(none)).Message.ShouldContain("digitised-input");
    }

    [Fact]
    public void Every_standing_a_promise_can_have_is_told_once()
    {
        var told = Catalog.Measures.All.Where(m => m.Code is not ("items" or "items-owned") && m.Facts.Contains(MeasureDefinition.OfPromises, StringComparer.Ordinal)).ToList();
        told.SelectMany(m => m.Numerator).Select(c => c.Code).ShouldBe(Enum.GetValues<Status>().Select(ReportComposition.Counter), ignoreOrder: true);

        var printed = HandMadeReport.Template.Results[0].Figures.Select(f => f.Measure.Code);
        told.Select(m => m.Code).ShouldBe(printed.Except(["items"]), ignoreOrder: true);
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
