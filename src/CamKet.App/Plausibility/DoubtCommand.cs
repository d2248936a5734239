using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Plausibility;

namespace CamKet.App.Plausibility;

/// <summary><c>camket doubt [--unit CODE] [--json]</c>; without a unit, how many there are at each. Doubts are no fault: the exit code is 0.</summary>
internal static class DoubtCommand
{
    public static async Task<int> Run(IServiceProvider services, Answer answer, string? unit, bool asJson, CancellationToken ct)
    {
        if (unit is null)
        {
            return await Everywhere(services.GetRequiredService<FindDoubts>(), answer, asJson, ct);
        }

        switch (await services.GetRequiredService<FindDoubts>().Run(unit, ct))
        {
            case Outcome<DoubtsOfUnit>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<DoubtsOfUnit>.Done { Value: var found }:
                if (asJson)
                {
                    answer.Json(new
                    {
                        unit = new { code = found.Asked.Unit.Code, name = found.Asked.Unit.Name },
                        from = found.Asked.Window.From,
                        to = found.Asked.Window.To,
                        doubts = found.Open.Select(Json),
                        dismissed = found.Dismissed.Select(d => new { doubt = Json(d.Doubt), reason = d.By.Reason, at = d.By.At, by = d.By.By }),
                    });
                }
                else
                {
                    answer.Output.WriteLine($"{found.Asked.Unit.Name}, {found.Asked.Window}: {found.Sentence}");
                    foreach (var doubt in found.Open)
                    {
                        answer.Output.WriteLine($"- {doubt.Rule.Name()} ({doubt.Where}): {doubt.What} {doubt.Do}");
                    }
                }

                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static async Task<int> Everywhere(FindDoubts find, Answer answer, bool asJson, CancellationToken ct)
    {
        switch (await find.Everywhere(ct))
        {
            case Outcome<DoubtsOfProvince>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<DoubtsOfProvince>.Done { Value: var found }:
                if (asJson)
                {
                    answer.Json(new
                    {
                        province = new { code = found.Province.Code, name = found.Province.Name },
                        doubts = found.Open,
                        unitsWithoutData = found.Silent,
                        units = found.Units.Select(u => new
                        {
                            code = u.Asked.Unit.Code, name = u.Asked.Unit.Name, from = u.Asked.Window.From, to = u.Asked.Window.To, doubts = u.Open.Count, dismissed = u.Dismissed.Count,
                            rules = u.ByRule.Select(r => new { rule = r.Rule.ToString().ToLowerInvariant(), doubts = r.Doubts }),
                        }),
                    });
                }
                else
                {
                    answer.Output.WriteLine($"{found.Province.Name}: {found.Sentence}");
                    foreach (var unit in found.Doubtful)
                    {
                        answer.Output.WriteLine($"- {unit.Asked.Unit.Name} ({unit.Asked.Unit.Code}), {unit.Asked.Window}: {unit.Open.Count} ({unit.Rules})");
                    }
                }

                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static object Json(Doubt doubt) => new
    {
        rule = doubt.Rule.ToString().ToLowerInvariant(), key = doubt.Key, what = doubt.What, where = doubt.Where, why = doubt.Why, @do = doubt.Do, link = doubt.Link,
    };
}
