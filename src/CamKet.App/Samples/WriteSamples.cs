using System.Text;

namespace CamKet.App.Samples;

/// <summary>Puts the sample's files into a folder, with a list of what each covers.</summary>
internal static class WriteSamples
{
    public const string List = "danh-sach.csv";

    public static async Task To(string folder, IEnumerable<SampleFile> files, CancellationToken ct)
    {
        var list = new StringBuilder("tệp;đơn vị;loại;từ ngày;đến ngày\r\n");
        foreach (var file in files)
        {
            var path = Path.Combine([folder, .. file.Path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content, ct);
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file.Path};{file.UnitCode};{file.Kind};{file.Window.From:yyyy-MM-dd};{file.Window.To:yyyy-MM-dd}\r\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, List), list.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ct);
    }
}
