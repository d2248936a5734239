using System.Globalization;
using System.Security.Claims;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Text;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Progress;

/// <summary>A standing entered or corrected on the page. What was refused comes back as it was typed.</summary>
internal static class StandingForm
{
    public const string Path = "/ket-qua-xep-hang";

    /// <summary>The fields, as the form and the address call them.</summary>
    public static readonly string[] Fields = ["don-vi", "bang", "nam", "hang", "tong", "diem", "loai", "so", "ngay", "tam-tinh", "cu"];

    public static async Task<IResult> Save(IFormCollection form, ClaimsPrincipal person, FindUnit units, RecordStanding record, CancellationToken ct)
    {
        var (standing, fault) = Read(name => VietnameseText.Tidy(form[name].ToString()));
        if (await units.BySlug(form["don-vi"].ToString(), Reader.Staff, ct) is not { } unit)
        {
            return Again("Chưa chọn đơn vị: chọn một đơn vị trong danh sách.");
        }

        fault ??= (await record.Run(
            new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), unit.UnitNo, standing!, person.Identity?.Name ?? "", form["cu"].ToString() is { Length: > 0 } was ? was : null, ct)).Refused;
        return fault is not null ? Again(fault)
            : TypedResults.LocalRedirect(Links.With(Path, ("xong", unit.Slug), ("cua-nam", standing!.Year.ToString(CultureInfo.InvariantCulture))));

        RazorComponentResult<StandingsPage> Again(string sentence) =>
            new(new { Typed = new TypedStanding(Fields.ToDictionary(name => name, name => form[name].ToString(), StringComparer.Ordinal), sentence) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
    }

    public static async Task<IResult> Withdraw(IFormCollection form, ClaimsPrincipal person, FindUnit units, RecordStanding record, CancellationToken ct)
    {
        if (await units.BySlug(form["don-vi"].ToString(), Reader.Staff, ct) is not { } unit
            || form["cu"].ToString().Split('|', 3) is not [var typedYear, var list, var decision]
            || !int.TryParse(typedYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return Results.NotFound();
        }

        var fault = (await record.Withdraw(
            new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), unit.UnitNo, list, year, decision, form["ly-do"].ToString(), person.Identity?.Name ?? "", ct)).Refused;
        return fault is null
            ? TypedResults.LocalRedirect(Path + "#da-rut")
            : new RazorComponentResult<StandingsPage>(new { Typed = new TypedStanding(new Dictionary<string, string>(StringComparer.Ordinal), fault) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>The typed fields as a standing, or one sentence about the first that cannot be read.</summary>
    public static (Standing? Standing, string? Fault) Read(Func<string, string> field)
    {
        if (!int.TryParse(field("nam"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            return (null, "Năm không hợp lệ: ghi như 2024.");
        }

        var (rank, of) = (Whole(field("hang")), Whole(field("tong")));
        if (rank.Wrong || of.Wrong)
        {
            return (null, "Thứ hạng và số đơn vị được xếp hạng là số nguyên từ 1: ghi như 12 và 22.");
        }

        var score = field("diem").Length == 0 ? null : VietnameseNumber.Read(field("diem")) as NumberReading.Number;
        if (field("diem").Length > 0 && score is null)
        {
            return (null, $"Điểm \"{field("diem")}\" không đọc được: ghi như 84,5.");
        }

        var day = WrittenDay.Read(field("ngay"));
        return field("ngay").Length > 0 && day is null
            ? (null, WrittenDay.Fault(field("ngay"), "Ngày của quyết định"))
            : (new Standing(
                field("bang"), year, score?.Value, rank.Value, of.Value, field("loai") is { Length: > 0 } grade ? grade : null, field("tam-tinh").Length > 0, field("so"), day), null);
    }

    private static (int? Value, bool Wrong) Whole(string text) => text.Length == 0 ? (null, false)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and < 100_000 ? (number, false) : (null, true);
}

/// <summary>The form of a standing as it was typed, and why it was refused.</summary>
public sealed record TypedStanding(IReadOnlyDictionary<string, string> Fields, string Fault);
