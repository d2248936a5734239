using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.Figures;
using CamKet.Forms;

namespace CamKet.App.Forms;

/// <summary><c>camket form --unit CODE|--province CODE --form 06a|07a [--from D] [--to D] [--known MOMENT] [--out FILE.xlsx] [--json]</c>.</summary>
internal static class FormCommand
{
    internal sealed record Request(string? Unit, string? Province, string Form, string? From, string? To, string? Output, bool AsJson, string? KnownAt = null);

    public static async Task<int> Run(IServiceProvider services, Answer answer, Request request, CancellationToken ct)
    {
        if ((request.Unit is null) == (request.Province is null))
        {
            return await answer.Refuse("Ghi một trong hai: --unit MÃ hoặc --province MÃ.");
        }

        if (request.Output is { } path && OutputFault(path) is { } fault)
        {
            return await answer.Refuse(fault);
        }

        switch (await services.GetRequiredService<FillForm>().Run(request.Form, request.Unit ?? request.Province, request.From, request.To, ct, request.KnownAt))
        {
            case Outcome<PrintedForm>.Refused refused:
                return await answer.Refuse(refused.AtTerminal);
            case Outcome<PrintedForm>.Done { Value: var printed }:
                if (request.Province is { } code && !printed.Asked.IsProvince)
                {
                    return await answer.Refuse($"{code} là mã của {printed.Asked.Unit.Name}, không phải của tỉnh; dùng --unit {code}.");
                }

                if (request.Output is { } file)
                {
                    await Write(file, FormXlsx.Write(printed), ct);
                }

                if (request.AsJson)
                {
                    answer.Json(Json(printed));
                }
                else
                {
                    Print(printed, request.Output, answer.Output);
                }

                return 0;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static object Json(PrintedForm printed)
    {
        var (asked, form) = (printed.Asked, printed.Form);
        return new
        {
            form = form.Sheet.Code,
            name = form.Sheet.Name,
            source = new { decision = form.Sheet.Source.Decision, unverified = form.Sheet.Source.Unverified },
            unit = new { code = asked.Unit.Code, name = asked.Unit.Name },
            from = asked.Window.From,
            to = asked.Window.To,
            knownAt = asked.Known?.Moment.ToOffset(TimeSpan.FromHours(7)),
            dataUntil = asked.DataUntil,
            unitsCovered = asked.Cover.Covered,
            units = asked.Cover.Units,
            columns = form.Sheet.Columns.Select((c, i) => new { number = i + 1, name = c.Name, figure = c.Figure }),
            rows = form.Rows.Select(r => new { field = r.Field, values = r.Values }),
            total = form.Total.Values,
            identities = form.Sheet.Identities.Select(i => i.ToString()),
            broken = form.Broken.Select(b => b.Sentence),
        };
    }

    private static void Print(PrintedForm printed, string? file, TextWriter output)
    {
        var (asked, form) = (printed.Asked, printed.Form);
        output.WriteLine($"{form.Sheet.Name}, {asked.Unit.Name}, {asked.Window}. {(form.IsCovered ? "" : DrillQuestion.NoFigures + " ")}{asked.CoverSentence}");
        if (file is not null)
        {
            output.WriteLine($"Đã ghi {file}: {form.Rows.Count} lĩnh vực.");
        }
        else
        {
            foreach (var row in form.IsCovered ? form.Rows.Append(form.Total with { Field = printed.TotalName }) : form.Rows)
            {
                output.WriteLine((row.Field ?? FilledForm.NoField) + ": " + string.Join("; ", form.Sheet.Columns.Select((c, i) => (Number: i + 1, Value: row.Values[i])).Where(v => v.Value is not null)
                    .Select(v => $"({v.Number}) {Figures.Print.Number(v.Value!.Value)}")));
            }
        }

        foreach (var broken in form.Broken)
        {
            output.WriteLine("Cần kiểm tra: " + broken.Sentence);
        }
    }

    private static string? OutputFault(string path) =>
        !Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? $"Tệp {path} phải có đuôi .xlsx."
        : Directory.Exists(path) ? $"{path} là thư mục; hãy ghi cả tên tệp."
        : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder) ? $"Không có thư mục {folder}; hãy tạo thư mục trước."
        : null;

    private static async Task Write(string path, byte[] bytes, CancellationToken ct)
    {
        try
        {
            await File.WriteAllBytesAsync(path + ".part", bytes, ct);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MachineFault($"Không ghi được tệp {path}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
