// Rooms whose arrows form a circle, each drawn by another way of using a type: what the test of the walls is tried on.
namespace CamKet.App.Tests.Architecture.Wrong.Ground
{
    internal sealed class Stone
    {
        public static int Weight() => 3;
    }

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class MarkAttribute : Attribute;

    internal sealed class CrumbledException : Exception;

    internal sealed class Sieve<T>
    {
        public T? Kept { get; set; }
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.InBody
{
    internal sealed class Wall
    {
        public static int Weight() => Ground.Stone.Weight();
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.InSignature
{
    internal sealed class Wall
    {
        public static bool IsOf(Ground.Stone? stone) => stone is null;
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.InArgument
{
    internal sealed class Wall
    {
        public static int Stones() => new List<Ground.Stone>().Count;
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.InAttribute
{
    [Ground.Mark]
    internal sealed class Wall;
}

namespace CamKet.App.Tests.Architecture.Wrong.InCatch
{
    internal sealed class Wall
    {
        public static bool Stands(Action build)
        {
            try
            {
                build();
                return true;
            }
            catch (Ground.CrumbledException)
            {
                return false;
            }
        }
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.InBase
{
    internal sealed class Wall : List<Ground.Sieve<int>>;
}

namespace CamKet.App.Tests.Architecture.Wrong.InLambda
{
    internal sealed class Wall
    {
        public static Func<Task<int>> Later() => async () =>
        {
            await Task.Yield();
            return Ground.Stone.Weight();
        };
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.Round
{
    internal sealed class Wall
    {
        public static int Weight() => Back.Wall.Weight() + 1;
    }
}

namespace CamKet.App.Tests.Architecture.Wrong.Back
{
    internal sealed class Wall
    {
        public static int Weight() => Round.Wall.Weight() - 1;

        public static DateTimeOffset Clock(TimeProvider time) => time.GetUtcNow();
    }
}
