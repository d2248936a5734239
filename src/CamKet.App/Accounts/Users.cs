using Microsoft.AspNetCore.Identity;

namespace CamKet.App.Accounts;

/// <summary>The <c>camket user</c> commands.</summary>
internal static class Users
{
    public static async Task<int> List(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var account in await scope.ServiceProvider.GetRequiredService<AccountStore>().All(ct))
        {
            Console.WriteLine(account.LockedUntil > now ? $"{account.Name} (đang khoá)" : account.Name);
        }

        return 0;
    }

    public static async Task<int> Add(IServiceProvider services, string name)
    {
        await using var scope = services.CreateAsyncScope();
        var password = FirstAdministrator.NewPassword();
        return await Say(await FirstAdministrator.Add(scope.ServiceProvider, name, password), password);
    }

    public static async Task<int> Reset(IServiceProvider services, string name)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByNameAsync(name) is not { } account)
        {
            return await Say($"Không có tài khoản '{name}': xem ./camket user list.", "");
        }

        var password = FirstAdministrator.NewPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockedUntil = null;
        account.FailedCount = 0;
        return await Say(FirstAdministrator.Sentence(await accounts.UpdateSecurityStampAsync(account)), password);
    }

    private static async Task<int> Say(string? fault, string password)
    {
        if (fault is null)
        {
            Console.WriteLine(password);
            return 0;
        }

        await Console.Error.WriteLineAsync(fault);
        return 1;
    }
}
