using Xunit;

namespace CamKet.Tests;

/// <summary>A test over the published tables and the real documents beside them: a visible skip where <c>CAMKET_DATA</c> does not name their folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (Documents is null)
        {
            Skip = "CAMKET_DATA does not name the folder of the published tables, with the real documents beside it.";
        }
    }

    /// <summary>Where the five real documents lie: outside the repository, since their texts do not belong into it.</summary>
    public static string? Documents { get; } = Find();

    private static string? Find()
    {
        var data = Environment.GetEnvironmentVariable("CAMKET_DATA");
        var folder = string.IsNullOrEmpty(data) ? null : Path.GetFullPath(Path.Combine(data, "..", "documents"));
        return Directory.Exists(data) && Directory.Exists(folder) ? folder : null;
    }
}
