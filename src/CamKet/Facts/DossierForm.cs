using CamKet.Extracts;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.Facts;

/// <summary>A field of a dossier before and after, in the words of the form.</summary>
public sealed record FieldChange(string Field, string Name, string Before, string After);

/// <summary>
/// A dossier as a form a person corrects it in: every field a text, read back by the same rules as the row of an extract.
/// </summary>
public static class DossierForm
{
    private const string Yes = "có";
    private const string No = "không";

    /// <summary>Fields of a form, in its order. Code and unit say which dossier it is and are none of them.</summary>
    public static IReadOnlyList<FactField> Fields { get; } = [.. FactFields.Of(ExtractKind.Dossiers).Where(f => f.Code is not ("code" or "unit"))];

    /// <summary>The words a field is chosen from; none for one that is typed.</summary>
    public static IReadOnlyList<string> Choices(string field) => field switch
    {
        "status" => [.. Enum.GetValues<DossierStatus>().Select(s => s.Word())],
        "channel" => [.. Enum.GetValues<Channel>().Select(c => c.Word())],
        "level" => [.. Levels.Select(l => l.Word)],
        "fee_bearing" or "input_digitised" or "result_digitised" or "interlinked" or "interlinked_electronic" or "result_by_post" => [Yes, No],
        _ => [],
    };

    /// <summary>Every field as it stands; a blank one is "".</summary>
    public static IReadOnlyDictionary<string, string> Texts(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["procedure_code"] = dossier.ProcedureCode ?? "",
            ["procedure_name"] = dossier.ProcedureName ?? "",
            ["field"] = dossier.Field ?? "",
            ["section"] = dossier.Section ?? "",
            ["officer"] = dossier.Officer ?? "",
            ["channel"] = dossier.Channel.Word(),
            ["level"] = Levels.First(l => l.Level == dossier.Level).Word,
            ["status"] = dossier.Status.Word(),
            ["received"] = Moment(dossier.Received),
            ["due_first"] = Due(dossier, dossier.DueFirst),
            ["due_lawful"] = Due(dossier, dossier.DueLawful),
            ["due_current"] = Due(dossier, dossier.DueCurrent),
            ["finished"] = Moment(dossier.Finished),
            ["handed_over"] = Moment(dossier.HandedOver),
            ["ended"] = dossier.Ended is { } ended ? VietnameseDate.Print(ended) : "",
            ["pauses"] = string.Join("; ", dossier.Pauses.Select(p => VietnameseDate.Print(p.From) + "-" + (p.To is { } to ? VietnameseDate.Print(to) : ""))),
            ["supplements"] = Number(dossier.Supplements),
            ["reappointments"] = Number(dossier.Reappointments),
            ["apologies"] = string.Join("; ", dossier.ApologyDays.Select(VietnameseDate.Print)),
            ["payments"] = Number(dossier.Payments),
            ["payments_online"] = Number(dossier.PaymentsOnline),
            ["fee_bearing"] = Word(dossier.FeeBearing),
            ["input_digitised"] = Word(dossier.InputDigitised),
            ["result_digitised"] = Word(dossier.ResultDigitised),
            ["interlinked"] = Word(dossier.Interlinked),
            ["interlinked_electronic"] = Word(dossier.InterlinkedElectronic),
            ["result_by_post"] = Word(dossier.ResultByPost),
        };
    }

    /// <summary>Texts read by the rules of an imported row; what the texts do not say is blank.</summary>
    /// <param name="cutOff">Of the extract the dossier came from: what lies after it is in the future.</param>
    public static RowReading<Dossier> Read(string code, IReadOnlyDictionary<string, string> texts, bool byMinute, DateOnly cutOff, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var cells = texts.ToDictionary(t => t.Key, t => Cell.OfText(t.Value), StringComparer.Ordinal);
        cells["code"] = Cell.OfText(code);
        return DossierRow.Read(cells, new RowContext(byMinute ? ByMinute : ByDay, cutOff, today));
    }

    /// <summary>The fields in which two versions differ, in the order of the form.</summary>
    public static IReadOnlyList<FieldChange> Changes(Dossier before, Dossier after)
    {
        var (was, now) = (Texts(before), Texts(after));
        return [.. Fields.Where(f => was[f.Code] != now[f.Code]).Select(f => new FieldChange(f.Code, f.Name, was[f.Code], now[f.Code]))];
    }

    private static readonly (ServiceLevel Level, string Word, string Code)[] Levels =
    [
        (ServiceLevel.Full, "toàn trình", "full"), (ServiceLevel.Partial, "một phần", "partial"), (ServiceLevel.None, "cung cấp thông tin", "none"),
    ];

    private static readonly ExtractLayout ByDay = Layout(byMinute: false);
    private static readonly ExtractLayout ByMinute = Layout(byMinute: true);

    private static ExtractLayout Layout(bool byMinute) => new(
        "sua-ho-so",
        "camket",
        ExtractKind.Dossiers,
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["status"] = Enum.GetValues<DossierStatus>().ToDictionary(s => s.Word(), Code, StringComparer.Ordinal),
            ["channel"] = Enum.GetValues<Channel>().ToDictionary(c => c.Word(), c => c.ToString().ToLowerInvariant(), StringComparer.Ordinal),
            ["level"] = Levels.ToDictionary(l => l.Word, l => l.Code, StringComparer.Ordinal),
        },
        byMinute);

    private static string Code(DossierStatus status) => status switch
    {
        DossierStatus.Registered => "registered",
        DossierStatus.Accepted => "accepted",
        DossierStatus.NotAccepted => "not-accepted",
        DossierStatus.InProcess => "in-process",
        DossierStatus.SupplementAsked => "supplement-asked",
        DossierStatus.PaymentAsked => "payment-asked",
        DossierStatus.Withdrawn => "withdrawn",
        DossierStatus.Stopped => "stopped",
        DossierStatus.Finished => "finished",
        DossierStatus.Returned => "returned",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string Moment(DateTime? moment) => moment is { } m ? WrittenMoment.Print(m) : "";

    /// <summary>Where times are compared, a limit at midnight says so: without its time it would run to the end of the day.</summary>
    private static string Due(Dossier dossier, DateTime? due) => due is { } d && dossier.ByMinute && d.TimeOfDay == TimeSpan.Zero
        ? VietnameseDate.Print(DateOnly.FromDateTime(d)) + " 00:00"
        : Moment(due);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Word(bool yes) => yes ? Yes : No;
}
