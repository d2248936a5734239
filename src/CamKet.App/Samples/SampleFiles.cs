using CamKet.Facts;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.App.Samples;

/// <summary>A file of the sample province and what it declares to cover.</summary>
/// <param name="Kind">dossiers, documents, budget, activities, surveys; or commitment.</param>
/// <param name="Path">Below the samples' folder, with forward slashes.</param>
internal sealed record SampleFile(string UnitCode, string Kind, string Path, Window Window, byte[] Content);

/// <summary>The facts of one unit, before they are printed into files.</summary>
internal sealed record SampleFacts(SampleUnit Unit, IReadOnlyList<Dossier> Dossiers, IReadOnlyList<RegisterDocument> Documents, IReadOnlyList<BudgetEntry> Budget);

/// <summary>Generates the sample province: the same files from the same seed, everywhere.</summary>
internal sealed class SampleFiles(ProcedureCatalog procedures, WorkingCalendar calendar)
{
    public const string CommitmentKind = "commitment";

    /// <param name="hardCases">The folder with the extract of the made-up commune, which is written by hand.</param>
    public IEnumerable<SampleFile> All(string? hardCases = null) => SampleProvince.Units.Select(Facts).SelectMany(Of).Concat(HardCases(hardCases));

    private static IEnumerable<SampleFile> HardCases(string? folder) => folder is null
        ? []
        : [new SampleFile("99001", "dossiers", "xa-gia-dinh/ho-so-99001.csv", SampleProvince.ThisYear, File.ReadAllBytes(Path.Combine(folder, "ho-so-99001.csv")))];

    /// <summary>Both years' dossiers as they are known on the last cut-off.</summary>
    public SampleFacts Facts(SampleUnit unit)
    {
        // Each unit has a seed of its own, so that one unit's plan can change without changing the others.
        var chance = new Chance(SampleProvince.Seed + ulong.Parse(unit.Code, System.Globalization.CultureInfo.InvariantCulture));
        var generator = new DossierGenerator(procedures, calendar, chance);
        var dossiers = unit.Dossiers.SelectMany(plan => generator.Generate(plan, $"000.{unit.Code[^2..]}.24", plan.Window.To < SampleProvince.ThisYear.From)).ToList();
        return new SampleFacts(
            unit,
            dossiers,
            [.. unit.Registers.SelectMany(plan => Documents(plan, chance))],
            [.. unit.Budget.SelectMany(plan => plan.Steps.Select(step => new BudgetEntry(
                plan.Line, step.Day, plan.Estimate, decimal.Floor(step.Actual), step.Day == SampleProvince.ThisYear.To ? Certainty.Estimated : Certainty.Actual)))]);
    }

    /// <summary>What the systems print for a window: what was received in it or open at its beginning, as known on its last day.</summary>
    public static List<Dossier> AsPrinted(IEnumerable<Dossier> dossiers, Window window) =>
        [.. dossiers.Where(d => window.Contains(DateOnly.FromDateTime(d.Received!.Value)) || d.IsCarriedInto(window.From)).Select(d => AsKnown(d, window.To)).OrderBy(d => d.Received)];

    private static Dossier AsKnown(Dossier dossier, DateOnly cutOff) =>
        dossier.Finished is { } finished && DateOnly.FromDateTime(finished) > cutOff
            ? dossier with { Finished = null, HandedOver = null, Status = DossierStatus.InProcess, ResultDigitised = false, ResultByPost = false }
            : dossier;

    private static IEnumerable<SampleFile> Of(SampleFacts facts)
    {
        var unit = facts.Unit;
        foreach (var window in new[] { SampleProvince.LastYear, SampleProvince.ThisYear })
        {
            var documents = facts.Documents.Where(d => window.Contains(d.Day)).ToList();
            var budgetWindow = new Window(new DateOnly(window.To.Year, 1, 1), window.To.Year == 2024 ? window.To : new DateOnly(2023, 12, 31));
            yield return Extract("dossiers", "ho-so", window, SampleTables.Dossiers(unit, window, AsPrinted(facts.Dossiers, window)));
            yield return Extract("documents", "van-ban-di", window, SampleTables.Outgoing(unit, window, [.. documents.Where(d => d.Direction == RegisterDirection.Outgoing)]));
            yield return Extract("documents", "van-ban-den", window, SampleTables.Incoming(unit, window, [.. documents.Where(d => d.Direction == RegisterDirection.Incoming)]));
            yield return Extract("budget", "ngan-sach", budgetWindow, SampleTables.Budget(unit, budgetWindow, [.. facts.Budget.Where(e => budgetWindow.Contains(e.AsOf))]));
        }

        yield return Extract("activities", "hoat-dong", SampleProvince.ThisYear, SampleTables.Activities(unit, SampleProvince.ThisYear, unit.Activities));
        yield return Extract("surveys", "khao-sat", SampleProvince.ThisYear, SampleTables.Surveys(unit, SampleProvince.ThisYear, unit.Surveys));
        yield return new SampleFile(unit.Code, CommitmentKind, $"{unit.Slug}/cam-ket-2024.docx", SampleProvince.ThisYear, Docx.Commitment(unit.Commitment));

        SampleFile Extract(string kind, string name, Window window, SampleTable table) => new(
            unit.Code, kind, $"{unit.Slug}/{name}-{window.To.Year}.{SamplePrint.Extension(unit.Style)}", window, SamplePrint.Print(table, unit.Style));
    }

    private IEnumerable<RegisterDocument> Documents(RegisterPlan plan, Chance chance)
    {
        string[] subjects = ["Triển khai nhiệm vụ cải cách hành chính", "Báo cáo định kỳ", "Mời họp giao ban", "Phân công nhiệm vụ", "Trả lời kiến nghị", "Niêm yết thủ tục hành chính"];
        string[] symbols = ["UBND-VP", "BC-UBND", "KH-UBND", "TB-UBND", "QĐ-UBND"];
        var outgoing = Marks(plan.Outgoing, plan.Signed, chance);
        var signed = outgoing.Where(m => m.Marked).ToList();
        var leader = chance.Some(signed.Where(m => m.Recent), plan.Leader.Recent).Concat(chance.Some(signed.Where(m => !m.Recent), plan.Leader.All - plan.Leader.Recent)).ToHashSet();
        var year = 0;
        var number = 0;
        foreach (var mark in outgoing)
        {
            (year, number) = mark.Day.Year == year ? (year, number + 1) : (mark.Day.Year, 1);
            yield return new RegisterDocument(RegisterDirection.Outgoing, $"{number:00}/{chance.Of(symbols)}", mark.Day, chance.Of(subjects), mark.Marked, leader.Contains(mark), true);
        }

        (year, number) = (0, 0);
        foreach (var mark in Marks(plan.Incoming, plan.Processed, chance))
        {
            (year, number) = mark.Day.Year == year ? (year, number + 1) : (mark.Day.Year, 1);
            yield return new RegisterDocument(RegisterDirection.Incoming, $"{number:00}", mark.Day, chance.Of(subjects), false, false, mark.Marked);
        }

        List<Mark> Marks(Part all, Part marked, Chance luck)
        {
            var recent = calendar.LastDaysWithoutTet(plan.Window.To, 90);
            var marks = Days(new Window(plan.Window.From, recent.From.AddDays(-1)), all.All - all.Recent, false, luck)
                .Concat(Days(recent, all.Recent, true, luck)).OrderBy(m => m.Day).ToList();
            luck.Some(marks.Where(m => m.Recent), marked.Recent).Concat(luck.Some(marks.Where(m => !m.Recent), marked.All - marked.Recent)).ToList().ForEach(m => m.Marked = true);
            return marks;
        }
    }

    private IEnumerable<Mark> Days(Window window, int count, bool recent, Chance chance)
    {
        var days = Enumerable.Range(0, window.Days).Select(window.From.AddDays).Where(calendar.IsWorking).ToList();
        return Enumerable.Range(0, count).Select(_ => new Mark(chance.Of(days), recent));
    }

    /// <summary>A line of a register before it has a number; two of the same day are two.</summary>
    private sealed class Mark(DateOnly day, bool recent)
    {
        public DateOnly Day { get; } = day;

        public bool Recent { get; } = recent;

        public bool Marked { get; set; }
    }
}
