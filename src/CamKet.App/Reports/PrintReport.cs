using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary><c>camket report --unit CODE --from D --to D --out FILE</c>: the report as a Word file or PDF.</summary>
internal static class PrintReport
{
    internal sealed record Request(string Unit, Window Window, string Out, string? Reasons, bool IsDraft);

    public static async Task<Outcome<string>> Run(ComposeReport compose, Request request, CancellationToken ct)
    {
        if (OutputFile.Fault(request.Out) is { } fault)
        {
            return Refuse(fault);
        }

        var input = ReportInput.None;
        if (request.Reasons is { } reasons)
        {
            switch (ReportInputFile.Read(reasons))
            {
                case Outcome<ReportInput>.Refused refused:
                    return Refuse(refused.Sentence);
                case Outcome<ReportInput>.Done done:
                    input = done.Value;
                    break;
            }
        }

        ReportingUnit unit;
        switch (await compose.UnitOf(request.Unit, request.Window.To, ct))
        {
            case Outcome<ReportingUnit>.Refused refused:
                return refused.Of<string>();
            case Outcome<ReportingUnit>.Done done:
                unit = done.Value;
                break;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }

        if (input.Signer is { } signer)
        {
            unit = unit with { Letterhead = unit.Letterhead with { Name = signer } };
        }

        var report = await compose.Of(unit, request.Window, input.Edits, input.Number, input.Day, ct, byNumber: true);
        if (!report.CanBeIssued && !request.IsDraft)
        {
            return Refuse(Missing(report));
        }

        await OutputFile.Write(request.Out, ReportDocx.Write(report, request.IsDraft), ct);
        var left = report.Open.Count;
        return new Outcome<string>.Done(
            $"Đã in {(request.IsDraft ? "dự thảo báo cáo" : "báo cáo")} của {unit.Unit.Name}, kỳ {request.Window}: {request.Out}."
            + (left > 0 ? $" Còn {left} điểm phải bổ sung trước khi ban hành." : "")
            + (report.Header.Lacking is { Count: > 0 } lacking ? $" Chưa có {string.Join(", ", lacking)}: ghi khi ban hành." : ""));
    }

    /// <summary>What keeps it from being issued, each with the key its reason is given under.</summary>
    private static string Missing(ReportDraft report)
    {
        var names = new RowNames(report.Annex.Where(r => Guid.TryParse(r.Key, out _)).Select(r => (r.Key, r.Number)));
        return $"Chưa in được bản chính thức, còn {report.Open.Count} điểm: "
            + string.Join(" ", report.Open.Select(b => $"[{names.Of(b)}] {b.Sentence}"))
            + " Bổ sung hoặc nêu lý do bằng --reasons TỆP, hoặc in dự thảo bằng --draft.";
    }

    private static Outcome<string>.Refused Refuse(string sentence) => new(sentence);
}
