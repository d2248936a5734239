namespace CamKet.App.Platform;

/// <summary>What a person gets: the thing, or one Vietnamese sentence saying what is wrong and what to do.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(string Sentence) : Outcome<T>
    {
        /// <summary>The sentence for whoever sits at a terminal, where something else is to be done than on a page.</summary>
        public string AtTerminal { get; init; } = Sentence;

        /// <summary>The same refusal where something else was asked for.</summary>
        public Outcome<TOther>.Refused Of<TOther>() => new(Sentence) { AtTerminal = AtTerminal };
    }
}
