using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.Extracts;

namespace CamKet.App.Samples;

/// <summary>
/// Takes the sample province in through the doors a user has: every extract is imported and accepted; a file of ours that is
/// refused is a bug of the samples.
/// </summary>
internal sealed class LoadSamples(SampleFiles samples, ImportFile import)
{
    public const string By = "tỉnh mẫu";

    /// <param name="units">Only these units' files, by code; null: all.</param>
    public async Task Facts(IReadOnlySet<string>? units, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("camket-mau-");
        try
        {
            foreach (var file in samples.All(Home.Path("samples", "hard-cases")).Where(file => file.Kind != SampleFiles.CommitmentKind && units?.Contains(file.UnitCode) != false))
            {
                await Import(folder.FullName, file, ct);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Import(string folder, SampleFile file, CancellationToken ct)
    {
        var name = file.Path.Split('/')[^1];
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, file.Content, ct);
        var kind = ExtractKinds.FromCode(file.Kind) ?? throw new InvalidOperationException($"{file.Path}: no kind {file.Kind}.");
        var outcome = await import.Run(new ImportRequest(kind, path, name, By) { UnitCode = file.UnitCode, Window = file.Window }, progress: null, ct);
        switch (outcome)
        {
            case ImportOutcome.Accepted { Summary: { Refused: 0 } }:
            case ImportOutcome.Known:
                return;
            case ImportOutcome.Accepted accepted:
                throw new InvalidOperationException(
                    $"{file.Path}: {accepted.Summary.Refused} rows refused: {string.Join("; ", accepted.Summary.RefusedRows.Take(3).SelectMany(row => row.Reasons.Select(r => r.Sentence)))}");
            default:
                throw new InvalidOperationException($"{file.Path}: {outcome}");
        }
    }
}
