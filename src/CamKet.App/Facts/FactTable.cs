using System.Security.Cryptography;
using System.Text;
using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace CamKet.App.Facts;

/// <summary>A row read into a fact of any kind, or refused.</summary>
internal sealed record ReadFact(object? Fact, IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Warnings);

/// <summary>Reads the fact whose columns begin at a place of a row.</summary>
internal sealed record ReadBack(Func<string, string> Columns, int ColumnCount, Func<NpgsqlDataReader, int, object> Read);

internal readonly record struct FactColumn(string Name, NpgsqlDbType Type, Func<object, object?> Value);

/// <summary>
/// How one kind of fact is stored: its table, its key within a unit, its other columns in the order they are copied, and
/// the day by which a later extract over the same days can be seen to miss it.
/// </summary>
/// <param name="Alike">Columns by which rows of one extract belong together: an outgoing register says nothing of incoming documents.</param>
/// <param name="Ledger">How a row is read back to take its entry in the ledger out again; null for kinds too few to need one.</param>
internal sealed record FactTable(
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
        "dossier",
        [Column<Dossier>("code", NpgsqlDbType.Text, d => d.Code)],
        [
            Column<Dossier>("procedure_code", NpgsqlDbType.Text, d => d.ProcedureCode),
            Column<Dossier>("procedure_name", NpgsqlDbType.Text, d => d.ProcedureName),
            Column<Dossier>("field", NpgsqlDbType.Text, d => d.Field),
            Column<Dossier>("section", NpgsqlDbType.Text, d => d.Section),
            Column<Dossier>("officer", NpgsqlDbType.Text, d => d.Officer),
            Column<Dossier>("channel", NpgsqlDbType.Smallint, d => (short)d.Channel),
            Column<Dossier>("level", NpgsqlDbType.Smallint, d => (short)d.Level),
            Column<Dossier>("status", NpgsqlDbType.Smallint, d => (short)d.Status),
            Column<Dossier>("received", NpgsqlDbType.Timestamp, d => d.Received),
            Column<Dossier>("due_first", NpgsqlDbType.Timestamp, d => d.DueFirst),
            Column<Dossier>("due_lawful", NpgsqlDbType.Timestamp, d => d.DueLawful),
            Column<Dossier>("due_current", NpgsqlDbType.Timestamp, d => d.DueCurrent),
            Column<Dossier>("by_minute", NpgsqlDbType.Boolean, d => d.ByMinute),
            Column<Dossier>("finished", NpgsqlDbType.Timestamp, d => d.Finished),
            Column<Dossier>("handed_over", NpgsqlDbType.Timestamp, d => d.HandedOver),
            Column<Dossier>("ended", NpgsqlDbType.Date, d => d.Ended),
            Column<Dossier>("paused_from", NpgsqlDbType.Array | NpgsqlDbType.Date, d => d.Pauses.Select(p => (DateOnly?)p.From).ToArray()),
            Column<Dossier>("paused_to", NpgsqlDbType.Array | NpgsqlDbType.Date, d => d.Pauses.Select(p => p.To).ToArray()),
            Column<Dossier>("supplements", NpgsqlDbType.Smallint, d => (short)d.Supplements),
            Column<Dossier>("reappointments", NpgsqlDbType.Smallint, d => (short)d.Reappointments),
            Column<Dossier>("apology_days", NpgsqlDbType.Array | NpgsqlDbType.Date, d => d.ApologyDays.ToArray()),
            Column<Dossier>("payments", NpgsqlDbType.Smallint, d => (short)d.Payments),
            Column<Dossier>("payments_online", NpgsqlDbType.Smallint, d => (short)d.PaymentsOnline),
            Column<Dossier>("fee_bearing", NpgsqlDbType.Boolean, d => d.FeeBearing),
            Column<Dossier>("input_digitised", NpgsqlDbType.Boolean, d => d.InputDigitised),
            Column<Dossier>("result_digitised", NpgsqlDbType.Boolean, d => d.ResultDigitised),
            Column<Dossier>("interlinked", NpgsqlDbType.Boolean, d => d.Interlinked),
            Column<Dossier>("interlinked_electronic", NpgsqlDbType.Boolean, d => d.InterlinkedElectronic),
            Column<Dossier>("result_by_post", NpgsqlDbType.Boolean, d => d.ResultByPost),
            Column<Dossier>("out_day", NpgsqlDbType.Date, d => DossierLife.Of(d).OutDay),
            Column<Dossier>("span", NpgsqlDbType.Smallint, d => DossierLife.Of(d).Span),
            Column<Dossier>("letter_after", NpgsqlDbType.Boolean, d => DossierLife.Of(d).LetterAfter),
        ],
        "received::date",
        [],
        new ReadBack(StoredDossier.Columns, StoredDossier.ColumnCount, StoredDossier.Read),
        (cells, context) => Any(DossierRow.Read(cells, context)),
        fact => "Mã hồ sơ " + ((Dossier)fact).Code);

    private static readonly FactTable Documents = new(
        "register_document",
        [
            Column<RegisterDocument>("direction", NpgsqlDbType.Text, d => d.Direction == RegisterDirection.Incoming ? "in" : "out"),
            Column<RegisterDocument>("number", NpgsqlDbType.Text, d => d.Number),
            Column<RegisterDocument>("day", NpgsqlDbType.Date, d => d.Day),
        ],
        [
            Column<RegisterDocument>("subject", NpgsqlDbType.Text, d => d.Subject),
            Column<RegisterDocument>("signed_digitally", NpgsqlDbType.Boolean, d => d.SignedDigitally),
            Column<RegisterDocument>("signed_by_leader", NpgsqlDbType.Boolean, d => d.SignedByLeader),
            Column<RegisterDocument>("processed_electronically", NpgsqlDbType.Boolean, d => d.ProcessedElectronically),
        ],
        "day",
        ["direction"],
        new ReadBack(StoredDocument.Columns, StoredDocument.ColumnCount, StoredDocument.Read),
        (cells, context) => Any(RegisterRow.Read(cells, context)),
        fact => "Văn bản số " + ((RegisterDocument)fact).Number);

    private static readonly FactTable Budget = new(
        "budget_entry",
        [
            Column<BudgetEntry>("line", NpgsqlDbType.Text, b => b.Line),
            Column<BudgetEntry>("as_of", NpgsqlDbType.Date, b => b.AsOf),
        ],
        [
            Column<BudgetEntry>("estimate", NpgsqlDbType.Numeric, b => b.Estimate),
            Column<BudgetEntry>("actual", NpgsqlDbType.Numeric, b => b.Actual),
            Column<BudgetEntry>("certainty", NpgsqlDbType.Text, b => b.Certainty switch
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
        "activity",
        [Column<Activity>("activity_id", NpgsqlDbType.Uuid, a => ActivityId(a))],
        [
            Column<Activity>("kind", NpgsqlDbType.Text, a => a.Kind),
            Column<Activity>("day", NpgsqlDbType.Date, a => a.Day),
            Column<Activity>("count", NpgsqlDbType.Integer, a => a.Count),
            Column<Activity>("title", NpgsqlDbType.Text, a => a.Title),
            Column<Activity>("evidence_number", NpgsqlDbType.Text, a => a.EvidenceNumber),
        ],
        "day",
        [],
        Ledger: null,
        (cells, context) => Any(ActivityRow.Read(cells, context)),
        fact => "Hoạt động " + (((Activity)fact).Title ?? ((Activity)fact).Kind));

    private static readonly FactTable Surveys = new(
        "survey_count",
        [
            Column<SurveyCount>("instrument", NpgsqlDbType.Text, s => s.Instrument),
            Column<SurveyCount>("channel", NpgsqlDbType.Text, s => s.Channel),
            Column<SurveyCount>("\"group\"", NpgsqlDbType.Text, s => s.Group),
            Column<SurveyCount>("from_day", NpgsqlDbType.Date, s => s.From),
        ],
        [
            Column<SurveyCount>("to_day", NpgsqlDbType.Date, s => s.To),
            Column<SurveyCount>("n1", NpgsqlDbType.Integer, s => s.N1),
            Column<SurveyCount>("n2", NpgsqlDbType.Integer, s => s.N2),
            Column<SurveyCount>("n3", NpgsqlDbType.Integer, s => s.N3),
            Column<SurveyCount>("n4", NpgsqlDbType.Integer, s => s.N4),
            Column<SurveyCount>("n5", NpgsqlDbType.Integer, s => s.N5),
            Column<SurveyCount>("missing", NpgsqlDbType.Integer, s => s.Missing),
        ],
        null,
        [],
        Ledger: null,
        (cells, context) => Any(SurveyRow.Read(cells, context)),
        fact => "Đợt khảo sát " + ((SurveyCount)fact).Instrument);

    private static FactColumn Column<T>(string name, NpgsqlDbType type, Func<T, object?> value) => new(name, type, fact => value((T)fact));

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

    /// <summary>Copies sound rows into the staging table.</summary>
    public async Task Copy(NpgsqlConnection connection, int province, IReadOnlyList<StagedRow> rows, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy stage ({AllColumns}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await import.StartRowAsync(ct);
            await import.WriteAsync(province, NpgsqlDbType.Integer, ct);
            await import.WriteAsync(row.UnitNo, NpgsqlDbType.Integer, ct);
            foreach (var column in Key)
            {
                await Write(import, column, row.Fact, ct);
            }

            foreach (var column in Content)
            {
                await Write(import, column, row.Fact, ct);
            }

            await import.WriteAsync(0L, NpgsqlDbType.Bigint, ct);
            await import.WriteAsync(row.Sheet, NpgsqlDbType.Text, ct);
            await import.WriteAsync(row.RowNo, NpgsqlDbType.Integer, ct);
        }

        await import.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter import, FactColumn column, object fact, CancellationToken ct) =>
        column.Value(fact) is { } value ? import.WriteAsync(value, column.Type, ct) : import.WriteNullAsync(ct);
}

/// <summary>A sound row on its way into the store.</summary>
internal sealed record StagedRow(int UnitNo, object Fact, string Sheet, int RowNo);
