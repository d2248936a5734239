namespace CamKet.App.Commitments;

/// <summary>The address of a promise's page. It goes by its identity, so that it holds whatever number the promise bears.</summary>
internal static class PromiseLink
{
    public static string Of(string slug, Guid itemId) => $"/don-vi/{slug}/cam-ket/{itemId}";
}
