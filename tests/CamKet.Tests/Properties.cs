using FsCheck;

namespace CamKet.Tests;

internal static class Properties
{
    /// <summary>Checks a property with a fixed seed, so that a failure is the same on every machine.</summary>
    public static void Holds(this Property property, int cases = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20241110UL, 1325UL), property);
}
