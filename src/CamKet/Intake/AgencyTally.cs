namespace CamKet.Intake;

/// <summary>
/// How many dossiers of a file's units carry which agency in their code. Codes not formed by TT 01/2018 ("000.29.38.H45-241001-0001") are
/// not counted, nor agencies beyond so many that no file of a province names them.
/// </summary>
public sealed class AgencyTally
{
    /// <summary>The form of a code, for LIKE.</summary>
    public const string Shape = "___.__.__.___-______-%";

    private const int AgencyLength = 13;
    private const int Most = 20_000;

    private readonly Dictionary<(int UnitNo, string Agency), int> rows = [];

    /// <summary>By unit, in the order of units and agencies.</summary>
    public IEnumerable<(int UnitNo, IReadOnlyList<AgencyRows> Agencies)> ByUnit => rows
        .Where(row => row.Value > 0)
        .OrderBy(row => row.Key.Agency, StringComparer.Ordinal)
        .GroupBy(row => row.Key.UnitNo, row => new AgencyRows(row.Key.Agency, row.Value))
        .OrderBy(unit => unit.Key)
        .Select(unit => (unit.Key, (IReadOnlyList<AgencyRows>)[.. unit]));

    public void Add(int unitNo, string code) => Count(unitNo, code, 1);

    public void Remove(int unitNo, string code) => Count(unitNo, code, -1);

    private void Count(int unitNo, string code, int by)
    {
        if (!IsShaped(code))
        {
            return;
        }

        var key = (unitNo, code[..AgencyLength]);
        if (rows.TryGetValue(key, out var counted) || rows.Count < Most)
        {
            rows[key] = counted + by;
        }
    }

    private static bool IsShaped(string code)
    {
        for (var i = 0; i < Shape.Length - 1; i++)
        {
            if (i >= code.Length || (Shape[i] != '_' && code[i] != Shape[i]))
            {
                return false;
            }
        }

        return true;
    }
}
