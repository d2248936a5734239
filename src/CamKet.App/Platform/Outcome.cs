namespace CamKet.App.Platform;

/// <summary>What a person gets: the thing, or one Vietnamese sentence saying what is wrong and what to do.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(string Sentence) : Outcome<T>;
}
