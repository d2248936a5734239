using Xunit;

namespace CamKet.App.Tests.Fixture;

/// <summary>A test over the whole published tables: a visible skip where <c>CAMKET_DATA</c> does not name their folder.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CAMKET_DATA")))
        {
            Skip = "CAMKET_DATA is not set";
        }
    }
}
