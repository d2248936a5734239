using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Units;
using CamKet.Progress;

namespace CamKet.App.Samples;

/// <summary>Made-up standings of Xã Hướng Linh for 2024, so that its promised ranks have something to be judged by.</summary>
internal sealed class LoadStandings(RecordStanding record, Database database)
{
    private const string Unit = "19447";

    /// <summary>Not a number any office gives: what is made up says so wherever its source is shown.</summary>
    private const string Decision = "tài liệu mẫu, không có thật";

    private static readonly DateOnly Day = new(2024, 10, 31);

    private static readonly Standing[] Made =
    [
        new("par-index", 2024, null, 12, 22, "Tốt", true, Decision, Day),
        new("task-completion", 2024, null, 14, 22, "Tốt", true, Decision, Day),
    ];

    public async Task Load(CancellationToken ct)
    {
        var scope = Scope.WholeProvince(SampleProvince.ProvinceId);
        var unitNo = await UnitNo(scope, ct);
        foreach (var standing in Made)
        {
            if ((await record.Run(scope, unitNo, standing, LoadSamples.By, ct)).Refused is { } sentence)
            {
                throw new InvalidOperationException(sentence);
            }
        }
    }

    private async Task<int> UnitNo(Scope scope, CancellationToken ct)
    {
        await using var scoped = await database.InScope(scope, ct);
        return (await UnitStore.ByCode(scoped.Connection, Unit, Day))?.UnitNo ?? throw new InvalidOperationException($"{Unit} is not in the register.");
    }
}
