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
        await Console.Error.WriteLineAsync($"Chuẩn bị: nạp trọn vẹn {rows} hồ sơ để biết kho dữ liệu phải như thế nào …");
        await using (var world = await FaultWorld.Start(new(Home.Folder, "faults"), rows, onSmallDisk: false, ct))
        {
            foreach (var fault in Chosen())
            {
                Told(await world.Run(fault, fault == Fault.TwoAtOnce ? 0 : 1.05 * random.NextDouble(), again: true, ct));
            }
        }

        if (Environment.UserName == "root")
        {
            await using var world = await FaultWorld.Start(new(Home.Folder, "faults-disk"), rows, onSmallDisk: true, ct);
            Told(await world.Run(Fault.DiskFull, 1, again: false, ct));
        }
        else
        {
            await Console.Error.WriteLineAsync("Đĩa đầy chỉ thử được khi chạy bằng root (cần gắn một đĩa nhỏ).");
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                outcomes.Select(o => new { fault = o.Fault.ToString(), after_ms = (int)o.After.TotalMilliseconds, took_ms = (int)o.Took.TotalMilliseconds, stored = o.Stored, broken = o.Broken }),
                new JsonSerializerOptions { WriteIndented = true }));
        }

        var (broken, met) = (outcomes.Count(o => o.Broken is not null), outcomes.Count(o => o.Code != 0));
        await Console.Error.WriteLineAsync($"{outcomes.Count} lần hỏng, {met} lần trúng lúc đang nạp, {outcomes.Count(o => o.Stored)} lần đã lưu trọn, {broken} lần dữ liệu sai; --seed {seed}");
        // A fault after the end shows nothing, and a run of such faults would look like the best of all.
        if (met < outcomes.Count / 2)
        {
            await Console.Error.WriteLineAsync("Quá ít sự cố trúng lúc đang nạp: máy đang bận việc khác, chạy lại khi máy rảnh.");
            return 2;
        }

        return broken == 0 ? 0 : 2;

        // As it goes: twenty take minutes, and whoever waits sees which one is at work.
        void Told(FaultOutcome outcome)
        {
            outcomes.Add(outcome);
            var found = outcome.Broken is { } broken ? "SAI: " + broken : (outcome.Stored ? "đã lưu trọn" : "như trước khi nạp") + ", sổ cộng dồn khớp";
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcomes.Count,2}/{Points} {NameOf(outcome.Fault),-24} sau {outcome.After.TotalSeconds,5:0.00} s, cả lần {outcome.Took.TotalSeconds,5:0.0} s: {found}"));
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
