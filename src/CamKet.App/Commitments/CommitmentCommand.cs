using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Commitments;

/// <summary>
/// <c>camket commitment FILE --unit CODE [--other-issuer]</c>: records a document as a unit's commitment.
/// <c>camket commitment --unit CODE --number N [--year Y] --withdraw REASON</c>: takes one back.
/// <c>camket commitment --unmatched [--json]</c>: what a person has to match since promises have an identity.
/// </summary>
internal static class CommitmentCommand
{
    private sealed record Request(string? File, string? Unit, bool OtherIssuer, string? Number, int? Year, string? Withdraw, bool Unmatched, bool AsJson);

    public static Command Create(CommandRun run)
    {
        var file = new Argument<string?>("FILE") { Description = "Văn bản cam kết: .docx, .pdf, .doc, .odt hoặc .txt", Arity = ArgumentArity.ZeroOrOne };
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị cam kết" };
        var other = new Option<bool>("--other-issuer") { Description = "Văn bản ghi cơ quan ban hành khác, nhưng đúng là cam kết của --unit" };
        var number = new Option<string?>("--number") { Description = "Số của cam kết cần rút, như 50/UBND-VP" };
        var year = new Option<int?>("--year") { Description = "Năm của cam kết cần rút, khi nhiều năm có cùng số" };
        var withdraw = new Option<string?>("--withdraw") { Description = "Rút cam kết --number của --unit, với lý do này; vẫn giữ trong lịch sử" };
        var unmatched = new Option<bool>("--unmatched") { Description = "Liệt kê nội dung của bản cũ chưa nối được với bản sau" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON (cùng --unmatched)" };
        var command = new Command("commitment", "Ghi nhận một bản cam kết từ văn bản, hoặc rút một cam kết đã ghi nhận") { file, unit, other, number, year, withdraw, unmatched, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => Run(
                services, run.Answer,
                new(parsed.GetValue(file), parsed.GetValue(unit), parsed.GetValue(other), parsed.GetValue(number), parsed.GetValue(year), parsed.GetValue(withdraw), parsed.GetValue(unmatched), parsed.GetValue(json)),
                token),
            ct));
        return command;
    }

    private static Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct) => request switch
    {
        { Unmatched: true, File: null, Withdraw: null } => Unmatched(services.GetRequiredService<ListUnmatched>(), answer, request.AsJson, ct),
        { AsJson: true } => answer.Refuse("--json chỉ dùng cùng --unmatched."),
        { File: null, Withdraw: { } reason, Unit: { } code, Number: { } number } => Withdraw(services.GetRequiredService<WithdrawCommitment>(), answer, code, number, request.Year, reason, ct),
        { Withdraw: not null } => answer.Refuse("Rút cam kết cần --unit và --number, không kèm tệp: ./camket commitment --unit MÃ --number SỐ --withdraw \"lý do\"."),
        { File: { } file, Unit: { } code, Unmatched: false } => Record(services.GetRequiredService<RecordDocument>(), answer, file, code, request.OtherIssuer, ct),
        _ => answer.Refuse("Cần tệp văn bản và --unit MÃ để ghi nhận; hoặc --unit, --number, --withdraw để rút; hoặc --unmatched để liệt kê nội dung chưa nối."),
    };

    private static async Task<int> Record(RecordDocument record, Answer answer, string path, string code, bool otherIssuer, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return await answer.Refuse($"Không có tệp {path}: hãy kiểm tra đường dẫn.");
        }

        switch (await record.Run(Path.GetFileName(path), await File.ReadAllBytesAsync(path, ct), code, otherIssuer, Environment.UserName, ct))
        {
            case Outcome<RecordedDocument>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<RecordedDocument>.Done { Value: var (number, unit) }:
                await answer.Output.WriteLineAsync($"Đã ghi nhận cam kết {(number.Length > 0 ? $"số {number} " : "")}của {unit.Name}.");
                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static async Task<int> Withdraw(WithdrawCommitment withdraw, Answer answer, string code, string number, int? year, string reason, CancellationToken ct)
    {
        switch (await withdraw.Run(code, number, year, reason, Environment.UserName, ct))
        {
            case Outcome<CommitmentOfUnit>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<CommitmentOfUnit>.Done { Value: var (commitment, unit) }:
                await answer.Output.WriteLineAsync($"Đã rút cam kết số {commitment.Number} năm {commitment.Year} của {unit?.Name}: {reason.Trim()}");
                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static async Task<int> Unmatched(ListUnmatched list, Answer answer, bool asJson, CancellationToken ct)
    {
        var open = await list.Run(ct);
        if (asJson)
        {
            answer.Json(new
            {
                Unmatched = open.Select(u => new
                {
                    Unit = new { u.Unit?.Code, u.Unit?.Name },
                    Commitment = u.Of?.Number,
                    Version = u.Item.Version == 0 ? (int?)null : u.Item.Version,
                    u.Item.Path,
                    u.Item.Text,
                    MayBe = u.MayBe.Select(i => new { i.Path, i.Text }),
                }),
            });
            return 0;
        }

        await answer.Output.WriteLineAsync(open.Count == 0 ? "Mọi nội dung đã nối được với bản trước." : $"{open.Count} nội dung chưa nối được:");
        foreach (var one in open)
        {
            await answer.Output.WriteLineAsync(one.Sentence);
        }

        return 0;
    }
}
