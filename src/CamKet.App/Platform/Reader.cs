using System.Security.Claims;

namespace CamKet.App.Platform;

/// <summary>Who a page is read by, which decides the database role that reads for it.</summary>
public enum Reader
{
    /// <summary>A visitor: camket_public, which sees only the columns public pages show or count.</summary>
    Public,

    /// <summary>A signed-in member of staff, or a command: camket_app.</summary>
    Staff,
}

public static class Readers
{
    public static Reader Of(ClaimsPrincipal? person) => person?.Identity?.IsAuthenticated == true ? Reader.Staff : Reader.Public;
}
