using System.Xml;

namespace CamKet.App.Extracts;

/// <summary>
/// The names in a part of an .xlsx, every one of which its reader keeps to the end: programs write some hundreds, a file made to do harm another
/// one for each element.
/// </summary>
internal sealed class XlsxNames(string file) : NameTable
{
    private const int MostLetters = 256 * 1024;

    private int letters;

    public override string Add(string key) => Get(key) ?? Kept(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Kept(base.Add(key, start, len));

    // A name of one letter takes as much room as one of twenty.
    private string Kept(string name) => (letters += name.Length + 20) <= MostLetters ? name : throw FileSniff.Broken(file);
}
