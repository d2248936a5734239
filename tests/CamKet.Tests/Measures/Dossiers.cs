using CamKet.Facts;
using CamKet.Procedures;

namespace CamKet.Tests.Measures;

/// <summary>Dossiers for tests: a plain one, changed by <c>with</c>; and seeded random ones with every oddity.</summary>
internal static class Dossiers
{
    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    public static DateTime At(int year, int month, int day, int hour = 9, int minute = 0) =>
        new(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);

    /// <summary>Received on 4/3/2024, due 11/3/2024, still in process.</summary>
    public static Dossier Plain(string code = "D1") => new(
        code,
        "1.000001",
        "Thủ tục A",
        "Hộ tịch",
        "Tư pháp – Hộ tịch",
        "Cán bộ 1",
        Channel.Online,
        ServiceLevel.Full,
        DossierStatus.InProcess,
        At(2024, 3, 4),
        At(2024, 3, 11, 17),
        At(2024, 3, 11, 17),
        At(2024, 3, 11, 17),
        ByMinute: false,
        Finished: null,
        HandedOver: null,
        Ended: null,
        Pauses: [],
        Supplements: 0,
        Reappointments: 0,
        ApologyDays: [],
        Payments: 0,
        PaymentsOnline: 0,
        FeeBearing: false,
        InputDigitised: true,
        ResultDigitised: false,
        Interlinked: false,
        InterlinkedElectronic: false,
        ResultByPost: false);

    public static Dossier FinishedOn(this Dossier dossier, DateTime finished) =>
        dossier with { Status = DossierStatus.Returned, Finished = finished };

    /// <summary>Any dossier a source may send, sound or odd, around the reform year 2024.</summary>
    public static Dossier Random(Random random, int number)
    {
        var received = At(2023, 11, 1).AddMinutes(random.Next(0, 420 * 24 * 60));
        DateTime? due = random.Next(12) == 0 ? null : received.AddMinutes(random.Next(60, 30 * 24 * 60));
        var status = (DossierStatus)random.Next(1, 11);
        DateTime? finished = status >= DossierStatus.Finished || random.Next(9) == 0
            ? random.Next(4) == 0 && due is not null ? due : received.AddMinutes(random.Next(0, 45 * 24 * 60))
            : null;
        var pauses = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(1, 3) : 0)
            .Select(_ => DateOnly.FromDateTime(received).AddDays(random.Next(0, 20)))
            .Select(from => new Pause(from, random.Next(3) == 0 ? null : from.AddDays(random.Next(0, 25))))
            .ToList();
        var payments = random.Next(3);
        var interlinked = random.Next(5) == 0;
        return new Dossier(
            $"D{number:D5}",
            random.Next(20) == 0 ? null : $"1.00000{random.Next(8)}",
            random.Next(20) == 0 ? null : $"Thủ tục {random.Next(8)}",
            random.Next(15) == 0 ? null : $"Lĩnh vực {random.Next(4)}",
            null,
            null,
            (Channel)random.Next(1, 4),
            (ServiceLevel)random.Next(3),
            status,
            random.Next(15) == 0 ? null : received,
            due,
            due is not null && random.Next(6) == 0 ? due.Value.AddDays(random.Next(1, 15)) : due,
            due,
            random.Next(3) == 0,
            finished,
            finished?.AddDays(random.Next(3)),
            random.Next(3) == 0 ? DateOnly.FromDateTime(received).AddDays(random.Next(0, 40)) : null,
            pauses,
            random.Next(4) == 0 ? random.Next(1, 4) : 0,
            0,
            [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(1, 3) : 0).Select(_ => DateOnly.FromDateTime(received).AddDays(random.Next(0, 50)))],
            payments,
            random.Next(payments + 1),
            random.Next(2) == 0,
            random.Next(5) != 0,
            random.Next(5) != 0,
            interlinked,
            interlinked && random.Next(2) == 0,
            random.Next(6) == 0);
    }
}
