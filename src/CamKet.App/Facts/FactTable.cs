using System.Security.Cryptography;
using System.Text;
using CamKet.App.Asking;
using CamKet.App.Ledger;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Text;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>A row read into a fact of any kind, or refused.</summary>
internal sealed record ReadFact(object? Fact, IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Warnings);

/// <summary>Reads the fact whose columns begin at a place of a row.</summary>
internal sealed record ReadBack(Func<string, string> Columns, int ColumnCount, Func<NpgsqlDataReader, int, object> Read);

/// <param name="Write">Puts the fact's value into a row being copied.</param>
internal readonly record struct FactColumn(string Name, Action<CopyBuffer, object> Write);

/// <summary>
/// How one kind of fact is stored: its table, its key within a unit, its other columns in the order they are copied, and
/// the day by which a later extract over the same days can be seen to miss it.
/// </summary>
/// <param name="Alike">Columns by which rows of one extract belong together: an outgoing register says nothing of incoming documents.</param>
/// <param name="Ledger">How a row is read back to take its entry in the ledger out again; null for kinds too few to need one.</param>
internal sealed record FactTable(
    ExtractKind Kind,
    string Name,
    IReadOnlyList<FactColumn> Key,
    IReadOnlyList<FactColumn> Content,
    string? Day,
    IReadOnlyList<string> Alike,
    ReadBack? Ledger,
    Func<IReadOnlyDictionary<string, Cell>, RowContext, ReadFact> Read,
    Func<object, string> Code)
{
    public string KeyList => string.Join(", ", Key.Select(column => column.Name));

    public string ContentList => string.Join(", ", Content.Select(column => column.Name));

    public string AllColumns => $"province_id, unit_no, {KeyList}, {ContentList}, extract_id, sheet, row_no";

    public string KeysMeet(string left, string right) => string.Join(
        " and ",
        Key.Select(column => column.Name).Prepend("unit_no").Prepend("province_id").Select(name => $"{left}.{name} = {right}.{name}"));

    /// <summary>The same within one province, for the temporary tables that hold only one.</summary>
    public string KnownMeet(string left, string right) =>
        string.Join(" and ", Key.Select(column => column.Name).Prepend("unit_no").Select(name => $"{left}.{name} = {right}.{name}"));

    /// <summary>
    /// Whether a row's day lies between the parameters from and to, asked of the column as it is stored and in its own type: under row-level security
    /// an index answers only comparisons that cannot leak, and of a moment with a date is none. Of dossiers the index has the span before the
    /// day: every span is named, as a server before 18 cannot step over it.
    /// </summary>
    public string Within(string alias) => Kind == ExtractKind.Dossiers
        ? $"{alias}.span = any ('{{{string.Join(',', DossierLife.Spans)}}}') and {alias}.{Day} >= @from::date::timestamp and {alias}.{Day} < (@to::date + 1)::timestamp"
        : $"{alias}.{Day} >= @from and {alias}.{Day} < @to::date + 1";

    /// <summary>What a person finds a row of the table by.</summary>
    public string CodeOf(string alias) => Kind switch
    {
        ExtractKind.Dossiers => $"{alias}.code",
        // An activity has no number of its own: its day, its name and the end of its key.
        ExtractKind.Activities => $"to_char({alias}.day, 'DD/MM/YYYY') || ' ' || left(coalesce({alias}.title, {alias}.kind), 200) || ' #' || left({alias}.activity_id::text, 4)",
        // One number stands in both registers and in other years.
        ExtractKind.Documents => $"{alias}.number || case {alias}.direction when 'in' then ' đến ' else ' đi ' end || to_char({alias}.day, 'DD/MM/YYYY')",
        ExtractKind.Budget => $"{alias}.line || ' đến ' || to_char({alias}.as_of, 'DD/MM/YYYY')",
        ExtractKind.Surveys => $"{alias}.instrument || ' từ ' || to_char({alias}.from_day, 'DD/MM/YYYY')",
        _ => throw new InvalidOperationException(),
    };

    public string ContentOf(string alias) => "row(" + string.Join(", ", Content.Select(column => $"{alias}.{column.Name}")) + ")";

    public static FactTable Of(ExtractKind kind) => kind switch
    {
        ExtractKind.Dossiers => Dossiers,
        ExtractKind.Documents => Documents,
        ExtractKind.Budget => Budget,
        ExtractKind.Activities => Activities,
        ExtractKind.Surveys => Surveys,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static readonly FactTable Dossiers = new(
        ExtractKind.Dossiers,
        "dossier",
        [Text<Dossier>("code", d => d.Code)],
        [
            Text<Dossier>("procedure_code", d => d.ProcedureCode),
            Text<Dossier>("procedure_name", d => d.ProcedureName),
            Text<Dossier>("field", d => d.Field),
            Text<Dossier>("section", d => d.Section),
            Text<Dossier>("officer", d => d.Officer),
            Small<Dossier>("channel", d => (int)d.Channel),
            Small<Dossier>("level", d => (int)d.Level),
            Small<Dossier>("status", d => (int)d.Status),
            Moment<Dossier>("received", d => d.Received),
            Moment<Dossier>("due_first", d => d.DueFirst),
            Moment<Dossier>("due_lawful", d => d.DueLawful),
            Moment<Dossier>("due_current", d => d.DueCurrent),
            Flag<Dossier>("by_minute", d => d.ByMinute),
            Moment<Dossier>("finished", d => d.Finished),
            Moment<Dossier>("handed_over", d => d.HandedOver),
            Date<Dossier>("ended", d => d.Ended),
            Days<Dossier>("paused_from", d => [.. d.Pauses.Select(p => (DateOnly?)p.From)]),
            Days<Dossier>("paused_to", d => [.. d.Pauses.Select(p => p.To)]),
            Small<Dossier>("supplements", d => d.Supplements),
            Small<Dossier>("reappointments", d => d.Reappointments),
            Days<Dossier>("apology_days", d => [.. d.ApologyDays.Select(day => (DateOnly?)day)]),
            Small<Dossier>("payments", d => d.Payments),
            Small<Dossier>("payments_online", d => d.PaymentsOnline),
            Flag<Dossier>("fee_bearing", d => d.FeeBearing),
            Flag<Dossier>("input_digitised", d => d.InputDigitised),
            Flag<Dossier>("result_digitised", d => d.ResultDigitised),
            Flag<Dossier>("interlinked", d => d.Interlinked),
            Flag<Dossier>("interlinked_electronic", d => d.InterlinkedElectronic),
            Flag<Dossier>("result_by_post", d => d.ResultByPost),
            Date<Dossier>("out_day", d => DossierLife.Of(d).OutDay),
            Small<Dossier>("span", d => DossierLife.Of(d).Span),
            Small<Dossier>("letter_span", d => DossierLife.Of(d).LetterSpan),
        ],
        "received",
        [],
        new ReadBack(StoredDossier.Columns, StoredDossier.ColumnCount, StoredDossier.Read),
        (cells, context) => Any(DossierRow.Read(cells, context)),
        fact => "Mã hồ sơ " + ((Dossier)fact).Code);

    private static readonly FactTable Documents = new(
        ExtractKind.Documents,
        "register_document",
        [
            Text<RegisterDocument>("direction", d => d.Direction == RegisterDirection.Incoming ? "in" : "out"),
            Text<RegisterDocument>("number", d => d.Number),
            Date<RegisterDocument>("day", d => d.Day),
        ],
        [
            Text<RegisterDocument>("subject", d => d.Subject),
            Flag<RegisterDocument>("signed_digitally", d => d.SignedDigitally),
            Flag<RegisterDocument>("signed_by_leader", d => d.SignedByLeader),
            Flag<RegisterDocument>("processed_electronically", d => d.ProcessedElectronically),
        ],
        "day",
        ["direction"],
        new ReadBack(StoredDocument.Columns, StoredDocument.ColumnCount, StoredDocument.Read),
        (cells, context) => Any(RegisterRow.Read(cells, context)),
        fact => "Văn bản số " + ((RegisterDocument)fact).Number);

    private static readonly FactTable Budget = new(
        ExtractKind.Budget,
        "budget_entry",
        [
            Text<BudgetEntry>("line", b => b.Line),
            Date<BudgetEntry>("as_of", b => b.AsOf),
        ],
        [
            Numeric<BudgetEntry>("estimate", b => b.Estimate),
            Numeric<BudgetEntry>("actual", b => b.Actual),
            Text<BudgetEntry>("certainty", b => b.Certainty switch
            {
                Certainty.Actual => "actual",
                Certainty.Estimated => "estimated",
                Certainty.Provisional => "provisional",
                _ => throw new InvalidOperationException(),
            }),
        ],
        null,
        [],
        Ledger: null,
        (cells, context) => Any(BudgetRow.Read(cells, context)),
        fact => "Chỉ tiêu " + ((BudgetEntry)fact).Line);

    private static readonly FactTable Activities = new(
        ExtractKind.Activities,
        "activity",
        [Uuid<Activity>("activity_id", a => ActivityId(a))],
        [
            Text<Activity>("kind", a => a.Kind),
            Date<Activity>("day", a => a.Day),
            Whole<Activity>("count", a => a.Count),
            Text<Activity>("title", a => a.Title),
            Text<Activity>("evidence_number", a => a.EvidenceNumber),
        ],
        "day",
        [],
        Ledger: null,
        (cells, context) => Any(ActivityRow.Read(cells, context)),
        fact => "Hoạt động " + (((Activity)fact).Title ?? ((Activity)fact).Kind));

    private static readonly FactTable Surveys = new(
        ExtractKind.Surveys,
        "survey_count",
        [
            Text<SurveyCount>("instrument", s => s.Instrument),
            Text<SurveyCount>("channel", s => s.Channel),
            Text<SurveyCount>("\"group\"", s => s.Group),
            Date<SurveyCount>("from_day", s => s.From),
        ],
        [
            Date<SurveyCount>("to_day", s => s.To),
            Whole<SurveyCount>("n1", s => s.N1),
            Whole<SurveyCount>("n2", s => s.N2),
            Whole<SurveyCount>("n3", s => s.N3),
            Whole<SurveyCount>("n4", s => s.N4),
            Whole<SurveyCount>("n5", s => s.N5),
            Whole<SurveyCount>("missing", s => s.Missing),
        ],
        null,
        [],
        Ledger: null,
        (cells, context) => Any(SurveyRow.Read(cells, context)),
        fact => "Đợt khảo sát " + ((SurveyCount)fact).Instrument);

    private static FactColumn Text<T>(string name, Func<T, string?> value) => new(name, (row, fact) => row.Text(value((T)fact)));

    private static FactColumn Small<T>(string name, Func<T, int> value) => new(name, (row, fact) => row.Small(value((T)fact)));

    private static FactColumn Whole<T>(string name, Func<T, int> value) => new(name, (row, fact) => row.Whole(value((T)fact)));

    private static FactColumn Numeric<T>(string name, Func<T, decimal> value) => new(name, (row, fact) => row.Numeric(value((T)fact)));

    private static FactColumn Flag<T>(string name, Func<T, bool> value) => new(name, (row, fact) => row.Flag(value((T)fact)));

    private static FactColumn Moment<T>(string name, Func<T, DateTime?> value) => new(name, (row, fact) => row.Moment(value((T)fact)));

    private static FactColumn Date<T>(string name, Func<T, DateOnly?> value) => new(name, (row, fact) => row.Day(value((T)fact)));

    private static FactColumn Days<T>(string name, Func<T, DateOnly?[]> value) => new(name, (row, fact) => row.Days(value((T)fact)));

    private static FactColumn Uuid<T>(string name, Func<T, Guid> value) => new(name, (row, fact) => row.Uuid(value((T)fact)));

    private static ReadFact Any<T>(RowReading<T> reading)
        where T : class => new(reading.Fact, reading.Faults, reading.Warnings);

    /// <summary>
    /// What was held on a day under a title is the same activity in whichever file it stands; its evidence may come later.
    /// Two alike on a day are two.
    /// </summary>
    public static Guid ActivityId(Activity activity)
    {
        var text = string.Join(
            '\u001f',
            activity.Kind,
            activity.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            CamKet.Text.VietnameseText.Fold(activity.Title ?? ""),
            activity.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>One sound row, in the order of <see cref="AllColumns"/>; gives where in the buffer its unit and key stand.</summary>
    public Range Write(CopyBuffer buffer, int province, StagedRow row)
    {
        buffer.Row(5 + Key.Count + Content.Count);
        buffer.Whole(province);
        var start = buffer.Length;
        buffer.Whole(row.UnitNo);
        foreach (var column in Key)
        {
            column.Write(buffer, row.Fact);
        }

        var key = start..buffer.Length;
        foreach (var column in Content)
        {
            column.Write(buffer, row.Fact);
        }

        buffer.Big(0); // The extract's number is given when it is kept.
        buffer.Text(row.Sheet);
        buffer.Whole(row.RowNo);
        return key;
    }
}

/// <summary>A sound row on its way into the store.</summary>
internal sealed record StagedRow(int UnitNo, object Fact, string Sheet, int RowNo);
