using System.Text.Json;
using CamKet.App.Charts;
using CamKet.App.Platform;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;
using Spectre.Console;

namespace CamKet.App.Progress;

/// <summary><c>camket progress --unit CODE --from D --to D [--json]</c>.</summary>
internal static class ShowProgress
{
    public static async Task<int> Run(AskProgress ask, Answer answer, AskedProgress asked, bool asJson, CancellationToken ct)
    {
        switch (await ask.Run(asked, ct))
        {
            case Outcome<ProgressOfUnit>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<ProgressOfUnit>.Done { Value: var progress }:
                if (asJson)
                {
                    answer.Json(AsJson(progress));
                }
                else
                {
                    AsTable(answer, progress);
                }

                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static object AsJson(ProgressOfUnit progress) => new
    {
        Unit = new { progress.Unit.Code, progress.Unit.Name },
        progress.From,
        progress.To,
        progress.AsOf,
        KnownAt = progress.KnownAt?.ToOffset(TimeSpan.FromHours(7)),
        progress.Year,
        progress.Shown?.NewYear,
        Items = progress.Items.Select(i => new
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

    private static void AsTable(Answer answer, ProgressOfUnit progress)
    {
        var (unit, year, items) = (progress.Unit, progress.Year, progress.Items);
        if (progress.Shown is { Sentence: { } sentence, Next: var (from, to) })
        {
            // A line of its own, however narrow the table has to be.
            answer.Output.WriteLine($"{sentence} Xem năm {year + 1}: thêm {(from is { } first ? $"--from {VietnameseDate.Print(first)} " : "")}--to {VietnameseDate.Print(to)}.");
        }

        if (items.Count == 0)
        {
            answer.Output.WriteLine($"{unit.Name} chưa có cam kết nào cho năm {year}: nhận bản cam kết ở trang Cam kết, hoặc cho biết --to của năm khác.");
            return;
        }

        var table = new Table { Title = new TableTitle(Markup.Escape($"{unit.Name}: tiến độ cam kết, số liệu đến {VietnameseDate.Print(progress.AsOf)}{(progress.KnownAt is { } known ? $", như đã biết lúc {WrittenMoment.Print(VietnamClock.Wall(known.UtcDateTime))}" : "")}")) };
        table.AddColumns("Mục", "Nội dung", "Hiện nay", "Cam kết", "Tình trạng", "Cần gì");
        foreach (var item in items)
        {
            table.AddRow(
                Cell(item.Path),
                Cell(item.Text),
                Cell(string.Join("; ", item.Targets.Select(t => FigureText.Now(t) + (FigureText.Parts(t.Actual) is { } parts ? $" ({parts})" : "")))),
                Cell(string.Join("; ", item.Targets.Select(t => TargetText.Print(t.Target)))),
                Cell(StatusLook.Of(item.Status).Word),
                Cell(item.OtherDays is { } days ? item.Sentence + " " + days : item.Sentence));
        }

        answer.Screen().Write(table);
    }

    private static Spectre.Console.Text Cell(string text) => new(text);

    /// <summary>At most six decimals: numerator and denominator carry the exact value.</summary>
    private static decimal? Rounded(decimal? value) =>
        value is { } v ? Math.Round(v, 6, MidpointRounding.AwayFromZero) / 1.0000000000000000000000m : null;

    /// <summary>OutOfReach is "out-of-reach".</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
