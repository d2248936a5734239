using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <param name="Number">As the document bears it; empty where it bears none.</param>
internal sealed record RecordedDocument(string Number, Unit Unit);

/// <summary>
/// Reads a document and records it as a unit's commitment where nothing in it needs a person's look; else the draft stays on the page of
/// commitments, and the answer says so.
/// </summary>
internal sealed class RecordDocument(Database database, HomeProvince home, Propose propose, TimeProvider time)
{
    /// <param name="otherIssuer">A person says that the document is this unit's, though it names another as its issuer.</param>
    public async Task<Outcome<RecordedDocument>> Run(string fileName, byte[] content, string code, bool otherIssuer, string by, CancellationToken ct)
    {
        var proposed = await propose.Run(fileName, content, by, ct);
        if (proposed is ProposeOutcome.Refused refused)
        {
            return new Outcome<RecordedDocument>.Refused(refused.Sentence);
        }

        var id = proposed is ProposeOutcome.Stored stored ? stored.DraftId : ((ProposeOutcome.Already)proposed).DraftId;
        var province = await home.Id(ct) ?? throw new InvalidOperationException("A draft was stored without a province.");
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var draft = await DraftStore.Find(scoped.Connection, province, id) ?? throw new InvalidOperationException("The draft is gone.");
        var day = IssuerMatch.Day(draft.Form, time.GetUtcNow());
        if (await UnitStore.ByCode(scoped.Connection, code, day) is not { } unit)
        {
            return UnknownUnit.Of<RecordedDocument>(code, day);
        }

        var form = draft.Form with { UnitNo = unit.UnitNo, IssuerAnswer = otherIssuer ? new DraftIssuerAnswer(draft.Form.Issuer.Trim(), unit.UnitNo) : null };
        await DraftStore.Save(scoped.Connection, province, id, form, time.GetUtcNow());
        var outcome = await Confirm.Run(scoped.Connection, province, draft with { Form = form }, by, "", time.GetUtcNow(), ct);
        await scoped.Commit(ct);
        if (outcome is Confirm.Outcome.Faulty { Faults: var faults })
        {
            var rest = faults.Count > 1 ? $" Còn {faults.Count - 1} chỗ khác." : "";
            var asked = faults[0].Field == IssuerMatch.AnswerField ? " Ở dòng lệnh: thêm --other-issuer để xác nhận." : "";
            return new Outcome<RecordedDocument>.Refused($"{faults[0].Sentence}{asked}{rest} Bản đang kiểm tra: /cam-ket/du-thao/{id}");
        }

        return new Outcome<RecordedDocument>.Done(new(form.Number.Trim(), unit));
    }
}
