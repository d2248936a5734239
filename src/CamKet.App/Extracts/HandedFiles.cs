using CamKet.App.Platform;

namespace CamKet.App.Extracts;

/// <summary>One file of what was handed in, or why it cannot be read.</summary>
/// <param name="Given">As a person would name it: the path given, or the archive and the name within.</param>
internal sealed record HandedFile(string Given, string Path, string Name, string? Fault);

/// <summary>
/// Files, folders and zips, taken apart into the files to be imported, in the order given and then by name. What a zip held is there
/// until the next file is asked for.
/// </summary>
internal static class HandedFiles
{
    private static readonly string[] Known = [".xls", ".xlsx", ".csv", ".zip"];

    public static IEnumerable<HandedFile> Of(IEnumerable<string> paths, WorkFolder folder)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true })
                    .Where(file => Known.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !HandedZip.IsLitter(System.IO.Path.GetFileName(file)))
                    .Order(StringComparer.Ordinal).ToList();
                if (files.Count == 0)
                {
                    yield return new(path, path, System.IO.Path.GetFileName(path.TrimEnd('/')), $"Thư mục {path} không có tệp .xls, .xlsx, .csv hay .zip nào: hãy kiểm tra đường dẫn.");
                }

                foreach (var inner in files.SelectMany(file => Inner(file, folder)))
                {
                    yield return inner;
                }
            }
            else if (!File.Exists(path))
            {
                yield return new(path, path, System.IO.Path.GetFileName(path), $"Không có tệp {path}: hãy kiểm tra đường dẫn.");
            }
            else
            {
                foreach (var inner in Inner(path, folder))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<HandedFile> Inner(string path, WorkFolder folder)
    {
        var name = System.IO.Path.GetFileName(path);
        if (!HandedZip.IsNamed(name))
        {
            yield return new(path, path, name, null);
            yield break;
        }

        var place = folder.NewFolder();
        try
        {
            foreach (var file in Unpacked(path, name, place))
            {
                yield return file;
                if (file.Fault is null)
                {
                    File.Delete(file.Path);
                }
            }
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static IReadOnlyList<HandedFile> Unpacked(string path, string name, string place)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return [.. HandedZip.Unpack(stream, name, place).Select(file => new HandedFile($"{path}:{file.Name}", file.Path, file.Name, null))];
        }
        catch (RefusedFile fault)
        {
            return [new(path, path, name, fault.Message)];
        }
    }
}
