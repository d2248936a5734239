namespace CamKet.App.Extracts;

/// <summary>
/// A file as it was when its reading began. One that was written to or replaced meanwhile was read half old, half new:
/// whoever writes to a file moves its time, whoever replaces it brings another.
/// </summary>
internal readonly record struct SteadyFile(long Bytes, DateTime Written)
{
    public static SteadyFile Of(string path)
    {
        var file = new FileInfo(path);
        return new(file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
    }

    /// <exception cref="RefusedFile">It is no longer what it was.</exception>
    public void MustStillBe(string path, string name)
    {
        if (Of(path) != this)
        {
            throw new RefusedFile($"Tệp {name} bị ghi tiếp hoặc bị thay trong lúc đang đọc, chưa lưu gì: hãy đợi hệ thống xuất xong rồi nạp lại.");
        }
    }
}
