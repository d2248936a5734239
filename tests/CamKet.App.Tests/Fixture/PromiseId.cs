using System.Security.Cryptography;
using System.Text;

namespace CamKet.App.Tests.Fixture;

/// <summary>The identity a test gives a promise, by its own words for it.</summary>
internal static class PromiseId
{
    public static Guid Of(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16]);
}
