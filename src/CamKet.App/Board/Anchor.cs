namespace CamKet.App.Board;

/// <summary>The id of a promise's row on its unit's page, by its identity: two may bear one number.</summary>
public static class Anchor
{
    public static string Of(Guid itemId) => $"muc-{itemId:N}";
}
