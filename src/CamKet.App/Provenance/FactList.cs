using CamKet.App.Ledger;
using CamKet.Measures;

namespace CamKet.App.Provenance;

/// <summary>
/// The facts that make one list: those of one counter; or the dossiers several take <see cref="TakesOneByOne">one by one</see>. Less the dossiers
/// that other counters take of them, or, where the counter adds something up, less what others add up of the same dossiers.
/// </summary>
public sealed record FactList(IReadOnlyList<CounterName> Counters, IReadOnlyList<CounterName> Less)
{
    public string Kind => Counters[0].Kind;

    /// <summary>What is left out ended in the window: of all a unit has, few did.</summary>
    public bool LeavesOutEnded => Less.Count > 0 && Less.All(less => less.By == CountedBy.Ended && TakesOneByOne(less));

    /// <summary>What is left out is a part of what is counted, so that one number less the other is what is left.</summary>
    public bool LeavesOutParts => Less.All(less => IsAdded(less) || Counters.Any(counter => IsPart(less, counter)));

    public static FactList Of(CounterName counter) => new([counter], []);

    /// <summary>It takes dossiers as they are, adds nothing up and tells nothing apart: with others like it, it makes one list.</summary>
    public static bool TakesOneByOne(CounterName counter) => counter.Kind == FactKind.Dossiers && DossierSql.Conditions[counter.Code] is { Sum: null, Different: false };

    /// <summary>It counts dossiers, or adds something up of them: several units have together what each of them has. Different procedures they have not.</summary>
    public static bool AddsUpOverUnits(CounterName counter) => counter.Kind == FactKind.Dossiers && !DossierSql.Conditions[counter.Code].Different;

    /// <summary>
    /// Of these counters one can be less the others: dossiers less dossiers, where no counter takes a part of what another takes; or a sum less a sum
    /// over the same dossiers.
    /// </summary>
    public static bool CanBeLess(IReadOnlyList<CounterName> counters, IReadOnlyList<CounterName> less) => counters.Concat(less).All(TakesOneByOne)
        ? counters.All(one => counters.All(other => !IsPart(one, other)))
        : counters is [var sum] && counters.Concat(less).All(IsAdded) && less.All(one => DossierSql.Conditions[one.Code].IsOfSame(DossierSql.Conditions[sum.Code]));

    private static bool IsAdded(CounterName counter) => counter.Kind == FactKind.Dossiers && DossierSql.Conditions[counter.Code].Sum is not null;

    private static bool IsPart(CounterName one, CounterName other) => DossierSql.Conditions[one.Code].IsPartOf(DossierSql.Conditions[other.Code]);
}
