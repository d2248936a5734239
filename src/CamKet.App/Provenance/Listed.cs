using CamKet.App.Measures;
using CamKet.Measures;

namespace CamKet.App.Provenance;

/// <summary>
/// The facts that make one list: those of one counter; or the dossiers several take <see cref="TakesOneByOne">one by one</see>; less those that
/// other counters take of them, or, where the counter adds something up, less what others add up of the same dossiers.
/// </summary>
public sealed record Listed(IReadOnlyList<CounterName> Counters, IReadOnlyList<CounterName> Less)
{
    public FactKind Kind => Counters[0].Kind;

    /// <summary>The ledger says how many there are.</summary>
    public bool IsOfLedger => Less.Count == 0 && Counters.All(TakesOneByOne);

    public static Listed Of(CounterName counter) => new([counter], []);

    /// <summary>It takes dossiers as they are, adds nothing up and tells nothing apart: with others like it, it makes one list.</summary>
    public static bool TakesOneByOne(CounterName counter) => counter.Kind == FactKind.Dossiers && DossierSql.Conditions[counter.Code] is { Sum: null, Different: false };

    /// <summary>It adds up over units: what it tells apart of one unit, another may have too.</summary>
    public static bool AddsUp(CounterName counter) => counter.Kind == FactKind.Dossiers && !DossierSql.Conditions[counter.Code].Different;

    /// <summary>Of these counters one can be less the others: dossiers less dossiers, a sum less a sum.</summary>
    public static bool CanBeLess(IReadOnlyList<CounterName> counters, IReadOnlyList<CounterName> less) =>
        counters.Concat(less).All(TakesOneByOne) || (counters.Count == 1 && counters.Concat(less).All(counter => AddsUp(counter) && !TakesOneByOne(counter)));
}
