using System.CommandLine;
using CamKet.Time;

namespace CamKet.App.Platform;

/// <summary>An option of a command that is a day, typed as <see cref="WrittenDay"/> reads it; anything else is refused before the command begins.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Create(string name, string description, bool isRequired = false) => new(name)
    {
        Description = description,
        Required = isRequired,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (WrittenDay.Read(text) is { } day)
            {
                return day;
            }

            result.AddError(WrittenDay.Fault(text, name));
            return null;
        },
    };
}
