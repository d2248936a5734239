using System.Text.Json;
using CamKet.App.Extracts;
using CamKet.App.Facts;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Intake;
using CamKet.Measures;
using CamKet.Units;

namespace CamKet.App.Intake;

/// <summary>Streams a file's rows into the staging tables: sound ones as facts, refused ones with their reasons. Memory stays bounded.</summary>
internal sealed class RowsOfFile(
    ImportRequest request, SniffedFile file, SheetFile sheets, ReadableTable table, RowContext context, FactTable facts, ImportStore store,
    UnitOfRow unitOf, Unit? handedInFor, int root, FormEdition form, IProgress<ImportProgress>? progress)
{
    public const int MostShown = 200;
    private readonly List<RefusedRow> shown = [];
    private readonly Dictionary<string, (int Count, int FirstRow)> warnings = new(StringComparer.Ordinal);
    private readonly Dictionary<(int UnitNo, Guid First), int> alike = [];
    private readonly SortedSet<int> units = [];
    private readonly FormTally? tally = context.Layout.Kind == ExtractKind.Dossiers ? new FormTally(new(context.From!.Value, context.CutOff), form) : null;

    public int Read { get; private set; }

    public int Skipped { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Rows that say again, word for word, what another row says.</summary>
    public int Repeated { get; private set; }

    public IReadOnlyCollection<int> Units => units;

    public IReadOnlyList<RefusedRow> FirstRefused => [.. shown.OrderBy(row => row.Row)];

    public IReadOnlyList<string> Warnings =>
        [.. warnings.Select(pair => $"{pair.Key} ({Print.Number(pair.Value.Count)} dòng, đầu tiên là dòng {Print.Number(pair.Value.FirstRow)})")];

    public FormCheck? Form => tally?.Check;

    public AgencyTally Agencies { get; } = new();

    public async Task Stage(CancellationToken ct)
    {
        var mayRepeat = false;
        await using (var staging = store.Staging())
        {
            foreach (var (row, fields) in DataRows(ct))
            {
                Read++;
                Decide(row, fields, staging);
                if (staging.IsFull)
                {
                    await staging.Hand();
                }

                if (Read % 5000 == 0)
                {
                    progress?.Report(new("Đang đọc", Read));
                }
            }

            await staging.Finish();
            mayRepeat = staging.MayRepeat;
        }

        await store.Gather(mayRepeat);
        if (mayRepeat)
        {
            await Contradictions(ct);
        }
    }

    private IEnumerable<(SheetRow Row, RowFields Fields)> DataRows(CancellationToken ct)
    {
        foreach (var row in RowsAhead.Of(sheets.Rows(table.Sheet)))
        {
            ct.ThrowIfCancellationRequested();
            if (row.Number < table.FirstDataRow || Array.TrueForAll(row.Cells, cell => cell.IsBlank))
            {
                continue;
            }

            var fields = table.Fields(row);
            if (ReadableTable.IsSkipped(row, fields, context.Layout.Kind))
            {
                Skipped++;
                continue;
            }

            yield return (row, fields);
        }
    }

    private void Decide(SheetRow row, RowFields fields, Staging staging)
    {
        if (fields.HasLonger(FileSniff.LongestCell))
        {
            throw new RefusedFile($"Tệp {request.FileName}, {Place(row.Number)}: có ô dài hơn 32.767 ký tự, không phải số liệu. Hãy sửa ô đó rồi nạp lại.");
        }

        var (unit, unitFault) = unitOf.Of(fields.TryGetValue("unit", out var text) ? text.Text : null);
        var reading = facts.Read(fields, context);
        var faults = unitFault is null ? reading.Faults : [new RowFault("unit", unitFault), .. reading.Faults];
        foreach (var warning in reading.Warnings)
        {
            warnings[warning] = warnings.TryGetValue(warning, out var seen) ? (seen.Count + 1, seen.FirstRow) : (1, row.Number);
        }

        if (faults.Count == 0)
        {
            units.Add(unit!.UnitNo);
            staging.Add(new StagedRow(unit.UnitNo, reading.Fact is Activity activity ? Numbered(unit.UnitNo, activity) : reading.Fact!, table.Sheet, row.Number));
            store.Ledger.Enter(unit.UnitNo, reading.Fact!);
            if (reading.Fact is Dossier dossier)
            {
                tally!.Add(dossier);
                Agencies.Add(unit.UnitNo, dossier.Code);
            }
        }
        else
        {
            Refuse(row, fields, unit, faults, staging);
        }
    }

    private Activity Numbered(int unitNo, Activity activity)
    {
        var first = (unitNo, FactTable.ActivityId(activity));
        return activity with { Ordinal = alike[first] = alike.GetValueOrDefault(first) + 1 };
    }

    private void Refuse(SheetRow row, RowFields fields, Unit? unit, IReadOnlyList<RowFault> faults, Staging staging)
    {
        Refused++;
        var reasons = faults.Select(fault => Reason(row.Number, fault)).ToList();
        if (shown.Count < MostShown)
        {
            shown.Add(new RefusedRow(table.Sheet, row.Number, reasons));
        }

        staging.Add(new QuarantinedRow(
            unit?.UnitNo ?? handedInFor?.UnitNo ?? root,
            table.Sheet,
            row.Number,
            fields.TryGetValue(facts.Key[0].Name == "code" ? "code" : "number", out var code) ? code.Text : null,
            JsonSerializer.Serialize(Kept(fields), StoredJson.Options),
            JsonSerializer.Serialize(reasons, StoredJson.Options)));
    }

    /// <summary>The row's fields as text; in what its amounts are counted belongs to it, or a replay would read them wrong.</summary>
    private Dictionary<string, string> Kept(RowFields fields)
    {
        var kept = fields.ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);
        if (context.MoneyUnit != 1)
        {
            kept[ReplayRow.MoneyUnit] = context.MoneyUnit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var (field, unit) in context.MoneyUnits)
        {
            kept[ReplayRow.MoneyUnit + "." + field] = unit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return kept;
    }

    private RowReason Reason(int row, RowFault fault)
    {
        var letter = table.Letter(fault.Field);
        var column = letter is null ? "" : $", cột {letter} \"{table.Label(fault.Field)}\"";
        return new RowReason(letter, fault.Field, $"Tệp {request.FileName}, {Place(row)}{column}: {fault.Sentence}");
    }

    private string Place(int row) => file.Form == FileForm.Text ? $"dòng {Print.Number(row)}" : $"trang {table.Sheet}, dòng {Print.Number(row)}";

    /// <summary>Rows of one key that say different things: which is right, a person knows. Their cells are read a second time.</summary>
    private async Task Contradictions(CancellationToken ct)
    {
        var (groups, repeated) = await store.TakeTwice();
        if (groups.Count == 0 && repeated.Count == 0)
        {
            return;
        }

        var again = repeated.ToHashSet();
        Repeated = again.Count;
        var others = groups.SelectMany(group => group.Select(row => (row, group))).ToDictionary(pair => pair.row, pair => pair.group);
        var skipped = Skipped;
        await using var staging = store.Staging();
        foreach (var (row, fields) in DataRows(ct))
        {
            var group = others.GetValueOrDefault(row.Number);
            if (group is null && !again.Contains(row.Number))
            {
                continue;
            }

            var (unit, _) = unitOf.Of(fields.TryGetValue("unit", out var text) ? text.Text : null);
            var fact = facts.Read(fields, context).Fact!;
            store.Ledger.Leave(unit!.UnitNo, fact, stays: group is null);
            if (fact is Dossier dossier)
            {
                tally!.Remove(dossier);
                Agencies.Remove(unit.UnitNo, dossier.Code);
            }

            if (group is null)
            {
                continue;
            }

            Refuse(row, fields, unit, [new RowFault(
                facts.Key[0].Name == "code" ? "code" : null,
                $"{facts.Code(fact)} đứng ở các dòng {string.Join(", ", group.Select(no => Print.Number(no)))} với nội dung khác nhau; sửa và nạp lại dòng đúng, bỏ các dòng còn lại.")], staging);
            if (staging.IsFull)
            {
                await staging.Hand();
            }
        }

        Skipped = skipped;
        await staging.Finish();
    }
}
