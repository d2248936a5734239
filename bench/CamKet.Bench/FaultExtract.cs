using System.Globalization;
using System.Text;

namespace CamKet.Bench;

/// <summary>The two extracts of <see cref="FaultWorld"/>: what the store holds, and what is on its way in when something breaks.</summary>
internal static class FaultExtract
{
    /// <summary>A later one has some finished since, one day wrong, and one in a hundred no longer there.</summary>
    public static string Text(int rows, int later)
    {
        var text = new StringBuilder("Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n");
        for (var i = 0; i < rows; i++)
        {
            if (later == 1 && i % 100 == 7 && i < rows / 10)
            {
                continue;
            }

            var received = new DateOnly(2024, 10, 1).AddDays(i % 30);
            var finished = i % 3 == later ? received.AddDays(i == 31 ? -40 : 5).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"HS-{i};{(i % 2 == 0 ? "Trực tuyến" : "Trực tiếp")};{(finished.Length > 0 ? "Đã xử lý xong" : "Đang xử lý")};{received:dd/MM/yyyy};{finished}\n");
        }

        return text.ToString();
    }
}
