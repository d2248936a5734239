using System.Globalization;
using CamKet.App.Platform;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace CamKet.App.Accounts;

/// <summary>The accounts' SQL, in the shape ASP.NET Core Identity asks for.</summary>
internal sealed class AccountStore(Database database)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserSecurityStampStore<Account>
{
    private const string Columns =
        "account_id, name, normalized_name, password_hash, security_stamp, failed_count, locked_until, created_at";

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var created = await connection.ExecuteAsync(
            """
            insert into account (account_id, name, normalized_name, password_hash, security_stamp, failed_count, locked_until, created_at)
            values (@AccountId, @Name, @NormalizedName, @PasswordHash, @SecurityStamp, @FailedCount, @LockedUntil, @CreatedAt)
            on conflict (normalized_name) do nothing
            """,
            user);
        return created == 1
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.Name));
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(
            """
            update account
            set name = @Name, normalized_name = @NormalizedName, password_hash = @PasswordHash,
                security_stamp = @SecurityStamp, failed_count = @FailedCount, locked_until = @LockedUntil
            where account_id = @AccountId
            """,
            user);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync("delete from account where account_id = @AccountId", user);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Account>(
            $"select {Columns} from account where account_id = @id", new { id = Guid.Parse(userId, CultureInfo.InvariantCulture) });
    }

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Account>(
            $"select {Columns} from account where normalized_name = @normalizedUserName", new { normalizedUserName });
    }

    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return (await connection.QueryAsync<Account>($"select {Columns} from account order by normalized_name")).AsList();
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccountId.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.FailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Set(() => user.FailedCount = 0);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Set(() => user.Name = userName!);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.NormalizedName = normalizedName!);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(() => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(() => user.LockedUntil = lockoutEnd?.ToUniversalTime());

    public void Dispose()
    {
        // Nothing is held between two calls.
    }

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
