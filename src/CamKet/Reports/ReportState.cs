namespace CamKet.Reports;

/// <summary>draft → submitted → returned with reason → submitted … → accepted. An accepted report never changes again; a draft may be withdrawn with a reason.</summary>
public enum ReportState
{
    Draft,
    Submitted,
    Returned,
    Accepted,

    /// <summary>A draft that was taken back: it stays to be seen and is written no further.</summary>
    Withdrawn,
}

public enum ReportAction
{
    Submit,
    Return,
    Accept,
    Withdraw,
}

/// <summary>What becomes of a report: its next state, or why not in one Vietnamese sentence.</summary>
public abstract record ReportStep
{
    private ReportStep()
    {
    }

    public sealed record To(ReportState State) : ReportStep;

    public sealed record Refused(string Sentence) : ReportStep;
}

public static class ReportStates
{
    /// <summary>Whether the report may still be edited.</summary>
    public static bool IsOpen(this ReportState state) => state is ReportState.Draft or ReportState.Returned;

    public static string Word(this ReportState state) => state switch
    {
        ReportState.Draft => "dự thảo",
        ReportState.Submitted => "đã trình",
        ReportState.Returned => "trả lại",
        ReportState.Accepted => "đã duyệt",
        ReportState.Withdrawn => "đã rút",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <param name="open">Blockers without a reason: with any left a report is neither submitted nor accepted.</param>
    /// <param name="lacking">What the header does not bear yet; a registry numbers after signing, so it is accepted without, but only with a reason.</param>
    /// <param name="reason">Of the return, or of accepting what lacks something; neither goes without.</param>
    public static ReportStep Next(this ReportState state, ReportAction action, int open, IReadOnlyList<string> lacking, string? reason) => (state, action) switch
    {
        (ReportState.Withdrawn, _) => new ReportStep.Refused("Báo cáo đã rút; lập báo cáo mới cho kỳ này nếu cần."),
        (ReportState.Draft or ReportState.Returned, ReportAction.Withdraw) when string.IsNullOrWhiteSpace(reason) => new ReportStep.Refused("Rút dự thảo phải nêu lý do."),
        (ReportState.Draft or ReportState.Returned, ReportAction.Withdraw) => new ReportStep.To(ReportState.Withdrawn),
        (ReportState.Submitted, ReportAction.Withdraw) => new ReportStep.Refused("Báo cáo đã trình: trả lại trước, rồi mới rút được dự thảo."),
        (ReportState.Draft or ReportState.Returned, ReportAction.Submit) or (ReportState.Submitted, ReportAction.Accept) when open > 0 =>
            new ReportStep.Refused($"Còn {open} điểm chưa đủ: bổ sung hoặc nêu lý do từng điểm rồi trình lại."),
        (ReportState.Draft or ReportState.Returned, ReportAction.Submit) => new ReportStep.To(ReportState.Submitted),
        (ReportState.Submitted, ReportAction.Accept) when lacking.Count > 0 && string.IsNullOrWhiteSpace(reason) =>
            new ReportStep.Refused($"Báo cáo chưa có {string.Join(", ", lacking)}: trả lại để ghi bổ sung, hoặc nêu lý do duyệt khi chưa có."),
        (ReportState.Submitted, ReportAction.Accept) => new ReportStep.To(ReportState.Accepted),
        (ReportState.Submitted, ReportAction.Return) when string.IsNullOrWhiteSpace(reason) =>
            new ReportStep.Refused("Trả lại phải nêu lý do để người soạn biết sửa gì."),
        (ReportState.Submitted, ReportAction.Return) => new ReportStep.To(ReportState.Returned),
        (ReportState.Accepted, _) => new ReportStep.Refused("Báo cáo đã duyệt, số liệu đã chốt; lập báo cáo mới nếu cần điều chỉnh."),
        (_, ReportAction.Submit) => new ReportStep.Refused("Báo cáo đã trình rồi."),
        (_, ReportAction.Return or ReportAction.Accept) => new ReportStep.Refused("Báo cáo chưa trình nên chưa thể duyệt hoặc trả lại."),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
