namespace CamKet.App.Accounts;

/// <summary>The accounts by name, and which of them are locked now after too many wrong passwords.</summary>
internal sealed class ListAccounts(AccountStore accounts, TimeProvider time)
{
    public async Task<IReadOnlyList<(string Name, bool IsLocked)>> Run(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return [.. (await accounts.All(ct)).Select(account => (account.Name, account.LockedUntil > now))];
    }
}
