using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Commitments;

namespace CamKet.App.Commitments;

/// <summary>What is done with a draft once its fields are stored.</summary>
internal enum DraftStep
{
    Keep,
    Confirm,
    Discard,
}

internal abstract record CorrectOutcome
{
    private CorrectOutcome()
    {
    }

    public sealed record NotThere : CorrectOutcome;

    /// <summary>It was confirmed or discarded in another window; its page says so.</summary>
    public sealed record Closed : CorrectOutcome;

    public sealed record Kept : CorrectOutcome;

    public sealed record Discarded : CorrectOutcome;

    /// <param name="Slug">Of the unit whose commitment it is.</param>
    public sealed record Made(Guid Id, string Slug) : CorrectOutcome;

    public sealed record Faulty(IReadOnlyList<DraftFault> Faults) : CorrectOutcome;
}

/// <summary>
/// Keeps a draft as a person corrected it, and goes on with it as asked. The fields are stored first as they were typed: nothing typed is lost,
/// whether what follows succeeds or not.
/// </summary>
internal sealed class Correct(Database database, HomeProvince home, TimeProvider time)
{
    /// <param name="typed">The draft as it was, with what was typed over it.</param>
    public async Task<CorrectOutcome> Run(Guid id, Func<Draft, Draft> typed, DraftStep step, string reason, string by, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return new CorrectOutcome.NotThere();
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await DraftStore.Find(scoped.Connection, province, id) is not { } stored)
        {
            return new CorrectOutcome.NotThere();
        }

        var draft = typed(stored.Form);
        if (!await DraftStore.Save(scoped.Connection, province, id, draft, time.GetUtcNow()))
        {
            return new CorrectOutcome.Closed();
        }

        var outcome = step switch
        {
            DraftStep.Confirm => await Confirm.Run(scoped.Connection, province, stored with { Form = draft }, by, reason, time.GetUtcNow(), ct) switch
            {
                Confirm.Outcome.Made made => new CorrectOutcome.Made(made.Id, made.Slug),
                Confirm.Outcome.Faulty faulty => new CorrectOutcome.Faulty(faulty.Faults),
                _ => throw new InvalidOperationException("The outcomes are closed."),
            },
            DraftStep.Discard => await Discard(scoped, province, id),
            _ => (CorrectOutcome)new CorrectOutcome.Kept(),
        };
        await scoped.Commit(ct);
        return outcome;
    }

    private async Task<CorrectOutcome> Discard(ScopedTransaction scoped, int province, Guid id)
    {
        await DraftStore.Close(scoped.Connection, province, id, "discarded", null, null, time.GetUtcNow());
        return new CorrectOutcome.Discarded();
    }
}
