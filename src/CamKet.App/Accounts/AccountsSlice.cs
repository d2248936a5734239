using System.CommandLine;
using CamKet.App.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace CamKet.App.Accounts;

/// <summary>Who may sign in. One administrator is enough for now; public pages need nobody.</summary>
public static class AccountsSlice
{
    internal const string SignInCookie = "camket";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<AccountStore>();
        services.AddScoped<ListAccounts>();
        services.AddBeforeServing(async (provider, configuration, ct) => await FirstAdministrator.Ensure(provider, configuration["CAMKET_ADMIN_PASSWORD"], ct) is { } password
            ? $"Tài khoản quản trị: {FirstAdministrator.Name}, mật khẩu dùng lần đầu: {password}"
            : null);
        services.AddScoped<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>());
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = SignInCookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/dang-nhap";
            cookie.ReturnUrlParameter = "ve";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                {
                    return toSignIn(context);
                }

                // What was sent cannot be sent again from here; its page still has it, and says so better than a lost form.
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = 10;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddSignInManager();
        services.AddDataProtection().SetApplicationName("CamKet");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceProvider>((keys, provider) => keys.XmlRepository = new ProtectionKeys(provider.GetRequiredService<Database>()));
        return services;
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost("/dang-nhap", SignIn.Post);
        app.MapPost("/dang-xuat", SignOut.Post);
    }

    public static IEnumerable<Command> Commands(CommandRun run)
    {
        var user = new Command("user", "Tài khoản đăng nhập");
        var list = new Command("list", "Liệt kê tài khoản");
        list.SetAction((_, ct) => run.WithDatabase((services, stop) => Users.List(services, run.Answer, stop), ct));
        user.Add(list);
        user.Add(WithName("add", "Thêm tài khoản; mật khẩu được sinh ra và in một lần", (name, ct) => run.WithDatabase((services, _) => Users.Add(services, run.Answer, name), ct)));
        user.Add(WithName("reset", "Cấp mật khẩu mới và mở khoá tài khoản", (name, ct) => run.WithDatabase((services, _) => Users.Reset(services, run.Answer, name), ct)));
        return [user];
    }

    private static Command WithName(string verb, string description, Func<string, CancellationToken, Task<int>> run)
    {
        var name = new Argument<string>("TEN") { Description = "Tên đăng nhập" };
        var command = new Command(verb, description) { name };
        command.SetAction((parsed, ct) => run(parsed.GetValue(name)!, ct));
        return command;
    }
}
