using Npgsql;

namespace CamKet.App.Platform;

/// <summary>
/// Where the database is, for each of the roles. Built from the embedded server, or from the configuration:
/// <c>CAMKET_DATABASE</c> is a login that may become camket_owner; <c>CAMKET_DATABASE_APP</c> and
/// <c>CAMKET_DATABASE_PUBLIC</c> are the logins of the two other roles and default to the first with the user replaced.
/// </summary>
public sealed record DatabaseAddress
{
    private readonly string owner;
    private readonly string app;
    private readonly string publicReader;

    public DatabaseAddress(string owner, string? app = null, string? publicReader = null)
    {
        this.owner = owner;
        this.app = With(app ?? owner, Roles.App);
        this.publicReader = With(publicReader ?? owner, Roles.Public);
    }

    /// <summary>The connection string whose login is this role's own; only the owner's may be another login that then takes the role.</summary>
    public string For(string role) => role switch
    {
        Roles.Owner => owner,
        Roles.App => app,
        Roles.Public => publicReader,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not one of the program's roles."),
    };

    public string DatabaseName => new NpgsqlConnectionStringBuilder(owner).Database ?? "camket";

    public static DatabaseAddress? FromConfiguration(IConfiguration configuration)
    {
        var configured = configuration["CAMKET_DATABASE"];
        return string.IsNullOrWhiteSpace(configured)
            ? null
            : new(configured, configuration["CAMKET_DATABASE_APP"], configuration["CAMKET_DATABASE_PUBLIC"]);
    }

    private static string With(string connection, string role) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            Username = role,
            ApplicationName = role,
            ArrayNullabilityMode = ArrayNullabilityMode.PerInstance, // an open pause is a null among dates
        }.ConnectionString;
}
