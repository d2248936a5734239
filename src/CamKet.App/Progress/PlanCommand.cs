using System.CommandLine;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Progress;

/// <summary>
/// <c>camket plan --unit CODE --year N [FILE | --line L --day D --amount A --source S] [--json]</c>: enters a plan from a file or
/// one figure of it; without either shows what is planned.
/// </summary>
internal static class PlanCommand
{
    private sealed record Request(string? File, string Code, int Year, string? Line, DateOnly? Day, decimal? Amount, string? Source, bool AsJson, string? Withdraw);

    public static Command Create(CommandRun run)
    {
        var file = new Argument<string?>("FILE") { Description = "Tệp .xlsx, .xls hoặc .csv: Nội dung, Đến ngày (hoặc Tháng), Kế hoạch luỹ kế, Căn cứ", Arity = ArgumentArity.ZeroOrOne };
        var unit = new Option<string>("--unit") { Description = "Mã đơn vị", Required = true };
        var year = new Option<int>("--year") { Description = "Năm ngân sách", Required = true };
        var line = new Option<string?>("--line") { Description = "Khoản: disbursement, revenue-total, …" };
        var day = DayOption.Create("--day", "Ngày mà số luỹ kế tính đến");
        var amount = new Option<decimal?>("--amount")
        {
            Description = "Số luỹ kế từ đầu năm, bằng đồng: 1.250.000.000",
            CustomParser = result =>
            {
                if (VietnameseNumber.Read(result.Tokens.Count == 1 ? result.Tokens[0].Value : "") is NumberReading.Number number)
                {
                    return number.Value;
                }

                result.AddError($"Số tiền '{string.Join(' ', result.Tokens)}' không đọc được: viết như 1.250.000.000.");
                return null;
            },
        };
        var source = new Option<string?>("--source") { Description = "Văn bản giao kế hoạch" };
        var withdraw = new Option<string?>("--withdraw") { Description = "Rút cả kế hoạch năm của --line, với lý do này; vẫn giữ trong lịch sử" };
        var json = new Option<bool>("--json") { Description = "In một tài liệu JSON" };
        var command = new Command("plan", "Kế hoạch giải ngân, thu ngân sách theo thời điểm") { file, unit, year, line, day, amount, source, withdraw, json };
        command.SetAction((parsed, ct) => run.WithDatabase(
            (services, token) => Run(
                services,
                run.Answer,
                new(parsed.GetValue(file), parsed.GetValue(unit)!, parsed.GetValue(year), parsed.GetValue(line), parsed.GetValue(day), parsed.GetValue(amount), parsed.GetValue(source)?.Trim(), parsed.GetValue(json), parsed.GetValue(withdraw)),
                token),
            ct));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        if (request.Year is < 2000 or > 2100)
        {
            return await answer.Refuse($"Năm {request.Year} không hợp lệ: ghi như 2024.");
        }

        if (await UnitOf(services.GetRequiredService<FindUnit>(), request, ct) is not { } unit)
        {
            return await answer.Refuse($"Không có đơn vị mã {request.Code} trong năm {request.Year}: xem mã của năm ấy bằng ./camket units show {request.Code} --at {request.Year}-12-31.");
        }

        var enter = services.GetRequiredService<EnterPlan>();
        var isEntry = request.Line is not null || request.Day is not null || request.Amount is not null;
        var refused = (request.File, isEntry) switch
        {
            _ when request.Withdraw is { } reason => request is { File: null, Line: { } withdrawn, Day: null, Amount: null }
                ? await enter.Withdraw(unit, withdrawn, request.Year, reason, Environment.UserName, ct)
                : "Rút kế hoạch cần --line và lý do, không kèm tệp hay số: ./camket plan --unit MÃ --year NĂM --line KHOẢN --withdraw \"lý do\".",
            ({ }, true) => "Chọn một trong hai: tệp kế hoạch, hoặc --line, --day, --amount cho một số.",
            ({ } path, _) => await FromFile(enter, unit, path, request, ct),
            (null, true) => request is { Line: { } line, Day: { } day, Amount: { } amount }
                ? day.Year != request.Year
                    ? $"Ngày {VietnameseDate.Print(day)} không thuộc năm {request.Year}: sửa --day hoặc --year."
                    : await enter.Put(unit, line, new(day, amount, request.Source ?? ""), Environment.UserName, ct)
                : "Một số của kế hoạch cần đủ --line, --day, --amount và --source.",
            _ => null,
        };
        if (refused is not null)
        {
            return await answer.Refuse(refused);
        }

        var lines = BudgetLines.Of(services.GetRequiredService<MeasureCatalog>());
        var stored = await enter.Stored(unit, request.Year, ct);
        if (request.AsJson)
        {
            answer.Json(new
            {
                Unit = new { unit.Code, unit.Name },
                request.Year,
                Lines = lines.Select(line => new
                {
                    line.Code,
                    line.Name,
                    Amounts = stored[(unit.UnitNo, line.Code)].Select(p => new { p.Day, p.Amount, p.Source }),
                }),
            });
            return 0;
        }

        answer.Output.WriteLine($"Kế hoạch năm {request.Year} của {unit.Name}{(lines.Any(l => stored.Contains((unit.UnitNo, l.Code))) ? ":" : ": chưa có.")}");
        foreach (var line in lines)
        {
            foreach (var planned in stored[(unit.UnitNo, line.Code)])
            {
                answer.Output.WriteLine($"{line.Name}, đến {VietnameseDate.Print(planned.Day)}: {Print.Number(planned.Amount)} đồng ({planned.Source})");
            }
        }

        return 0;
    }

    private static async Task<string?> FromFile(EnterPlan enter, Unit unit, string path, Request request, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return $"Không có tệp {path}: hãy kiểm tra đường dẫn.";
        }

        var (plans, fault) = PlanFile.Read(path, Path.GetFileName(path), unit, request.Year, request.Source);
        return fault ?? await enter.Replace(unit, request.Year, plans!, Environment.UserName, ct);
    }

    /// <summary>Codes are used again after a reorganisation: the unit of the year's end, else of its beginning.</summary>
    private static async Task<Unit?> UnitOf(FindUnit units, Request request, CancellationToken ct) =>
        await units.ByCode(request.Code, request.Day ?? new DateOnly(request.Year, 12, 31), ct) ?? await units.ByCode(request.Code, new DateOnly(request.Year, 1, 1), ct);
}
