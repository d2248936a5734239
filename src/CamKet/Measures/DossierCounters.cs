using CamKet.Facts;
using CamKet.Procedures;

namespace CamKet.Measures;

/// <summary>A dossier with everything its counters ask about it in a frame.</summary>
public sealed class CountedDossier(Dossier dossier, CountingFrame frame)
{
    public Dossier Dossier { get; } = dossier;

    /// <summary>State at the edge of the window.</summary>
    public DossierState AtEdge { get; } = dossier.At(frame.Edge);

    /// <summary>State at the as-of date: the outcome of a cohort.</summary>
    public DossierState AtAsOf { get; } = dossier.At(frame.AsOf);

    public bool Carried { get; } = dossier.IsCarriedInto(frame.Window.From);

    /// <summary>Received in the window, whatever became of it.</summary>
    public bool Received { get; } = dossier.At(frame.Edge) != DossierState.NotReceived && frame.Holds(DateOnly.FromDateTime(dossier.Received!.Value));

    /// <summary>Processing finished in the window.</summary>
    public bool Finished { get; } = dossier.At(frame.Edge).IsResolved() && frame.Holds(DateOnly.FromDateTime(dossier.Finished!.Value));

    public bool Ended { get; } = dossier.At(frame.Edge).IsEnded() && frame.Holds(dossier.EndedOn()!.Value);

    /// <summary>Resolved late in the window.</summary>
    public bool ResolvedLate => Finished && AtEdge == DossierState.ResolvedLate;

    public bool Overdue => AtEdge == DossierState.OpenOverdue;

    private static DateOnly LettersBy(Dossier dossier, CountingFrame frame) => dossier.At(frame.Edge).IsOpen() ? frame.Edge : frame.AsOf;

    /// <summary>
    /// Apology letters written by the as-of date; for what stands open at the edge of the window, by that day, like everything
    /// else about a stock.
    /// </summary>
    public int Letters { get; } = dossier.ApologyDays.Count(day => day <= LettersBy(dossier, frame));

    /// <summary>The first letter is dated before the lawful due date (design §4, after Decree 61/2018 Art. 19.9).</summary>
    public bool LetterInTime { get; } = dossier.DueLawful is { } due
        && dossier.ApologyDays.Any(day => day <= LettersBy(dossier, frame) && day < DateOnly.FromDateTime(due));
}

/// <param name="Name">What it counts, in Vietnamese.</param>
public sealed record DossierCounter(string Code, CountedBy By, string Name, Func<CountedDossier, int> Count);

/// <summary>A counter of different procedures, not of dossiers: it does not add up over windows or fields.</summary>
public sealed record ProcedureCounter(string Code, CountedBy By, string Name, Func<CountedDossier, bool> Takes);

/// <summary>The counters over dossiers. The same codes stand in <c>MeasureStore</c> as SQL; a property test holds the two equal.</summary>
public static class DossierCounters
{
    public static IReadOnlyList<DossierCounter> All { get; } =
    [
        Flag("received", CountedBy.Received, "tiếp nhận mới trong kỳ", d => d.Received),
        Flag("received-online", CountedBy.Received, "tiếp nhận trực tuyến", d => d.Received && d.Dossier.Channel == Channel.Online),
        Flag("received-direct", CountedBy.Received, "tiếp nhận trực tiếp", d => d.Received && d.Dossier.Channel == Channel.Direct),
        Flag("received-postal", CountedBy.Received, "tiếp nhận qua bưu chính công ích", d => d.Received && d.Dossier.Channel == Channel.Postal),
        Flag("received-full", CountedBy.Received, "tiếp nhận của thủ tục toàn trình", d => d.Received && d.Dossier.Level == ServiceLevel.Full),
        Flag("received-full-online", CountedBy.Received, "tiếp nhận trực tuyến của thủ tục toàn trình", d => d.Received && d.Dossier.Level == ServiceLevel.Full && d.Dossier.Channel == Channel.Online),
        Flag("carried-over", CountedBy.WindowStart, "kỳ trước chuyển sang", d => d.Carried),
        Flag("resolved-early", CountedBy.Finished, "giải quyết trước hạn", d => d.Finished && d.AtEdge == DossierState.ResolvedEarly),
        Flag("resolved-on-time", CountedBy.Finished, "giải quyết đúng hạn", d => d.Finished && d.AtEdge == DossierState.ResolvedOnTime),
        Flag("resolved-late", CountedBy.Finished, "giải quyết quá hạn", d => d.ResolvedLate),
        Flag("resolved-undated", CountedBy.Finished, "giải quyết, không có hạn trả", d => d.Finished && d.Dossier.DueLawful is null),
        Flag("open-in-time", CountedBy.AsOf, "đang giải quyết trong hạn", d => d.AtEdge == DossierState.OpenInTime),
        Flag("open-overdue", CountedBy.AsOf, "đang giải quyết quá hạn", d => d.Overdue),
        Flag("open-paused", CountedBy.AsOf, "tạm dừng (chờ bổ sung, chờ nộp phí, dừng xử lý)", d => d.AtEdge == DossierState.Paused),
        Flag("open-undated", CountedBy.AsOf, "đang giải quyết, không có hạn trả", d => d.AtEdge.IsOpen() && d.Dossier.DueLawful is null),
        Flag("withdrawn", CountedBy.Ended, "công dân rút", d => d.Ended && d.AtEdge == DossierState.Withdrawn),
        Flag("rejected", CountedBy.Ended, "từ chối", d => d.Ended && d.AtEdge == DossierState.Rejected),
        Flag("stopped", CountedBy.Ended, "dừng giải quyết", d => d.Ended && d.AtEdge == DossierState.Stopped),
        Flag("cohort-punctual", CountedBy.Received, "tiếp nhận trong kỳ, đã giải quyết trước hạn hoặc đúng hạn", d => d.Received && d.AtAsOf.IsPunctual()),
        Flag("cohort-late", CountedBy.Received, "tiếp nhận trong kỳ, đã giải quyết quá hạn", d => d.Received && d.AtAsOf == DossierState.ResolvedLate),
        Flag("cohort-overdue", CountedBy.Received, "tiếp nhận trong kỳ, đang quá hạn", d => d.Received && d.AtAsOf == DossierState.OpenOverdue),
        Flag("cohort-pending", CountedBy.Received, "tiếp nhận trong kỳ, còn trong hạn hoặc tạm dừng", d => d.Received && d.AtAsOf is DossierState.OpenInTime or DossierState.Paused),
        Flag("cohort-ended", CountedBy.Received, "tiếp nhận trong kỳ, đã rút, từ chối hoặc dừng", d => d.Received && d.AtAsOf.IsEnded()),
        Flag("interlinked", CountedBy.Received, "hồ sơ liên thông", d => d.Received && d.Dossier.Interlinked),
        Flag("interlinked-electronic", CountedBy.Received, "hồ sơ liên thông luân chuyển điện tử", d => d.Received && d.Dossier.Interlinked && d.Dossier.InterlinkedElectronic),
        Flag("input-digitised", CountedBy.Received, "số hóa thành phần hồ sơ đầu vào", d => d.Received && d.Dossier.InputDigitised),
        Flag("result-digitised", CountedBy.Finished, "số hóa kết quả giải quyết", d => d.Finished && d.Dossier.ResultDigitised),
        Flag("result-by-post", CountedBy.Finished, "trả kết quả qua bưu chính công ích", d => d.Finished && d.Dossier.ResultByPost),
        new("payments", CountedBy.Received, "giao dịch thanh toán", d => d.Received ? d.Dossier.Payments : 0),
        new("payments-online", CountedBy.Received, "giao dịch thanh toán trực tuyến", d => d.Received ? d.Dossier.PaymentsOnline : 0),
        Flag("supplemented-twice", CountedBy.Received, "yêu cầu bổ sung quá một lần", d => d.Received && d.Dossier.Supplements > 1),
        Flag("late-apologised", CountedBy.Finished, "giải quyết quá hạn, có thư xin lỗi", d => d.ResolvedLate && d.Letters > 0),
        Flag("late-unapologised", CountedBy.Finished, "giải quyết quá hạn, chưa có thư xin lỗi", d => d.ResolvedLate && d.Letters == 0),
        Flag("late-apologised-in-time", CountedBy.Finished, "giải quyết quá hạn, thư xin lỗi trước ngày hết hạn", d => d.ResolvedLate && d.LetterInTime),
        Flag("late-apologised-twice", CountedBy.Finished, "giải quyết quá hạn, quá một thư xin lỗi", d => d.ResolvedLate && d.Letters > 1),
        Flag("overdue-apologised", CountedBy.AsOf, "đang quá hạn, có thư xin lỗi", d => d.Overdue && d.Letters > 0),
        Flag("overdue-unapologised", CountedBy.AsOf, "đang quá hạn, chưa có thư xin lỗi", d => d.Overdue && d.Letters == 0),
        Flag("overdue-apologised-in-time", CountedBy.AsOf, "đang quá hạn, thư xin lỗi trước ngày hết hạn", d => d.Overdue && d.LetterInTime),
        Flag("overdue-apologised-twice", CountedBy.AsOf, "đang quá hạn, quá một thư xin lỗi", d => d.Overdue && d.Letters > 1),
    ];

    public static IReadOnlyList<ProcedureCounter> Procedures { get; } =
    [
        new("procedures", CountedBy.Received, "thủ tục có hồ sơ tiếp nhận hoặc chuyển sang", d => d.Received || d.Carried),
        new("fee-procedures", CountedBy.Received, "thủ tục có nghĩa vụ tài chính", d => d.Received && d.Dossier.FeeBearing),
        new("fee-procedures-online", CountedBy.Received, "thủ tục có nghĩa vụ tài chính và giao dịch trực tuyến", d => d.Received && d.Dossier.FeeBearing && d.Dossier.PaymentsOnline > 0),
    ];

    public static CounterValues Count(IEnumerable<Dossier> dossiers, CountingFrame frame)
    {
        var counted = dossiers.Select(d => new CountedDossier(d, frame)).ToList();
        return new CounterValues(All
            .Select(c => KeyValuePair.Create(c.Code, counted.Sum(d => (decimal)c.Count(d))))
            .Concat(Procedures.Select(c => KeyValuePair.Create(c.Code, (decimal)counted
                .Where(c.Takes)
                .Select(d => d.Dossier.ProcedureCode ?? d.Dossier.ProcedureName)
                .Where(p => p is not null)
                .Distinct(StringComparer.Ordinal)
                .Count()))));
    }

    private static DossierCounter Flag(string code, CountedBy by, string name, Func<CountedDossier, bool> holds) =>
        new(code, by, name, d => holds(d) ? 1 : 0);
}
