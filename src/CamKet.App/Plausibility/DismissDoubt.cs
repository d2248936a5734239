using CamKet.App.Platform;
using CamKet.Plausibility;

namespace CamKet.App.Plausibility;

/// <summary>A person looked at a doubtful figure and says why it is right. Done: the key of the doubt.</summary>
internal sealed class DismissDoubt(Database database, FindDoubts find, TimeProvider time)
{
    public const int LongestReason = 500;

    public async Task<Outcome<string>> Run(string? unit, string? key, string? figures, string? reason, string by, CancellationToken ct)
    {
        switch (await find.Run(unit, ct))
        {
            case Outcome<DoubtsOfUnit>.Refused refused:
                return refused.Of<string>();
            case Outcome<DoubtsOfUnit>.Done { Value: var doubts }:
                if ((doubts.Open.FirstOrDefault(d => d.Key == key && d.Figures == figures) ?? doubts.Open.FirstOrDefault(d => d.Key == key)) is not { } doubt)
                {
                    return new Outcome<string>.Refused("Điểm này không còn trong danh sách: đã được bỏ qua, hoặc số liệu đã đổi. Hãy xem lại danh sách.");
                }

                if (doubt.Figures != figures)
                {
                    return new Outcome<string>.Refused("Số liệu vừa đổi sau khi trang được mở: hãy xem lại con số mới rồi mới bỏ qua.");
                }

                var said = reason?.Trim() ?? "";
                if (said.Length is 0 or > LongestReason)
                {
                    return new Outcome<string>.Refused(said.Length == 0
                        ? "Hãy ghi vì sao con số này đúng, rồi bấm lại."
                        : $"Lý do dài {said.Length} ký tự; hãy ghi gọn trong {LongestReason} ký tự.");
                }

                await using (var scoped = await database.InScope(doubts.Asked.Scope, ct))
                {
                    await DoubtStore.Dismiss(scoped.Connection, doubts.Asked.Scope.Province, doubts.Asked.Unit.UnitNo, new Dismissal(doubt.Key, doubt.Figures, said, time.GetUtcNow(), by));
                    await scoped.Commit(ct);
                }

                return new Outcome<string>.Done(doubt.Key);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
