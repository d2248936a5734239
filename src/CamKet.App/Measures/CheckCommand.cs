using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.App.Measures;

/// <summary><c>camket check [--rebuild] [--seed N] [--json]</c>: exit code 2 where the ledger and the facts differ, which no user can cause.</summary>
internal static class CheckCommand
{
    private const int MostShown = 20;

    internal sealed record Request(bool Rebuild, int Seed, bool AsJson);

    public static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        var register = await services.GetRequiredService<FindUnit>().Register(ct);
        var checks = new List<LedgerCheck>();
        foreach (var province in await services.GetRequiredService<CheckLedger>().Provinces(ct))
        {
            if (request.Rebuild)
            {
                await services.GetRequiredService<RebuildLedger>().Run(province, ct);
            }

            var check = await services.GetRequiredService<CheckLedger>().Run(province, request.Seed, ct);
            if (check.Rows > 0)
            {
                checks.Add(check);
            }
        }

        string NameOf(LedgerCheck check, LedgerDifference difference) => register.Get(check.Province, difference.UnitNo)?.Name ?? difference.UnitNo.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (request.AsJson)
        {
            answer.Json(
                new
                {
                    sound = checks.TrueForAll(c => c.IsSound),
                    provinces = checks.Select(c => new
                    {
                        province = c.Province,
                        rows = c.Rows,
                        units = c.Units,
                        windows = c.Frames.Select(f => new { from = f.Window.From, to = f.Window.To, asOf = f.AsOf }),
                        differences = c.Differences.Select(d => new
                        {
                            unit = NameOf(c, d), from = d.Frame.Window.From, to = d.Frame.Window.To, asOf = d.Frame.AsOf, counter = d.Counter, ledger = d.Ledger, facts = d.Facts,
                        }),
                        broken = c.Broken,
                    }),
                });
        }
        else
        {
            foreach (var check in checks)
            {
                answer.Output.WriteLine(
                    $"Tỉnh {check.Province}: {Print.Number(check.Rows)} hồ sơ và văn bản, {Print.Number(check.Units)} đơn vị, {Print.Number(check.Frames.Count)} kỳ: "
                    + (check.IsSound ? "sổ cộng dồn bằng số đếm lại." : "SỔ CỘNG DỒN KHÁC SỐ ĐẾM LẠI."));
                foreach (var difference in check.Differences.Take(MostShown))
                {
                    answer.Output.WriteLine(
                        $"  {NameOf(check, difference)}, {difference.Frame.Window} đến {VietnameseDate.Print(difference.Frame.AsOf)}, {difference.Counter}: sổ {difference.Ledger}, đếm lại {difference.Facts}");
                }

                foreach (var broken in check.Broken)
                {
                    answer.Output.WriteLine("  " + broken);
                }
            }

            if (checks.Count == 0)
            {
                answer.Output.WriteLine("Chưa có hồ sơ hay văn bản nào để so.");
            }
        }

        if (checks.TrueForAll(c => c.IsSound))
        {
            return 0;
        }

        await answer.Error.WriteLineAsync("Sổ cộng dồn khác số liệu: hãy chạy ./camket check --rebuild, và báo lỗi này cho người làm chương trình.");
        return 2;
    }
}
