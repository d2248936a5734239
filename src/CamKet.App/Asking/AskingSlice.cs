namespace CamKet.App.Asking;

/// <summary>What pages ask with: the home province, the window and the moment in an address, what a new store still lacks.</summary>
public static class AskingSlice
{
    public static IServiceCollection AddAsking(this IServiceCollection services)
    {
        services.AddSingleton<HomeProvince>();
        services.AddSingleton<FirstSteps>();
        return services;
    }
}
