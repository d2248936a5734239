using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CamKet.App.Extracts;
using CamKet.Extracts;

namespace CamKet.App.Intake;

/// <summary>The outcome as one JSON document: every key always present; schema <c>catalog/schema/import.schema.json</c>.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ImportOutcome outcome) => Text(Answer(outcome));

    /// <summary>Several files in one document: <c>catalog/schema/import-many.schema.json</c>.</summary>
    public static string Write(IReadOnlyList<(HandedFile File, ImportOutcome Outcome)> done)
    {
        var refused = done.Count(one => ImportText.Fault(one.Outcome) is not null);
        return Text(new { Files = done.Select(one => new { Path = one.File.Given, Answer = Answer(one.Outcome) }), Taken = done.Count - refused, Refused = refused });
    }

    private static string Text(object answer) => JsonSerializer.Serialize(answer, Options).Normalize(NormalizationForm.FormC);

    private static object Answer(ImportOutcome outcome)
    {
        var s = ImportText.Summary(outcome);
        var unmapped = outcome as ImportOutcome.NotMapped;
        return new
        {
            Result = outcome switch
            {
                ImportOutcome.Accepted => "accepted",
                ImportOutcome.Preview => "preview",
                ImportOutcome.Known => "known",
                ImportOutcome.NoKind => "no-kind",
                ImportOutcome.NoCover => "no-cover",
                ImportOutcome.NoUnit => "no-unit",
                ImportOutcome.NotMapped => "not-mapped",
                ImportOutcome.Refused => "refused",
                _ => throw new InvalidOperationException(),
            },
            Sentence = ImportText.Headline(outcome),
            ExtractId = outcome switch { ImportOutcome.Accepted a => a.ExtractId, ImportOutcome.Known k => k.ExtractId, _ => (long?)null },
            File = s is null ? null : new { Name = s.FileName, s.Sha256, s.Bytes, s.Sheet, s.Layout, s.System },
            Kind = s?.Kind.Code(),
            Units = s?.Units ?? [],
            From = s?.Window.From,
            To = s?.Window.To,
            Rows = s is null ? null : new { s.Read, s.New, s.Changed, s.Same, s.Older, s.Gone, s.Refused, s.Skipped },
            Form = s?.Form,
            Refused = (s?.RefusedRows ?? []).Select(row => new
            {
                row.Sheet,
                row.Row,
                Reasons = row.Reasons.Select(reason => new { reason.Column, reason.Field, reason.Sentence }),
            }),
            Gone = (s?.GoneRows ?? []).Select(gone => new { gone.UnitName, gone.Code }),
            Changed = new
            {
                Fields = (s?.ChangedFields ?? []).Select(field => new { field.Field, field.Name, field.Rows }),
                Rows = (s?.ChangedRows ?? []).Select(row => new
                {
                    row.UnitName,
                    row.Code,
                    Changes = row.Changes.Select(change => new { change.Field, change.Name, change.Before, change.After }),
                }),
            },
            Suspicions = s?.Suspicions ?? [],
            Warnings = s?.Warnings ?? [],
            DroppedColumns = s?.Dropped ?? [],
            UnusedColumns = s?.Unknown ?? [],
            Unmapped = unmapped is null ? null : new { unmapped.Heads, Missing = unmapped.Missing.Select(field => field.Name) },
        };
    }
}
