using System.Security.Cryptography;
using System.Text;

namespace CamKet.App.Provenance;

/// <summary>
/// What a fact says as the address of a list carries it: itself, or a mark where it says nothing. Of what is too long for an address, or reads
/// like such a mark, the digest: names of procedures run to hundreds of letters, three bytes each, and an address holds eight thousand.
/// </summary>
internal static class AddressedText
{
    public const string Nothing = "-";
    private const string Digest = "~";
    private const int Longest = 200;

    public static string Of(string? said) =>
        string.IsNullOrEmpty(said) ? Nothing
        : said.Length > Longest || said == Nothing || said.StartsWith(Digest, StringComparison.Ordinal) || said != said.Trim()
            ? Digest + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))
        : said;

    /// <summary>The condition that a text, null where a fact says nothing, is what the parameter carries; any is, where it carries null.</summary>
    public static string Holds(string expression, string parameter) => $"""
        (@{parameter} is null or case when @{parameter} = '{Nothing}' then {expression} is null
                                      when @{parameter} like '{Digest}%' then encode(sha256(convert_to({expression}, 'UTF8')), 'hex') = substr(@{parameter}, 2)
                                      else {expression} = @{parameter} end)
        """;
}
