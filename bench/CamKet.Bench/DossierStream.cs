using System.Globalization;
using CamKet.App.Samples;
using CamKet.Facts;
using CamKet.Time;

namespace CamKet.Bench;

/// <param name="Rows">How many dossiers.</param>
/// <param name="Corrected">Of a thousand, so many are told otherwise than without it: the same extract some days later.</param>
internal sealed record StreamSettings(int Rows, Window Window, int Corrected = 0, ulong Seed = 20_241_110);

/// <summary>
/// Seeded dossiers in the order of their receipt, spread evenly over the window's working days and unevenly over units and
/// procedures, as known at the window's end. Any number of them takes the same memory.
/// </summary>
internal sealed class DossierStream
{
    /// <summary>Goes up with every change of what comes out: extracts made before are then made anew.</summary>
    public const int Edition = 2;

    private const int After = 120;
    private readonly StreamSettings settings;
    private readonly DateOnly[] days;
    private readonly int received;
    private readonly BenchProcedure[] procedures;
    private readonly int[] units;

    public DossierStream(StreamSettings settings, WorkingCalendar calendar)
    {
        this.settings = settings;
        var working = new List<DateOnly>();
        for (var day = settings.Window.From; working.Count == 0 || day <= settings.Window.To || working.Count < received + After; day = day.AddDays(1))
        {
            if (calendar.IsWorking(day))
            {
                working.Add(day);
                received += day <= settings.Window.To ? 1 : 0;
            }
        }

        days = [.. working];
        procedures = [.. BenchProcedures.All.SelectMany(procedure => Enumerable.Repeat(procedure, procedure.Weight))];
        // A town's ward has four times the dossiers of a mountain commune.
        units = [.. Enumerable.Range(0, BenchProvince.Units.Count).SelectMany(unit => Enumerable.Repeat(unit, unit % 10 == 0 ? 8 : 2 + (unit % 3)))];
    }

    public IEnumerable<(int Unit, Dossier Dossier)> Dossiers()
    {
        var chance = new Chance(settings.Seed);
        var numbers = new int[BenchProvince.Units.Count];
        var today = -1;
        for (var row = 0; row < settings.Rows; row++)
        {
            var day = (int)((long)row * received / settings.Rows);
            if (day != today)
            {
                today = day;
                Array.Clear(numbers);
            }

            var unit = units[chance.Next(units.Length)];
            var fate = new Chance(unchecked(settings.Seed + ((ulong)row * 0x9E37UL)));
            var dossier = Make(unit, day, ++numbers[unit], fate);
            yield return (unit, fate.Next(1000) < settings.Corrected ? Correct(dossier, day) : dossier);
        }
    }

    private Dossier Make(int unit, int day, int number, Chance chance)
    {
        var procedure = procedures[chance.Next(procedures.Length)];
        var at = days[day].ToDateTime(new TimeOnly(chance.Next(2) == 0 ? chance.Between(7, 10) : chance.Between(13, 15), chance.Next(60)));
        var supplement = procedure.Days > 2 && chance.Next(20) == 0;
        var pause = supplement ? chance.Between(1, 6) : 0;
        var first = procedure.Hours > 0 ? at.AddHours(procedure.Hours) : At(day + procedure.Days, 17, 0);
        var lawful = pause > 0 ? At(day + procedure.Days + pause, 17, 0) : first;
        var late = chance.Next(100) < 3;
        var ends = chance.Next(100) < 2;
        var lasts = late ? procedure.Days + pause + chance.Between(1, 8) : pause + chance.Next(procedure.Days + 1);
        var cutOff = settings.Window.To;
        var end = At(day + lasts, chance.Between(14, 16), chance.Next(60));
        if (end < at)
        {
            end = at.AddMinutes(5 + chance.Next(20));
        }

        var isDone = !ends && DateOnly.FromDateTime(end) <= cutOff;
        var ended = ends && DateOnly.FromDateTime(end) <= cutOff ? DateOnly.FromDateTime(end) : (DateOnly?)null;
        var letterDay = days[Math.Min(days.Length - 1, day + procedure.Days + pause + (chance.Next(5) == 0 ? chance.Between(1, 12) : 0))];
        var letter = late && chance.Next(10) < 7 && letterDay <= cutOff;
        var handed = isDone && chance.Next(6) > 0 ? end.AddMinutes(chance.Between(5, 90)) : (DateTime?)null;
        var paused = DateOnly.FromDateTime(At(day + 1, 8, 0));
        var resumes = DateOnly.FromDateTime(At(day + 1 + pause, 8, 0));
        var isPaused = pause > 0 && paused <= cutOff;
        var waits = isPaused && resumes > cutOff && !isDone && ended is null;
        var payments = procedure.Fee && chance.Next(10) < 8 ? 1 : 0;
        var channel = chance.Next(100) switch { < 62 => Channel.Online, < 97 => Channel.Direct, _ => Channel.Postal };
        return new Dossier(
            string.Create(CultureInfo.InvariantCulture, $"{BenchProvince.Units[unit].Part}-{days[day]:yyMMdd}-{number:0000}"),
            procedure.Code,
            procedure.Name,
            procedure.Field,
            procedure.Section,
            $"CB-{chance.Between(1, 9):00}",
            channel,
            procedure.Level,
            ended is not null ? (DossierStatus)(chance.Next(3) switch { 0 => 3, 1 => 7, _ => 8 })
                : isDone ? handed is null ? DossierStatus.Finished : DossierStatus.Returned
                : waits ? DossierStatus.SupplementAsked : DossierStatus.InProcess,
            at,
            first,
            lawful,
            letter ? At(day + procedure.Days + pause + 5, 17, 0) : lawful,
            ByMinute: false,
            isDone ? end : null,
            handed is { } h && DateOnly.FromDateTime(h) <= cutOff ? h : null,
            ended,
            isPaused ? [new Pause(paused, resumes <= cutOff ? resumes : null)] : [],
            supplement ? 1 : 0,
            letter ? 1 : 0,
            letter ? [letterDay] : [],
            payments,
            payments > 0 && chance.Next(10) < 6 ? 1 : 0,
            procedure.Fee,
            chance.Next(20) > 0,
            isDone && chance.Next(15) > 0,
            procedure.Interlinked,
            procedure.Interlinked && chance.Next(10) > 0,
            chance.Next(25) == 0);
    }

    /// <summary>What is open is finished on the last day; what was finished was so a day later, and the officer is another.</summary>
    private Dossier Correct(Dossier dossier, int day)
    {
        if (dossier.Finished is { } finished)
        {
            var later = finished.AddDays(1);
            return DateOnly.FromDateTime(later) <= settings.Window.To
                ? dossier with { Finished = later, HandedOver = dossier.HandedOver is null ? null : later, Officer = "CB-10" }
                : dossier with { Officer = "CB-10" };
        }

        var last = At(Math.Max(day, received - 1), 16, 30);
        return dossier.Ended is null ? dossier with { Status = DossierStatus.Finished, Finished = last, ResultDigitised = true } : dossier with { Officer = "CB-10" };
    }

    private DateTime At(int day, int hour, int minute) => days[Math.Min(day, days.Length - 1)].ToDateTime(new TimeOnly(hour, minute));
}
