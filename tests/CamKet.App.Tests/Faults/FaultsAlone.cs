using Xunit;

namespace CamKet.App.Tests.Faults;

/// <summary>Breaking servers clears every pool of the process: nothing else may be running then.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultsAlone
{
    public const string Name = "faults";
}
