using CamKet.Documents;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>Tables of plain text whose columns are made with spaces.</summary>
public class WhiteTableTests
{
    private static OfficialDocument Read(string table) =>
        DocumentReader.Read(TextFile.Blocks("KẾ HOẠCH\n\nCải cách hành chính năm 2025\n\n" + table));

    private static string[] Items(string table) => [.. Read(table).Items.Select(i => $"{i.Path}|{i.Text}|{i.Target?.Raw}|{i.Owner}")];

    private static readonly string[] Three =
    [
        "1|Tỷ lệ hồ sơ nộp trực tuyến của toàn xã|từ 60% trở lên|Bộ phận Một cửa",
        "2|Tỷ lệ văn bản ký số|trên 95%|Văn phòng",
        "3|Sáng kiến cải cách hành chính được công nhận|ít nhất 02 sáng kiến|Công chức Tư pháp - Hộ tịch",
    ];

    [Fact]
    public void Cells_wrapped_over_lines_are_whole_again() => Items("""
        STT   Nội dung                          Chỉ tiêu           Đơn vị chủ trì
        1     Tỷ lệ hồ sơ nộp trực tuyến của    từ 60% trở lên     Bộ phận Một cửa
              toàn xã
        2     Tỷ lệ văn bản ký số               trên 95%           Văn phòng

        3     Sáng kiến cải cách hành chính     ít nhất 02         Công chức Tư pháp
              được công nhận                    sáng kiến          - Hộ tịch

        Trên đây là kế hoạch của xã, các bộ phận thực hiện./.
        """).ShouldBe(Three);

    [Fact]
    public void Centred_heads_and_numbers_are_no_obstacle() => Items("""
                         Nội dung                   Chỉ tiêu          Đơn vị
        STT              thực hiện                  phấn đấu          chủ trì
              Tỷ lệ hồ sơ nộp trực tuyến của
        1     toàn xã                            từ 60% trở lên    Bộ phận Một cửa
              hằng năm
        2     Tỷ lệ văn bản ký số                  trên 95%        Văn phòng
        """).ShouldBe(["1|Tỷ lệ hồ sơ nộp trực tuyến của toàn xã hằng năm|từ 60% trở lên|Bộ phận Một cửa", "2|Tỷ lệ văn bản ký số|trên 95%|Văn phòng"]);

    [Fact]
    public void Sections_over_the_width_give_paths_and_what_follows_the_table_is_no_row()
    {
        var document = Read("""
            TT   Nội dung cam kết            Kết quả năm 2024   Mục tiêu năm 2025
            A. NỘI DUNG DUY TRÌ CÁC CHỈ SỐ ĐÃ ĐẠT CỦA NĂM TRƯỚC
            1    Gửi thư xin lỗi             100%               100%
            B. NỘI DUNG CẢI THIỆN CÁC CHỈ SỐ CÒN THẤP
            1    Hồ sơ nộp qua mạng          20,5%              trên 45%
            2. Tổ chức thực hiện
            Các bộ phận thực hiện kế hoạch này trong phạm vi nhiệm vụ được giao.
            """);

        document.Items.Select(i => $"{i.Path} {i.Group} {i.Baseline?.Number} {i.Target?.Number}").ShouldBe(["A.1 Maintain 100 100", "B.1 Improve 20.5 45"]);
    }

    [Fact]
    public void Without_a_number_column_a_capital_begins_a_row() => Items("""
        Nội dung nhiệm vụ              Bộ phận chủ trì        Thời gian hoàn thành
        Rà soát thủ tục hành chính     Văn phòng - Thống kê   trước 15/4/2025
        của cấp xã
        Công khai ngân sách            Tài chính              Quý II/2025
        """).ShouldBe(["1|Rà soát thủ tục hành chính của cấp xã|trước 15/4/2025|Văn phòng - Thống kê", "2|Công khai ngân sách|Quý II/2025|Tài chính"]);

    [Fact]
    public void Boxes_drawn_with_signs_are_tables() => Items("""
        +-----+--------------------------------+-----------------+-------------------+
        | STT | Nội dung                       | Chỉ tiêu        | Đơn vị chủ trì    |
        +=====+================================+=================+===================+
        | 1   | Tỷ lệ hồ sơ nộp trực tuyến của | từ 60% trở lên  | Bộ phận Một cửa   |
        |     | toàn xã                        |                 |                   |
        +-----+--------------------------------+-----------------+-------------------+
        | 2   | Tỷ lệ văn bản ký số            | trên 95%        | Văn phòng         |
        +-----+--------------------------------+-----------------+-------------------+
        | 3   | Sáng kiến cải cách hành chính  | ít nhất 02      | Công chức Tư pháp |
        |     | được công nhận                 | sáng kiến       | - Hộ tịch         |
        +-----+--------------------------------+-----------------+-------------------+
        """).ShouldBe(Three);

    [Fact]
    public void Bars_without_a_frame_are_a_table() => Items("""
        STT | Nội dung | Chỉ tiêu | Đơn vị chủ trì
        1 | Tỷ lệ hồ sơ nộp trực tuyến của toàn xã | từ 60% trở lên | Bộ phận Một cửa
        2 | Tỷ lệ văn bản ký số | trên 95% | Văn phòng
        """).ShouldBe(Three[..2]);

    [Fact]
    public void Tabs_that_only_align_are_no_columns() => Items(
        "STT\tNội dung\t\t\tChỉ tiêu\tĐơn vị chủ trì\n1\tKý số văn bản đi\t\ttrên 95%\tVăn phòng\n2\tHồ sơ nộp trực tuyến\t\ttừ 60%\t\tMột cửa")
        .ShouldBe(["1|Ký số văn bản đi|trên 95%|Văn phòng", "2|Hồ sơ nộp trực tuyến|từ 60%|Một cửa"]);

    [Fact]
    public void Two_spaces_in_running_text_make_no_table() =>
        TextFile.Blocks("Nội dung, nhiệm vụ  và chỉ tiêu  của đơn vị chủ trì.\nCác bộ phận  thực hiện  theo kế hoạch.").ShouldNotContain(b => b is Table);
}
