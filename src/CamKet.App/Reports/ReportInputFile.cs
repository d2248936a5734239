using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CamKet.App.Reports;

/// <summary>
/// What a person adds to a report from the command line (<c>--reasons FILE</c>): paragraphs, results, evidence and reasons
/// by row, the number and the day.
/// </summary>
internal sealed record ReportInput(ReportEdits Edits, int? Number, DateOnly? Day, string? Signer)
{
    public static ReportInput None { get; } = new(ReportEdits.None, null, null, null);
}

internal static class ReportInputFile
{
    public static Outcome<ReportInput> Read(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            return Refuse($"Không thấy tệp {path}; hãy kiểm tra lại đường dẫn.");
        }

        try
        {
            using var reader = System.IO.File.OpenText(path);
            var file = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<File>(reader) ?? new File();
            DateOnly? day = null;
            if (file.Day is { Length: > 0 } written)
            {
                if (WrittenDay.Read(written) is not { } read)
                {
                    return Refuse(WrittenDay.Fault(written, $"Tệp {path}, mục day:"));
                }

                day = read;
            }

            return new Outcome<ReportInput>.Done(new ReportInput(
                new ReportEdits(
                    file.Steering, file.Proposals,
                    file.Rows.ToDictionary(r => r.Key, r => new RowEdit(r.Value.Result, r.Value.Evidence), StringComparer.Ordinal),
                    file.Reasons),
                file.Number, day, file.Signer));
        }
        catch (YamlException fault)
        {
            return Refuse($"Tệp {path}, dòng {fault.Start.Line}: không đúng dạng YAML của tệp lý do; xem mẫu trong docs/huong-dan.");
        }
    }

    private static Outcome<ReportInput>.Refused Refuse(string sentence) => new(sentence);

    private sealed class File
    {
        public int? Number { get; set; }
        public string? Day { get; set; }
        public string? Signer { get; set; }
        public List<string> Steering { get; set; } = [];
        public List<string> Proposals { get; set; } = [];
        public Dictionary<string, Row> Rows { get; set; } = [];
        public Dictionary<string, string> Reasons { get; set; } = [];
    }

    private sealed class Row
    {
        public List<string> Result { get; set; } = [];
        public List<string> Evidence { get; set; } = [];
    }
}
