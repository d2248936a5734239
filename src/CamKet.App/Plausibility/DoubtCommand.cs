using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Plausibility;

namespace CamKet.App.Plausibility;

/// <summary><c>camket doubt --unit CODE [--json]</c>. Doubts are no fault: the exit code is 0.</summary>
internal static class DoubtCommand
{
    public static async Task<int> Run(IServiceProvider services, string unit, bool asJson, CancellationToken ct)
    {
        switch (await services.GetRequiredService<FindDoubts>().Run(unit, ct))
        {
            case Outcome<DoubtsOfUnit>.Refused refused:
                return await Answer.Refuse(refused.Sentence);
            case Outcome<DoubtsOfUnit>.Done { Value: var found }:
                if (asJson)
                {
                    Answer.Json(new
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
                    Console.WriteLine($"{found.Asked.Unit.Name}, {found.Asked.Window}: {found.Sentence}");
                    foreach (var doubt in found.Open)
                    {
                        Console.WriteLine($"- {doubt.Rule.Name()} ({doubt.Where}): {doubt.What} {doubt.Do}");
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
