using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace CamKet.App.Accounts;

/// <summary>An empty installation gets one administrator; the generated password is said once and kept nowhere.</summary>
public static class FirstAdministrator
{
    public const string Name = "quantri";

    /// <summary>The generated password when an account was made with one; null when there was an account or a password was given.</summary>
    public static async Task<string?> Ensure(IServiceProvider services, string? password, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<AccountStore>().All(ct)).Count > 0)
        {
            return null;
        }

        var chosen = string.IsNullOrWhiteSpace(password) ? NewPassword() : password;
        var made = await Add(scope.ServiceProvider, Name, chosen);
        return made is not null
            ? throw new Platform.MachineFault($"Không tạo được tài khoản quản trị từ CAMKET_ADMIN_PASSWORD: {made}")
            : string.IsNullOrWhiteSpace(password) ? chosen : null;
    }

    /// <summary>Makes an account; what is wrong with name or password comes back as a sentence.</summary>
    internal static async Task<string?> Add(IServiceProvider services, string name, string password)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        var result = await accounts.CreateAsync(
            new Account
            {
                AccountId = Guid.CreateVersion7(),
                Name = name,
                NormalizedName = "",
                CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            },
            password);
        return Sentence(result);
    }

    internal static string? Sentence(IdentityResult result) => result.Succeeded
        ? null
        : string.Join(" ", result.Errors.Select(error => error.Code switch
        {
            "PasswordTooShort" => "Mật khẩu phải có ít nhất 10 ký tự.",
            "DuplicateUserName" => "Tên đăng nhập này đã có.",
            "InvalidUserName" => "Tên đăng nhập chỉ gồm chữ không dấu, số và các dấu . - _ @.",
            _ => error.Description,
        }));

    /// <summary>Twenty letters and digits that are not mistaken for one another: more than 90 bits.</summary>
    internal static string NewPassword()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        return string.Join('-', letters.Chunk(5).Select(part => new string(part)));
    }
}
