using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>What a plan says should be carried out of a budget line by the end of a day, in đồng, cumulative from 1 January.</summary>
/// <param name="Source">The plan that says so: "Kế hoạch số 12/KH-UBND ngày 15/01/2024".</param>
public sealed record PlannedAmount(DateOnly Day, decimal Amount, string Source);

/// <summary>What is wrong with a plan, in one sentence that says what to do.</summary>
/// <param name="Day">The day whose figure it is about.</param>
public sealed record PlanFault(DateOnly Day, string Sentence);

/// <summary>The plan of one budget line of one unit for one year.</summary>
public static class BudgetPlan
{
    /// <summary>No budget of a unit comes near it; what is larger is a slip of the hand.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The first thing wrong with a year's plan; null where it can be stored.</summary>
    public static PlanFault? Fault(int year, IEnumerable<PlannedAmount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        PlannedAmount? before = null;
        foreach (var planned in amounts.OrderBy(p => p.Day))
        {
            var day = VietnameseDate.Print(planned.Day);
            var fault = planned switch
            {
                _ when planned.Day.Year != year => $"Ngày {day} không thuộc năm {year}: sửa ngày, hoặc chọn năm {planned.Day.Year}.",
                _ when planned.Day == before?.Day => $"Ngày {day} có hai số: chỉ giữ một.",
                { Amount: < 0 } => $"Số kế hoạch đến {day} âm: ghi số luỹ kế từ đầu năm, bằng đồng.",
                { Amount: > Largest } => $"Số kế hoạch đến {day} lớn hơn một triệu tỷ đồng: kiểm tra lại, đơn vị là đồng.",
                { Amount: var amount } when amount != decimal.Truncate(amount) => $"Số kế hoạch đến {day} lẻ dưới một đồng: ghi số nguyên đồng.",
                { Source.Length: 0 } => $"Số kế hoạch đến {day} thiếu căn cứ: ghi số và ngày của văn bản giao kế hoạch.",
                { Amount: var amount } when amount < before?.Amount =>
                    $"Kế hoạch đến {day} ({Print.Number(amount)} đồng) ít hơn đến {VietnameseDate.Print(before.Day)} ({Print.Number(before.Amount)} đồng): ghi số luỹ kế từ đầu năm, không ghi riêng từng tháng.",
                _ => null,
            };
            if (fault is not null)
            {
                return new PlanFault(planned.Day, fault);
            }

            before = planned;
        }

        return null;
    }

    /// <summary>Whether it reaches the year's last month: only then does its end say what the year can bring.</summary>
    public static bool ReachesTheEnd(DateOnly evaluationEnd, DateOnly lastDay) => lastDay >= new DateOnly(evaluationEnd.Year, evaluationEnd.Month, 1);
}
