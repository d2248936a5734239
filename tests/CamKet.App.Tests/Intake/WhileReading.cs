using CamKet.App.Intake;

namespace CamKet.App.Tests.Intake;

/// <summary>Something that happens while an import is at its rows, told how many it has read.</summary>
internal sealed class WhileReading(Action<int> act) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value)
    {
        if (value.Rows > 0)
        {
            act(value.Rows);
        }
    }
}
