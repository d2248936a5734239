using System.CommandLine;
using CamKet.App.Platform;
using Microsoft.AspNetCore.Antiforgery;

namespace CamKet.App.Plausibility;

/// <summary>Figures a person should look at before they are reported.</summary>
public static class PlausibilitySlice
{
    public static IServiceCollection AddPlausibility(this IServiceCollection services)
    {
        services.AddSingleton<DoubtfulFigures>();
        services.AddSingleton<FindDoubts>();
        services.AddSingleton<DismissDoubt>();
        return services;
    }

    public static void MapPlausibility(this WebApplication app) =>
        app.MapPost("/so-lieu/kiem-tra/bo-qua", DoubtForms.Dismiss).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị; không ghi: số điểm của từng đơn vị trong tỉnh" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("doubt", "Những con số của một đơn vị, hay của từng đơn vị trong tỉnh, nên xem lại trước khi báo cáo") { unit, json };
        command.SetAction((parsed, ct) => run.WithDatabase((services, token) => DoubtCommand.Run(services, run.Answer, parsed.GetValue(unit), parsed.GetValue(json), token), ct));
        return [command];
    }
}
