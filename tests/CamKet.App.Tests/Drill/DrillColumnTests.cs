using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Drill;
using CamKet.Figures;
using CamKet.Measures;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

public sealed class DrillColumnTests
{
    private static readonly MeasureCatalog Measures = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog")).Measures;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_column_prints_the_measure_it_opens_to(int seed)
    {
        var random = new Random(seed);
        var counted = new CounterValues(DossierCounters.All.Select(c => KeyValuePair.Create(c.Code, (decimal)random.Next(1, 1000))));
        // Of those received online, what was received is the whole.
        counted = counted.And(new CounterValues([KeyValuePair.Create("received", 1000m)]));
        var row = DrillRow.Of("x", "x", counted);

        var columns = DrillColumn.All.Where(c => c.Measure is not null).ToList();

        columns.Count.ShouldBe(DrillColumn.All.Count - 1, "all but the name");
        foreach (var column in columns)
        {
            var measure = Measures.Find(column.Measure).ShouldNotBeNull(column.Key);
            var printed = column.Value(row) is Ratio ratio ? $"{ratio.Numerator}/{ratio.Denominator}" : $"{column.Value(row)}";
            printed.ShouldBe(measure.IsShare ? $"{measure.RatioOf(counted).Numerator}/{measure.RatioOf(counted).Denominator}" : $"{measure.NumberOf(counted)}", column.Key);
        }
    }
}
