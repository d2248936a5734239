namespace CamKet.App.Platform;

/// <summary>What the server or the machine said, as one sentence that tells what to do.</summary>
internal static class EmbeddedPostgresFault
{
    public static MachineFault Explain(string log, string folder)
    {
        var last = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal)
                || line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? log.Trim().Split('\n')[^1];
        return new MachineFault(log switch
        {
            _ when Says("No space left on device") || Says("Disk quota exceeded") =>
                $"Ổ đĩa chứa {folder} đã đầy: hãy giải phóng ít nhất 500 MB rồi chạy lại.",
            _ when Says("Permission denied") =>
                $"Không có quyền ghi vào {folder}: hãy trả quyền cho người dùng chạy CamKet rồi chạy lại.",
            _ when Says("Read-only file system") =>
                $"Ổ đĩa chứa {folder} đang ở chế độ chỉ đọc: hãy gắn lại với quyền ghi rồi chạy lại.",
            _ when Says("could not map anonymous shared memory") || Says("could not create shared memory segment") =>
                "Không đủ bộ nhớ để khởi động PostgreSQL: hãy đóng bớt chương trình rồi chạy lại.",
            _ when Says("invalid checkpoint record") || Says("could not locate a valid checkpoint record") || Says("page verification failed") =>
                $"Dữ liệu ở {folder} bị hỏng: hãy khôi phục từ bản sao lưu. PostgreSQL báo: {last}",
            _ => $"PostgreSQL đi kèm không khởi động được ở {folder}: {last}",
        });

        bool Says(string text) => log.Contains(text, StringComparison.Ordinal);
    }

    public static MachineFault OtherVersion(string folder, string found, string mine) => new(
        $"Dữ liệu ở {folder} thuộc PostgreSQL {found}, chương trình này chạy PostgreSQL {mine}: hãy mở bằng bản CamKet đã tạo ra nó, sao lưu, rồi khôi phục vào bản này.");

    public static DataInUse InUse(string folder, string process) => new(
        $"Dữ liệu ở {folder} đang do một chương trình CamKet khác giữ (tiến trình {process}): hãy dừng chương trình đó trước khi chạy lại.");
}
