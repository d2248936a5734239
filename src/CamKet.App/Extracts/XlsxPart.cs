using System.IO.Compression;
using System.Text;
using System.Xml;
using CamKet.App.Platform;

namespace CamKet.App.Extracts;

/// <summary>
/// One XML part of an .xlsx, read forward once. Elements are told by their local names: the transitional and the strict form of the
/// standard, and programs that write a prefix, differ in nothing else.
/// </summary>
internal sealed class XlsxPart : IDisposable
{
    // A sheet's cells stand five deep; a reader keeps something for every open element.
    private const int Deepest = 64;

    private const long LargestKept = 16L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string part, name, t, r;
    private readonly char[] attribute = new char[64];
    private char[] text = new char[1024];
    private int length;

    public XlsxPart(ZipArchiveEntry entry, string name)
    {
        (part, this.name) = (entry.FullName, name);
        // Whatever the declaration says: the guard looks for marks as UTF-8 writes them.
        Xml = XmlReader.Create(new StreamReader(new BoundedRuns(entry.Open(), part, name), Strict, detectEncodingFromByteOrderMarks: false, 1 << 16), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new XlsxNames(name),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        });
        (t, r) = (Known("t"), Known("r"));
    }

    /// <summary>A part that is kept in memory, and is small in any workbook a program writes.</summary>
    /// <exception cref="RefusedFile">It is not.</exception>
    public static XlsxPart Kept(ZipArchiveEntry entry, string name) =>
        LimitedZip.Yields(entry) <= LargestKept ? new(entry, name) : throw FileSniff.Broken(name);

    public XmlReader Xml { get; }

    /// <summary>The name as the object the reader gives it out as: to be compared by <see cref="Is"/>.</summary>
    public string Known(string local) => Xml.NameTable.Add(local);

    /// <summary>Whether the reader stands at something of this <see cref="Known"/> name.</summary>
    public bool Is(string known) => ReferenceEquals(Xml.LocalName, known);

    /// <summary>Moves to the outermost element; false where it has another name.</summary>
    public bool Root(string local) => Xml.MoveToContent() == XmlNodeType.Element && Xml.LocalName == local;

    /// <summary>
    /// Moves to the next element right inside the one at this depth, passing over what is left of the one before; false at the end. Not to be
    /// asked of an empty element, which has no end of its own.
    /// </summary>
    public bool Child(int depth)
    {
        while (Next(depth))
        {
            if (Xml.Depth == depth + 1 && Xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves to the next child of this name; <see cref="Child"/>.</summary>
    public bool Child(int depth, string known)
    {
        while (Child(depth))
        {
            if (Is(known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of the attribute the reader stands at; of one longer than any number or reference only its beginning. Good until the next.</summary>
    public ReadOnlySpan<char> Attribute() => attribute.AsSpan(0, Xml.ReadValueChunk(attribute, 0, attribute.Length));

    /// <summary>The text right inside the element, good until the next is read. The reader is left at the element's end.</summary>
    public ReadOnlySpan<char> Text()
    {
        length = 0;
        Append();
        return text.AsSpan(0, length);
    }

    /// <summary>The text of an element made of runs (a shared or an inline string), joined; how it is pronounced is left out. Good until the next is read.</summary>
    public ReadOnlySpan<char> Runs()
    {
        length = 0;
        var depth = Xml.Depth;
        for (var more = !Xml.IsEmptyElement && Child(depth); more; more = Child(depth))
        {
            if (Is(t))
            {
                Append();
            }
            else if (Is(r))
            {
                for (var run = !Xml.IsEmptyElement && Child(depth + 1, t); run; run = Child(depth + 1, t))
                {
                    Append();
                }
            }
        }

        return text.AsSpan(0, length);
    }

    public void Dispose() => Xml.Dispose();

    /// <summary>Moves on inside the element at this depth; false at its end.</summary>
    private bool Next(int depth)
    {
        if (!Xml.Read())
        {
            return false;
        }

        var at = Xml.Depth;
        return at <= Deepest ? at > depth : throw FileSniff.Broken(name);
    }

    private void Append()
    {
        var depth = Xml.Depth;
        if (Xml.IsEmptyElement)
        {
            return;
        }

        while (Next(depth))
        {
            if (Xml.Depth == depth + 1 && Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                Take();
            }
        }
    }

    private void Take()
    {
        for (int read; (read = Xml.ReadValueChunk(text, length, text.Length - length)) > 0;)
        {
            length += read;
            if (length > FileSniff.LongestCell)
            {
                throw new RefusedFile($"Tệp {name} có một ô dài hơn 32.767 ký tự (trong phần {part}), không phải số liệu. Hãy xoá ô đó trong Excel rồi nạp lại.");
            }

            if (length == text.Length)
            {
                Array.Resize(ref text, 2 * length);
            }
        }
    }
}
