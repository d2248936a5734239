using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Accounts;

/// <summary>
/// The form of the sign-in page. Good: a redirect to where the person was going. Not good: the same page again, with the
/// sentence and the name as typed, status 422.
/// </summary>
internal static class SignIn
{
    public sealed class Form
    {
        public string? Ten { get; set; }

        public string? MatKhau { get; set; }

        public string? Ve { get; set; }
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>>> Post(
        [FromForm] Form form, SignInManager<Account> accounts)
    {
        var name = form.Ten?.Trim() ?? "";
        var result = await accounts.PasswordSignInAsync(name, form.MatKhau ?? "", isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded
            ? TypedResults.LocalRedirect(LocalOrHome(form.Ve))
            : new RazorComponentResult<SignInPage>(new { Name = name, form.Ve, Problem = Sentence(result) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
    }

    /// <summary>Only an address of our own; "//elsewhere" and "/\elsewhere" are not.</summary>
    internal static string LocalOrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";

    private static string Sentence(Microsoft.AspNetCore.Identity.SignInResult result) => result.IsLockedOut
        ? "Tài khoản bị khoá 15 phút vì nhập sai mật khẩu 5 lần. Hãy thử lại sau, hoặc nhờ người quản trị cấp mật khẩu mới."
        : "Tên đăng nhập hoặc mật khẩu chưa đúng.";
}

/// <summary>Signing out is a form, so that no link elsewhere can do it.</summary>
internal static class SignOut
{
    public static async Task<RedirectHttpResult> Post([FromForm] string? ve, SignInManager<Account> accounts)
    {
        await accounts.SignOutAsync();
        return TypedResults.LocalRedirect(SignIn.LocalOrHome(ve));
    }
}
