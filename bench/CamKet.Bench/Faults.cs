using System.Globalization;
using System.Text.Json;
using CamKet.App.Platform;

namespace CamKet.Bench;

/// <summary><c>./camket bench --faults</c>: twenty seeded faults in the middle of an import. Exit code 2 where one left the store broken.</summary>
internal static class Faults
{
    private const int Points = 20;

    public static async Task<int> Run(int rows, int seed, bool json, CancellationToken ct)
    {
        var random = new Random(seed);
        var outcomes = new List<FaultOutcome>();
        await using (var world = await FaultWorld.Start(new(Home.Folder, "faults"), rows, diskMegabytes: null, ct))
        {
            foreach (var fault in Chosen())
            {
                Told(await world.Run(fault, fault == Fault.TwoAtOnce ? 0 : 1.05 * random.NextDouble(), again: true, ct));
            }
        }

        if (Environment.UserName == "root")
        {
            await using var world = await FaultWorld.Start(new(Home.Folder, "faults-disk"), rows, diskMegabytes: FaultWorld.SmallDisk, ct);
            Told(await world.Run(Fault.DiskFull, 1, again: false, ct));
        }
        else
        {
            await Console.Error.WriteLineAsync("Đĩa đầy chỉ thử được khi chạy bằng root (cần gắn một đĩa nhỏ).");
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                outcomes.Select(o => new { fault = o.Fault.ToString(), after_ms = (int)o.After.TotalMilliseconds, stored = o.Stored, broken = o.Broken }),
                new JsonSerializerOptions { WriteIndented = true }));
        }

        var broken = outcomes.Count(o => o.Broken is not null);
        await Console.Error.WriteLineAsync($"{outcomes.Count} lần hỏng, {outcomes.Count(o => o.Stored)} lần đã lưu trọn, {broken} lần dữ liệu sai; --seed {seed}");
        return broken == 0 ? 0 : 2;

        void Told(FaultOutcome outcome)
        {
            outcomes.Add(outcome);
            if (!json)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{NameOf(outcome.Fault),-28} sau {outcome.After.TotalSeconds,5:0.00} s: {outcome.Broken ?? (outcome.Stored ? "đã lưu trọn" : "như trước khi nạp")}"));
            }
        }
    }

    private static IEnumerable<Fault> Chosen() => Enumerable.Range(0, Points - 1).Select(i => (i % 6) switch
    {
        0 or 3 => Fault.ProgramKilled,
        1 or 4 => Fault.ServerKilled,
        2 => Fault.ConnectionCut,
        _ => i < 6 ? Fault.TwoAtOnce : Fault.FileReplaced,
    });

    private static string NameOf(Fault fault) => fault switch
    {
        Fault.ProgramKilled => "Chương trình bị kill -9",
        Fault.ServerKilled => "PostgreSQL bị kill -9",
        Fault.ConnectionCut => "Đứt kết nối",
        Fault.FileReplaced => "Tệp bị thay khi đang đọc",
        Fault.TwoAtOnce => "Hai lần nạp cùng lúc",
        _ => "Đĩa đầy",
    };
}
