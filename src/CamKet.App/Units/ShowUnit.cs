using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Units;

/// <summary><c>camket units show CODE --at DATE</c>: what a code names on a day, and what became of it.</summary>
internal static class ShowUnit
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    internal sealed record UnitJson(
        string Code, string Kind, string Name, IReadOnlyList<string> Within, int ProvinceId, int UnitNo, string Slug,
        DateOnly? ValidFrom, DateOnly? ValidTo, string Source);

    internal sealed record LinkJson(UnitJson Unit, DateOnly Day, bool Part, string Source);

    internal sealed record AnswerJson(
        string Code, DateOnly At, CodeState State, UnitJson? Unit, IReadOnlyList<LinkJson> Successors, IReadOnlyList<LinkJson> Predecessors,
        IReadOnlyList<UnitJson> OtherTimes);

    public static string AsJson(UnitRegister register, CodeAnswer answer) => JsonSerializer.Serialize(
        new AnswerJson(
            answer.Code,
            answer.At,
            answer.State,
            answer.Unit is { } unit ? Of(register, unit) : null,
            answer.Unit is null ? [] : [.. register.Successors(answer.Unit).Select(s => Of(register, s))],
            answer.Unit is null ? [] : [.. register.Predecessors(answer.Unit).Select(s => Of(register, s))],
            [.. answer.OtherTimes.Select(other => Of(register, other))]),
        Json);

    /// <summary>The same in sentences, one to a line.</summary>
    public static IEnumerable<string> AsText(UnitRegister register, CodeAnswer answer)
    {
        if (answer.Unit is not { } unit)
        {
            yield break;
        }

        var at = VietnameseDate.Print(answer.At);
        yield return answer.State switch
        {
            CodeState.Valid => $"{answer.Code} ngày {at}: {FullName(register, unit)}{Span(unit)}.",
            CodeState.Ended => $"{answer.Code} ngày {at}: không còn là đơn vị nào. Mã này là {FullName(register, unit)}, kết thúc ngày {VietnameseDate.Print(unit.ValidTo!.Value)}.",
            _ => $"{answer.Code} ngày {at}: chưa là đơn vị nào. Mã này là {FullName(register, unit)}, bắt đầu ngày {VietnameseDate.Print(unit.ValidFrom!.Value)}.",
        };
        foreach (var (next, link) in register.Successors(unit))
        {
            yield return $"Từ {VietnameseDate.Print(link.Day)} {(link.Part ? "một phần" : "toàn bộ")} thuộc {next.Code} {FullName(register, next)}.";
        }

        foreach (var (previous, link) in register.Predecessors(unit))
        {
            yield return $"Nhận {(link.Part ? "một phần" : "toàn bộ")} {previous.Code} {FullName(register, previous)}.";
        }

        foreach (var other in answer.OtherTimes)
        {
            yield return $"Lúc khác, mã này là {FullName(register, other)}{Span(other)}.";
        }
    }

    private static string FullName(UnitRegister register, Unit unit) =>
        string.Join(", ", new[] { unit }.Concat(register.Above(unit)).Select(u => u.Name));

    private static string Span(Unit unit) => (unit.ValidFrom, unit.ValidTo) switch
    {
        (null, null) => "",
        (null, { } to) => $" (đến {VietnameseDate.Print(to)})",
        ({ } from, null) => $" (từ {VietnameseDate.Print(from)})",
        ({ } from, { } to) => $" ({VietnameseDate.Print(from)}–{VietnameseDate.Print(to)})",
    };

    private static UnitJson Of(UnitRegister register, Unit unit) => new(
        unit.Code, unit.Kind.Code(), unit.Name, [.. register.Above(unit).Select(u => u.Name)], unit.ProvinceId, unit.UnitNo, unit.Slug,
        unit.ValidFrom, unit.ValidTo, unit.Source);

    private static LinkJson Of(UnitRegister register, (Unit Unit, Succession Link) pair) =>
        new(Of(register, pair.Unit), pair.Link.Day, pair.Link.Part, pair.Link.Source);
}
