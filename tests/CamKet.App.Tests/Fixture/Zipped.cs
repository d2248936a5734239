using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Shouldly;

namespace CamKet.App.Tests.Fixture;

/// <summary>A zip made of its parts.</summary>
internal static class Zipped
{
    public static byte[] Of(params (string Name, string Text)[] entries) => Of([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The part's unpacked size, as the directory at the file's end declares it, is one it does not have.</summary>
    public static byte[] Declaring(byte[] zip, uint size, string part)
    {
        var entry = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(part)) - 46;
        zip.AsSpan(entry, 4).ToArray().ShouldBe("PK\x01\x02"u8.ToArray());
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + 24), size);
        return zip;
    }
}
