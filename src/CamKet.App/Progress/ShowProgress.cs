using System.Text.Json;
using CamKet.App.Charts;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;
using CamKet.Units;
using Spectre.Console;

namespace CamKet.App.Progress;

/// <summary><c>camket progress --unit CODE --from D --to D [--json]</c>.</summary>
internal static class ShowProgress
{
    /// <param name="KnownAt">The moment as of which facts are known; null: now.</param>
    internal sealed record Request(string Code, DateOnly? From, DateOnly? To, DateOnly? AsOf, bool AsJson, DateTimeOffset? KnownAt = null);

    public static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
        var progress = services.GetRequiredService<UnitProgress>();
        var units = await Candidates(database, request, ct);
        if (units.Count == 0)
        {
            return await answer.Refuse(UnknownUnit.Of<int>(request.Code, request.To ?? request.AsOf).AtTerminal!);
        }

        // A code names one unit a day; without a day it is the newest of that code that has data.
        var unit = units[0];
        var day = request.AsOf ?? request.To;
        foreach (var candidate in units.TakeWhile(_ => day is null))
        {
            (unit, day) = (candidate, await progress.NewestCutOff(ScopeOf(candidate), Reader.Staff, ct, request.KnownAt));
        }

        if (day is not { } newest)
        {
            return await answer.Refuse($"{unit.Name} chưa có số liệu nào được chấp nhận: nhập bằng ./camket import, hoặc cho biết --to.");
        }

        var shown = request is { From: null, To: null, AsOf: null } ? await Shown(database, unit, newest, request.KnownAt, ct) : null;
        var asOf = shown?.AsOf ?? newest;
        var to = request.To ?? asOf;
        if (request.From > to)
        {
            return await answer.Refuse($"Kỳ bắt đầu {VietnameseDate.Print(request.From.Value)} sau ngày kết thúc {VietnameseDate.Print(to)}: đổi --from hoặc --to.");
        }

        var items = await progress.At(ScopeOf(unit), unit.UnitNo, request.From, to, asOf, ct, request.KnownAt);
        if (request.AsJson)
        {
            answer.Json(AsJson(unit, request.From, to, asOf, request.KnownAt, shown, items));
        }
        else
        {
            AsTable(answer, unit, asOf, request.KnownAt, UnitProgress.YearOf(request.From, asOf < to ? asOf : to), shown, items);
        }

        return 0;
    }

    private static object AsJson(Unit unit, DateOnly? from, DateOnly to, DateOnly asOf, DateTimeOffset? knownAt, ShownYear? shown, IReadOnlyList<ItemProgress> items) => new
    {
        Unit = new { unit.Code, unit.Name },
        From = from,
        To = to,
        AsOf = asOf,
        KnownAt = knownAt?.ToOffset(TimeSpan.FromHours(7)),
        Year = UnitProgress.YearOf(from, asOf < to ? asOf : to),
        NewYear = shown?.NewYear,
        Items = items.Select(i => new
        {
            i.Path,
            i.Group,
            i.Text,
            i.Owner,
            Baseline = i.Baseline is { } b ? string.Join("; ", b.Also.Prepend(b).Select(TargetText.Value)) : null,
            Status = Word(i.Status),
            i.Sentence,
            Window = i.Window is { } w ? new { w.From, w.To } : null,
            Asked = i.Asked is { } asked ? new { asked.From, asked.To } : null,
            i.EvaluationEnd,
            i.DataUntil,
            i.EvidenceCount,
            Targets = i.Targets.Select(t => new
            {
                Type = Word(t.Target.Type),
                Op = t.Target.Op.Code(),
                t.Target.Implied,
                Value = t.Target.Number,
                t.Target.Word,
                t.Target.Raw,
                t.Measure,
                State = Word(t.Actual.State),
                Numerator = t.Actual.State == RatioState.Missing ? (decimal?)null : t.Actual.Numerator,
                Denominator = t.Actual.State == RatioState.Missing ? (decimal?)null : t.Actual.Denominator,
                Percent = Rounded(t.Actual.Percent),
                Number = t.Value,
                Reached = t.Word,
                Gap = Rounded(t.Gap),
                Status = Word(t.Status),
                t.Sentence,
                Forecast = t.Forecast is { } f
                    ? new
                    {
                        f.Needed,
                        f.Remaining,
                        f.BestPossible,
                        RecentShare = Rounded(f.RecentShare.Percent),
                        ProjectedPercent = Rounded(f.ProjectedPercent),
                    }
                    : null,
            }),
        }),
    };

    private static void AsTable(Answer answer, Unit unit, DateOnly asOf, DateTimeOffset? knownAt, int year, ShownYear? shown, IReadOnlyList<ItemProgress> items)
    {
        if (shown is { Sentence: { } sentence, Next: var (from, to) })
        {
            // A line of its own, however narrow the table has to be.
            answer.Output.WriteLine($"{sentence} Xem năm {year + 1}: thêm {(from is { } first ? $"--from {VietnameseDate.Print(first)} " : "")}--to {VietnameseDate.Print(to)}.");
        }

        if (items.Count == 0)
        {
            answer.Output.WriteLine($"{unit.Name} chưa có cam kết nào cho năm {year}: nhận bản cam kết ở trang Cam kết, hoặc cho biết --to của năm khác.");
            return;
        }

        var table = new Table { Title = new TableTitle(Markup.Escape($"{unit.Name}: tiến độ cam kết, số liệu đến {VietnameseDate.Print(asOf)}{(knownAt is { } known ? $", như đã biết lúc {WrittenMoment.Print(VietnamClock.Wall(known.UtcDateTime))}" : "")}")) };
        table.AddColumns("Mục", "Nội dung", "Hiện nay", "Cam kết", "Tình trạng", "Cần gì");
        foreach (var item in items)
        {
            table.AddRow(
                Cell(item.Path),
                Cell(item.Text),
                Cell(string.Join("; ", item.Targets.Select(t => Figure.Now(t) + (Figure.Parts(t.Actual) is { } parts ? $" ({parts})" : "")))),
                Cell(string.Join("; ", item.Targets.Select(t => TargetText.Print(t.Target)))),
                Cell(StatusLook.Of(item.Status).Word),
                Cell(item.OtherDays is { } days ? item.Sentence + " " + days : item.Sentence));
        }

        answer.Screen().Write(table);
    }

    /// <summary>As on the pages: the year promised, until somebody promises for the next.</summary>
    private static async Task<ShownYear> Shown(Database database, Unit unit, DateOnly newest, DateTimeOffset? knownAt, CancellationToken ct)
    {
        await using var scoped = await database.InScope(ScopeOf(unit), ct);
        var shown = ShownYear.Of(newest);
        return (await CommitmentStore.InForce(scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.UnitNo, shown.Year, knownAt)).Count == 0
            && (await CommitmentStore.InForce(scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.UnitNo, shown.Year - 1, knownAt)).Count > 0
                ? shown.Before()
                : shown;
    }

    private static async Task<List<Unit>> Candidates(Database database, Request request, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        var register = await UnitStore.Register(connection);
        return [.. register.Units
            .Where(u => string.Equals(u.Code, request.Code, StringComparison.Ordinal))
            .Where(u => (request.To ?? request.AsOf) is not { } day || u.IsValidAt(day))
            .OrderByDescending(u => u.ValidTo ?? DateOnly.MaxValue)];
    }

    private static Scope ScopeOf(Unit unit) => new(unit.ProvinceId, unit.UnitNo, unit.LastNo);

    private static Spectre.Console.Text Cell(string text) => new(text);

    /// <summary>At most six decimals: numerator and denominator carry the exact value.</summary>
    private static decimal? Rounded(decimal? value) =>
        value is { } v ? Math.Round(v, 6, MidpointRounding.AwayFromZero) / 1.0000000000000000000000m : null;

    /// <summary>OutOfReach is "out-of-reach".</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
