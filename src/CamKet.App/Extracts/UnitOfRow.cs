using CamKet.Text;
using CamKet.Units;

namespace CamKet.App.Extracts;

/// <summary>Which unit a row belongs to, from the text of its unit column. The answers are few and asked for often.</summary>
internal sealed class UnitOfRow(UnitRegister register, int province, DateOnly at, Unit? handedInFor)
{
    private readonly Dictionary<string, (Unit? Unit, string? Fault)> answers = new(StringComparer.Ordinal);

    /// <summary>The unit, or the sentence why there is none.</summary>
    public (Unit? Unit, string? Fault) Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return handedInFor is not null ? (handedInFor, null) : (null, "Thiếu tên hoặc mã đơn vị; điền vào ô này rồi nạp lại dòng.");
        }

        if (!answers.TryGetValue(text, out var answer))
        {
            answer = answers[text] = Find(VietnameseText.Tidy(text));
        }

        return answer;
    }

    private (Unit? Unit, string? Fault) Find(string text)
    {
        var found = Candidates(text);
        if (handedInFor is null)
        {
            return found.Count switch
            {
                1 => (found[0], null),
                0 => (null, $"Đơn vị \"{text}\" không có trong danh mục đơn vị; sửa thành mã hoặc tên đúng rồi nạp lại dòng."),
                _ => (null, $"Đơn vị \"{text}\" có thể là {string.Join(" hoặc ", found.Take(3).Select(unit => $"{unit.Name} ({unit.Code})"))}; ghi mã đơn vị rồi nạp lại dòng."),
            };
        }

        if (found.Exists(unit => unit.UnitNo == handedInFor.UnitNo && unit.ProvinceId == handedInFor.ProvinceId))
        {
            return (handedInFor, null);
        }

        if (found.Count > 0)
        {
            return (null, $"Dòng của đơn vị khác ({found[0].Name}), tệp này nạp cho {handedInFor.Name}; bỏ dòng hoặc nạp cho đúng đơn vị.");
        }

        // A section of the unit ("Bộ phận Tiếp nhận") names no unit at all; a name with its kind does.
        var folded = VietnameseText.Fold(text);
        var named = folded.Replace("ubnd ", "", StringComparison.Ordinal).Replace("uy ban nhan dan ", "", StringComparison.Ordinal);
        return folded.Contains(VietnameseText.Fold(handedInFor.Name), StringComparison.Ordinal) || (UnitKinds.OfName(named) is null && named == folded && !IsCode(text))
            ? (handedInFor, null)
            : (null, $"Dòng của đơn vị khác (\"{text}\"), tệp này nạp cho {handedInFor.Name}; bỏ dòng hoặc nạp cho đúng đơn vị.");
    }

    private List<Unit> Candidates(string text)
    {
        if (IsCode(text))
        {
            var answer = register.Ask(text, at);
            return answer.Unit is { } unit && answer.State is CodeState.Valid or CodeState.Ended && answer.Unit.ProvinceId == province ? [answer.Unit] : [];
        }

        var name = text.Split([',', '-', '–', '('], 2)[0].Trim();
        var found = register.FindByName(name, at, text).Where(candidate => candidate.Unit.ProvinceId == province).ToList();
        var agreeing = found.Where(candidate => candidate.WithinAgrees).ToList();
        var best = agreeing.Count > 0 ? agreeing : found;
        var exact = best.Where(candidate => candidate.Match == NameMatch.Exact).ToList();
        return [.. (exact.Count > 0 ? exact : best).Select(candidate => candidate.Unit)];
    }

    private static bool IsCode(string text) => text.Length is >= 2 and <= 5 && text.All(char.IsAsciiDigit);
}
