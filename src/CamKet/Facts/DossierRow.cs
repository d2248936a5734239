using System.Globalization;
using CamKet.Extracts;
using CamKet.Procedures;
using CamKet.Time;

namespace CamKet.Facts;

/// <summary>A row of a one-stop extract as a <see cref="Dossier"/>.</summary>
public static class DossierRow
{
    internal const int LongestCode = 200;
    private const int LongestName = 500;

    /// <summary>What the index of procedures holds of a name in Vietnamese: three bytes a letter.</summary>
    private const int LongestKey = 800;

    /// <summary>Names of land procedures run to 600 letters and more.</summary>
    private const int LongestProcedure = 2000;

    public static RowReading<Dossier> Read(IReadOnlyDictionary<string, Cell> cells, RowContext context)
    {
        var row = new RowCells(cells, context);
        var code = row.Required("code", LongestCode);
        var status = Status(row);
        var received = row.Moment("received");
        if (received is null && !row.Has("received") && status is not (DossierStatus.Registered or DossierStatus.NotAccepted))
        {
            row.Required("received");
        }

        var reappointments = row.Few("reappointments");
        var first = row.Due("due_first");
        var current = row.Due("due_current");
        var given = row.Due("due_lawful");

        // A re-appointment moves the current date and not the lawful one: where only both ends are told, the first is lawful.
        // A letter of apology names a new date: where re-appointments are not counted, it tells of one.
        var apologies = row.Days("apologies");
        var isMoved = row.Has("reappointments") ? reappointments > 0 : apologies.Count > 0;
        var lawful = given ?? (isMoved ? first : null) ?? current ?? first;
        if (isMoved && given is null && first is null && current is not null)
        {
            row.Warn("Hồ sơ đã hẹn lại mà chỉ có ngày hẹn trả mới: tạm tính hạn theo ngày đó; thêm cột ngày hẹn trả lần đầu để tính đúng.");
        }

        var handedOver = row.Moment("handed_over");
        var finished = row.Moment("finished");
        if (finished is null && !row.Has("finished") && handedOver is not null && status is DossierStatus.Finished or DossierStatus.Returned)
        {
            finished = handedOver;
            row.Warn("Thiếu ngày kết thúc xử lý: tạm tính theo ngày trả kết quả, có thể muộn hơn ngày xử lý xong.");
        }

        var ended = row.Day("ended");
        var pauses = Pauses(row);
        Check(row, code, status, received, finished, ended);
        if (status is DossierStatus.NotAccepted or DossierStatus.Withdrawn or DossierStatus.Stopped)
        {
            // Sources without a column of its own write the day of withdrawal, refusal or stopping as the end of processing.
            ended ??= finished is { } end ? DateOnly.FromDateTime(end) : null;
            finished = null;
        }


        var fees = row.YesNo("fee_bearing");
        var payments = row.Few("payments");
        var online = row.Few("payments_online");
        if (online > payments)
        {
            if (row.Has("payments"))
            {
                row.Fault("payments_online", $"Số giao dịch trực tuyến ({online}) lớn hơn tổng số giao dịch ({payments}); sửa một trong hai ô.");
            }

            payments = online;
        }

        var interlinked = row.YesNo("interlinked");
        var electronic = row.YesNo("interlinked_electronic");
        return row.Finish(() => new Dossier(
            code,
            row.Text("procedure_code", LongestName),
            ProcedureName(row),
            row.Text("field", LongestName),
            row.Text("section"),
            row.Text("officer"),
            Channel(row),
            Level(row),
            status,
            received,
            first ?? lawful,
            lawful,
            current ?? lawful,
            context.Layout.ByMinute,
            finished,
            handedOver,
            ended,
            pauses,
            row.Few("supplements"),
            reappointments,
            apologies,
            payments,
            online,
            fees || payments > 0,
            row.YesNo("input_digitised"),
            row.YesNo("result_digitised"),
            interlinked || electronic,
            electronic,
            row.YesNo("result_by_post")));
    }

    /// <summary>A procedure is known by its code; by its name, and so by an index, only where it has none.</summary>
    private static string? ProcedureName(RowCells row)
    {
        var name = row.Text("procedure_name", LongestProcedure);
        if (name?.Length is > LongestKey and <= LongestProcedure && !row.Has("procedure_code"))
        {
            row.Fault("procedure_name", $"Tên thủ tục dài {Figures.Print.Number(name.Length)} chữ mà hồ sơ không có mã thủ tục (không có mã thì nhiều nhất {LongestKey} chữ); điền mã thủ tục rồi nạp lại dòng.");
        }

        return name;
    }

    private static void Check(RowCells row, string code, DossierStatus status, DateTime? received, DateTime? finished, DateOnly? ended)
    {
        var latest = row.Context.Latest;
        if (received is { } r && DateOnly.FromDateTime(r) > latest)
        {
            row.Fault("received", $"Ngày tiếp nhận {WrittenMoment.Print(r)} sau ngày chốt số liệu {VietnameseDate.Print(latest)}; sửa ngày hoặc khai lại kỳ của tệp.");
        }

        if (finished is { } f && DateOnly.FromDateTime(f) > latest)
        {
            row.Fault("finished", $"Ngày kết thúc {WrittenMoment.Print(f)} sau ngày chốt số liệu {VietnameseDate.Print(latest)}; sửa ngày hoặc khai lại kỳ của tệp.");
        }

        if (received is { } from && finished is { } to && (to < from && (to.TimeOfDay != TimeSpan.Zero || to.Date < from.Date)))
        {
            row.Fault("finished", $"Ngày kết thúc {WrittenMoment.Print(to)} trước ngày tiếp nhận {WrittenMoment.Print(from)}; sửa một trong hai ngày.");
        }

        if (received is { } begun && ended is { } day && day < DateOnly.FromDateTime(begun))
        {
            row.Fault("ended", $"Ngày rút, dừng, từ chối {VietnameseDate.Print(day)} trước ngày tiếp nhận; sửa một trong hai ngày.");
        }

        if (status is DossierStatus.Finished or DossierStatus.Returned && finished is null && !row.Has("finished") && !row.Has("handed_over"))
        {
            row.Fault("finished", "Hồ sơ đã xong nhưng thiếu ngày kết thúc xử lý; điền ngày rồi nạp lại dòng.");
        }

        if (code.Length > 0)
        {
            if (DayOfCode(code) is not { } written)
            {
                row.Warn("Mã hồ sơ không theo mẫu của Thông tư 01/2018/TT-VPCP; vẫn nhận.");
            }
            else if (received is { } day0 && written != (day0.Year % 100 * 10_000) + (day0.Month * 100) + day0.Day)
            {
                row.Warn("Ngày trong mã hồ sơ khác ngày tiếp nhận; vẫn nhận.");
            }
        }
    }

    /// <summary>
    /// The six digits of the day in a dossier code of TT 01/2018 Art. 19 ("000.00.04.H50-240101-0001"), null for a code of another
    /// shape; real data also carry older and reversed codes, so a mismatch only warns.
    /// </summary>
    internal static int? DayOfCode(ReadOnlySpan<char> code)
    {
        const string Shape = "000.00.00.A00-000000-0000";
        if (code.Length < Shape.Length)
        {
            return null;
        }

        for (var i = 0; i < code.Length; i++)
        {
            var fits = (i < Shape.Length ? Shape[i] : '0') switch
            {
                '0' => char.IsAsciiDigit(code[i]),
                'A' => code[i] is >= 'A' and <= 'Y',
                var mark => code[i] == mark,
            };
            if (!fits)
            {
                return null;
            }
        }

        return int.Parse(code.Slice(14, 6), CultureInfo.InvariantCulture);
    }

    private static DossierStatus Status(RowCells row)
    {
        if (!row.Has("status"))
        {
            row.Required("status");
            return DossierStatus.InProcess;
        }

        if (row["status"].ReadNumber() is Figures.NumberReading.Number { Value: >= 1 and <= 10 } number && number.Value == Math.Floor(number.Value))
        {
            return (DossierStatus)(int)number.Value;
        }

        return row.Word("status") switch
        {
            "registered" => DossierStatus.Registered,
            "accepted" => DossierStatus.Accepted,
            "not-accepted" => DossierStatus.NotAccepted,
            "in-process" => DossierStatus.InProcess,
            "supplement-asked" => DossierStatus.SupplementAsked,
            "payment-asked" => DossierStatus.PaymentAsked,
            "withdrawn" => DossierStatus.Withdrawn,
            "stopped" => DossierStatus.Stopped,
            "finished" => DossierStatus.Finished,
            "returned" => DossierStatus.Returned,
            _ => DossierStatus.InProcess,
        };
    }

    private static Channel Channel(RowCells row)
    {
        if (row["channel"].ReadNumber() is Figures.NumberReading.Number { Value: 1 or 2 or 3 } number)
        {
            return (Channel)(int)number.Value;
        }

        if (!row.Has("channel"))
        {
            row.Required("channel");
        }

        return row.Word("channel", "direct") switch
        {
            "online" => Facts.Channel.Online,
            "postal" => Facts.Channel.Postal,
            _ => Facts.Channel.Direct,
        };
    }

    private static ServiceLevel Level(RowCells row) => row.Word("level", "none") switch
    {
        "full" => ServiceLevel.Full,
        "partial" => ServiceLevel.Partial,
        _ => ServiceLevel.None,
    };

    /// <summary>"01/03/2024-05/03/2024; 10/04/2024-" : spans separated by semicolons, an open one without an end.</summary>
    private static List<Pause> Pauses(RowCells row)
    {
        var pauses = new List<Pause>();
        if (!row.Has("pauses"))
        {
            return pauses;
        }

        foreach (var span in row["pauses"].Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = span.Split(['-', '–'], 2, StringSplitOptions.TrimEntries);
            var from = WrittenMoment.Read(ends[0]) as MomentReading.Moment;
            var to = ends.Length > 1 && ends[1].Length > 0 ? WrittenMoment.Read(ends[1]) as MomentReading.Moment : null;
            if (from is not null && ends.Length == 1)
            {
                row.Fault("pauses", $"Thời gian tạm dừng \"{span}\" chỉ có một ngày, không rõ đã hết dừng chưa; ghi dạng 01/03/2024-05/03/2024, hoặc 01/03/2024- nếu còn dừng.");
                continue;
            }

            if (from is null || (ends.Length > 1 && ends[1].Length > 0 && to is null) || (to is not null && to.Value < from.Value))
            {
                row.Fault("pauses", $"Thời gian tạm dừng \"{span}\" không đọc được; ghi dạng 01/03/2024-05/03/2024, để trống ngày sau nếu còn dừng.");
                continue;
            }

            pauses.Add(new Pause(DateOnly.FromDateTime(from.Value), to is null ? null : DateOnly.FromDateTime(to.Value)));
        }

        return pauses;
    }
}
