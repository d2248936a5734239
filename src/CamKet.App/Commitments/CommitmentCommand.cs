using System.CommandLine;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Measures;

namespace CamKet.App.Commitments;

/// <summary>
/// <c>camket commitment FILE --unit CODE [--other-issuer]</c>: reads a document and records it as a unit's commitment where nothing in it needs a
/// person's look; else the draft stays on the page of commitments, and the answer says so.
/// </summary>
internal static class CommitmentCommand
{
    public static Command Create(CommandRun run)
    {
        var file = new Argument<string>("FILE") { Description = "Văn bản cam kết: .docx, .pdf, .doc, .odt hoặc .txt" };
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị cam kết", Required = true };
        var other = new Option<bool>("--other-issuer") { Description = "Văn bản ghi cơ quan ban hành khác, nhưng đúng là cam kết của --unit" };
        var command = new Command("commitment", "Ghi nhận một bản cam kết từ văn bản") { file, unit, other };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => Run(services, run.Answer, parsed.GetValue(file)!, parsed.GetValue(unit)!, parsed.GetValue(other), token), ct));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, Answer answer, string path, string code, bool otherIssuer, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return await answer.Refuse($"Không có tệp {path}: hãy kiểm tra đường dẫn.");
        }

        var (database, home, time) = (services.GetRequiredService<Database>(), services.GetRequiredService<HomeProvince>(), services.GetRequiredService<TimeProvider>());
        var proposed = await Propose.Run(
            database, home, services.GetRequiredService<MeasureCatalog>(), time, Path.GetFileName(path), await File.ReadAllBytesAsync(path, ct), Environment.UserName, ct);
        if (proposed is ProposeOutcome.Refused refused)
        {
            return await answer.Refuse(refused.Sentence);
        }

        var id = proposed is ProposeOutcome.Stored stored ? stored.DraftId : ((ProposeOutcome.Already)proposed).DraftId;
        var province = await home.Id(ct) ?? throw new InvalidOperationException("A draft was stored without a province.");
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var draft = await DraftStore.Find(scoped.Connection, province, id) ?? throw new InvalidOperationException("The draft is gone.");
        var day = IssuerMatch.Day(draft.Form, time.GetUtcNow());
        if (await UnitStore.ByCode(scoped.Connection, code, day) is not { } unit)
        {
            return await answer.Refuse(UnknownUnit.Of<int>(code, day).AtTerminal!);
        }

        var form = draft.Form with { UnitNo = unit.UnitNo, IssuerAnswer = otherIssuer ? new DraftIssuerAnswer(draft.Form.Issuer.Trim(), unit.UnitNo) : null };
        await DraftStore.Save(scoped.Connection, province, id, form, time.GetUtcNow());
        var outcome = await Confirm.Run(scoped.Connection, province, draft with { Form = form }, Environment.UserName, "", time.GetUtcNow(), home, ct);
        await scoped.Commit(ct);
        if (outcome is Confirm.Outcome.Faulty { Faults: var faults })
        {
            var rest = faults.Count > 1 ? $" Còn {faults.Count - 1} chỗ khác." : "";
            var asked = faults[0].Field == IssuerMatch.AnswerField ? " Ở dòng lệnh: thêm --other-issuer để xác nhận." : "";
            return await answer.Refuse($"{faults[0].Sentence}{asked}{rest} Bản đang kiểm tra: /cam-ket/du-thao/{id}");
        }

        await answer.Output.WriteLineAsync($"Đã ghi nhận cam kết {(form.Number.Trim().Length > 0 ? "số " + form.Number.Trim() + " " : "")}của {unit.Name}.");
        return 0;
    }
}
