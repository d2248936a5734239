using CamKet.Extracts;
using CamKet.Time;

namespace CamKet.App.Intake;

internal enum ImportJobState
{
    Reading,
    Waiting,
    Accepting,
    Accepted,
}

/// <summary>What a person handed in with a file.</summary>
/// <param name="Kind">Null: the file's head tells.</param>
/// <param name="Nothing">The person states that nothing happened in these days.</param>
internal sealed record HandedIn(ExtractKind? Kind, string? UnitCode, Window? Window, bool Nothing, string FileName, string By);

/// <summary>An uploaded file on its way. It can be left and found again, on any node; the file itself goes when it is decided.</summary>
internal sealed record ImportJob(
    int ProvinceId, int UnitNo, Guid Id, Guid Batch, HandedIn What, long Bytes, ImportJobState State, ImportProgress Progress, bool StopAsked, int Tries, ImportOutcome? Outcome, DateTime Begun)
{
    public bool IsBusy => State is ImportJobState.Reading or ImportJobState.Accepting;

    public ImportRequest Request(string path) => new(What.Kind, path, What.FileName, What.By)
    {
        UnitCode = What.UnitCode,
        Window = What.Window,
        Nothing = What.Nothing,
        Confirmed = State == ImportJobState.Accepting ? (Outcome as ImportOutcome.Preview)?.Summary.Suspicions ?? [] : null,
        DryRun = State != ImportJobState.Accepting,
    };
}
