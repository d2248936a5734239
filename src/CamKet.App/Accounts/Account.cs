using CamKet.App.Documents;

namespace CamKet.App.Accounts;

/// <summary>A person who may sign in. Names differ by more than case; five wrong passwords lock for fifteen minutes.</summary>
public sealed class Account
{
    public Guid AccountId { get; init; }

    public required string Name { get; set; }

    public required string NormalizedName { get; set; }

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public int FailedCount { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
