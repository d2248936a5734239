using CamKet.App.Platform;
using Microsoft.AspNetCore.Identity;

namespace CamKet.App.Accounts;

/// <summary>The <c>camket user</c> commands.</summary>
internal static class Users
{
    public static async Task<int> List(IServiceProvider services, Answer answer, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var (name, isLocked) in await scope.ServiceProvider.GetRequiredService<ListAccounts>().Run(ct))
        {
            answer.Output.WriteLine(isLocked ? $"{name} (đang khoá)" : name);
        }

        return 0;
    }

    public static async Task<int> Add(IServiceProvider services, Answer answer, string name)
    {
        await using var scope = services.CreateAsyncScope();
        var password = FirstAdministrator.NewPassword();
        return await Say(answer, await FirstAdministrator.Add(scope.ServiceProvider, name, password), password);
    }

    public static async Task<int> Reset(IServiceProvider services, Answer answer, string name)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByNameAsync(name) is not { } account)
        {
            return await Say(answer, $"Không có tài khoản '{name}': xem ./camket user list.", "");
        }

        var password = FirstAdministrator.NewPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockedUntil = null;
        account.FailedCount = 0;
        return await Say(answer, FirstAdministrator.Sentence(await accounts.UpdateSecurityStampAsync(account)), password);
    }

    private static async Task<int> Say(Answer answer, string? fault, string password)
    {
        if (fault is null)
        {
            answer.Output.WriteLine(password);
            return 0;
        }

        return await answer.Refuse(fault);
    }
}
