using CamKet.App.Platform;
using CamKet.Drill;
using CamKet.Time;

namespace CamKet.App.Drill;

/// <summary><c>camket due --unit CODE [--on D] [--json]</c>.</summary>
internal static class DueCommand
{
    internal sealed record Request(string Unit, string? Day, bool AsJson);

    public static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        switch (await services.GetRequiredService<ListDue>().Run(request.Unit, request.Day, ct))
        {
            case Outcome<DueMorning>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<DueMorning>.Done { Value: var morning }:
                if (request.AsJson)
                {
                    answer.Json(Json(morning));
                }
                else
                {
                    Print(morning, answer.Output);
                }

                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static object Json(DueMorning morning) => new
    {
        unit = new { code = morning.Asked.Unit.Code, name = morning.Asked.Unit.Name },
        on = morning.List.Day,
        until = morning.List.Until,
        dataUntil = morning.Asked.DataUntil,
        sentence = morning.Sentence,
        lateResolvedWithoutLetter = morning.LateResolved,
        dossiers = DueOrder.Of(morning.List.Dossiers, null).Select(d => new
        {
            code = d.Code, procedure = d.Procedure, section = d.Section, officer = d.Officer, due = d.Due, late = d.IsLate, workingDays = d.WorkingDays, hasLetter = d.HasLetter,
        }),
    };

    private static void Print(DueMorning morning, TextWriter output)
    {
        output.WriteLine($"{morning.Asked.Unit.Name}, ngày {VietnameseDate.Print(morning.List.Day)}: {morning.Sentence}");
        if (morning.AlsoOwed is { } also)
        {
            output.WriteLine(also);
        }

        foreach (var dossier in DueOrder.Of(morning.List.Dossiers, null))
        {
            output.WriteLine(string.Join("  ", dossier.Section ?? DueWords.NoSection, dossier.Officer ?? "–", dossier.Code, DueWords.Due(dossier), DueWords.Left(dossier), DueWords.Letter(dossier)).TrimEnd());
        }
    }
}

/// <summary>A line of the list in words.</summary>
internal static class DueWords
{
    public const string NoSection = "Chưa ghi bộ phận";

    /// <summary>The hour only where the limit is by the minute.</summary>
    public static string Due(DueDossier dossier) => VietnameseDate.Print(DateOnly.FromDateTime(dossier.Due))
        + (dossier.ByMinute ? dossier.Due.ToString(" HH':'mm", System.Globalization.CultureInfo.InvariantCulture) : "");

    /// <summary>In working days: "quá hạn 2 ngày", "hết hạn hôm nay", "còn 3 ngày".</summary>
    public static string Left(DueDossier dossier) => dossier switch
    {
        // Late since the last working day: on a Saturday no working day has passed.
        { IsLate: true, WorkingDays: 0 } => "vừa quá hạn",
        { IsLate: true } => $"quá hạn {-dossier.WorkingDays} ngày",
        { WorkingDays: 0 } => "hết hạn hôm nay",
        _ => $"còn {dossier.WorkingDays} ngày",
    };

    public static string Letter(DueDossier dossier) => dossier.IsLate ? dossier.HasLetter ? "đã có thư" : "chưa có thư xin lỗi" : dossier.HasLetter ? "đã có thư" : "";
}
