using System.Text;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class DocumentReaderTests
{
    private static OfficialDocument Read(string text) => DocumentReader.Read(TextFile.Blocks(text));

    private static string Paths(OfficialDocument document) => string.Join(' ', document.Items.Select(i => i.Path));

    [Fact]
    public void A_proposal_is_read_with_its_header()
    {
        var document = Read(Samples.Proposal);

        document.Kind.ShouldBe(DocumentKind.Proposal);
        document.Year.ShouldBe(2024);
        document.Indices.ShouldBe([ReformIndex.Par, ReformIndex.Sipas]);
        document.Header.Issuer.ShouldBe("ỦY BAN NHÂN DÂN XÃ THANH SƠN");
        document.Header.Number.ShouldBe("07/UBND-VP");
        document.Header.Date.ShouldBe("2024-04-02");
        document.Header.Place.ShouldBe("Thanh Sơn");
        document.Header.Subject.ShouldBe("đăng ký nội dung cam kết nâng cao Chỉ số PAR INDEX, SIPAS năm 2024");
        document.Header.Recipients.ShouldBe(["Phòng Nội vụ huyện Bình Lâm"]);
        document.Header.Basis.ShouldBe([new Citation("21/BCĐ-CCHC", "2024-03-28")]);
        document.Header.Signer.ShouldBe(new Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"));
    }

    [Fact]
    public void Sections_give_paths_and_groups()
    {
        var document = Read(Samples.Proposal);

        Paths(document).ShouldBe("A.1 B.I.1 B.II.1 B.II.2 C.1");
        document.Items.Select(i => i.Group).ShouldBe([ItemGroup.Other, ItemGroup.Maintain, ItemGroup.Improve, ItemGroup.Improve, ItemGroup.Other]);
        document.Items[2].Baseline!.Number.ShouldBe(22.5m);
        document.Items[2].Target!.Number.ShouldBe(45m);
        document.Items[4].Target!.Type.ShouldBe(TargetType.Milestone);
        document.Items[4].Note.ShouldBe("Theo kế hoạch");
    }

    [Fact]
    public void The_issuer_spelled_differently_is_a_warning() =>
        Read(Samples.Proposal).Warnings.ShouldContain(w => w.Contains("Thành Sơn", StringComparison.Ordinal));

    [Fact]
    public void Decomposed_letters_read_the_same_as_composed_ones() =>
        Json(Read(Samples.Proposal.Normalize(NormalizationForm.FormD))).ShouldBe(Json(Read(Samples.Proposal)));

    [Fact]
    public void Bars_and_markdown_read_the_same_as_tabs()
    {
        var lines = Samples.Proposal.Split('\n').Select(l => l.Contains('\t', StringComparison.Ordinal) ? "| " + l.Replace("\t", " | ", StringComparison.Ordinal) + " |" : l).ToList();
        lines.Insert(lines.FindIndex(l => l.StartsWith('|')) + 1, "|---|:---|---|---|---|");

        Json(Read(string.Join('\n', lines))).ShouldBe(Json(Read(Samples.Proposal)));
    }

    [Fact]
    public void Columns_are_known_by_their_heads_in_any_order()
    {
        int[] order = [3, 1, 4, 0, 2];
        var turned = Samples.Proposal.Split('\n').Select(l => l.Split('\t') is { Length: 5 } cells ? string.Join('\t', order.Select(i => cells[i])) : l);

        Json(Read(string.Join('\n', turned))).ShouldBe(Json(Read(Samples.Proposal)));
    }

    [Fact]
    public void A_row_broken_over_a_page_is_one_row_and_repeated_heads_are_none()
    {
        var document = Read(Samples.Report);

        Paths(document).ShouldBe("1 2");
        document.Items[0].Result.ShouldBe("- Đã mở 04 buổi nói chuyện ở tổ dân phố.\n- Đã phát 01 bản tin trên loa phường.");
    }

    [Theory]
    [InlineData("1\tMột\tXong\t-\n2\tHai\t\t\n3\tBa\tXong\t-", "1 2 3")]
    [InlineData("1\tMột\tXong\t-\n2\tHai\t\t", "1 2")]
    [InlineData("B.1\tMột\tXong\t-\nB.2\tHai\t\t\nB.3\tBa\tXong\t-", "B.1 B.2 B.3")]
    [InlineData("B.1\tMột\tXong\t-\nB.2\tHai\t\t\n1\tBa\tXong\t-", "B.1 B.2 1")]
    [InlineData("A.1\tMột\t\t\nA.2\tHai\t\t\nB.1\tBa\tXong\t-", "A.1 A.2 B.1")]
    [InlineData("A.I.1\tMột\tXong\t-\nA.II.1\tHai\t\t\n1\tBa\tXong\t-", "A.I.1 A.II.1 1")]
    [InlineData("1.1\tMột\t\t\n1.2\tHai\tXong\t-\n2.1\tBa\t\t\n1\tBốn\tXong\t-", "1.1 1.2 2.1 1")]
    public void A_numbered_row_nobody_has_filled_in_is_an_item_too(string rows, string paths)
    {
        var document = Read("BÁO CÁO\n\nPHỤ LỤC\n\nSTT\tNỘI DUNG, NHIỆM VỤ\tKẾT QUẢ THỰC HIỆN\tTÀI LIỆU KIỂM CHỨNG\n" + rows);

        Paths(document).ShouldBe(paths);
    }

    [Fact]
    public void Evidence_names_its_document_where_it_does()
    {
        var document = Read(Samples.Report);

        document.Items[0].Evidence.ShouldBe([new EvidenceLine("31/KH-UBND", "2024-02-05", "Kế hoạch số 31/KH-UBND ngày 05/02/2024 về tuyên truyền."), new EvidenceLine(null, null, "Ảnh buổi nói chuyện.")]);
        document.Items[1].Evidence.Select(e => (e.Number, e.Date)).ShouldBe([("40/BC-UBND", "2024-06-01"), ("77/BC-UBND", "2024-09-02")]);
    }

    [Fact]
    public void A_draft_has_no_number_and_a_cut_cell_is_named()
    {
        var document = Read(Samples.Report);

        document.Kind.ShouldBe(DocumentKind.Report);
        document.Header.Number.ShouldBeNull();
        document.Header.Recipients.ShouldBe(["UBND thành phố"]);
        document.Warnings.ShouldContain(w => w.Contains("chưa có số", StringComparison.Ordinal));
        document.Warnings.ShouldContain(w => w.StartsWith("Mục 2:", StringComparison.Ordinal) && w.Contains("đảm bảo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Để tổng hợp kết quả quý II năm 2025, UBND huyện yêu cầu các cơ quan, đơn vị, UBND các xã báo cáo; tỷ lệ đúng hạn đạt tối thiểu 95%.", DocumentKind.Directive, 1)]
    [InlineData("Để có số liệu báo cáo cấp trên, đề nghị UBND các xã, thị trấn gửi kết quả; tỷ lệ số hóa phải đạt trên 90%.", DocumentKind.Directive, 1)]
    [InlineData("Thực hiện Công văn số 12/UBND-VP về việc yêu cầu các xã báo cáo, UBND xã đã giải quyết đúng hạn đạt trên 98%.", DocumentKind.Report, 0)]
    public void A_letter_about_reports_asks_for_them_or_is_one(string first, DocumentKind kind, int thresholds)
    {
        var document = Read("UBND HUYỆN THỬ\nSố: 50/UBND-VP\nV/v báo cáo kết quả cải cách hành chính quý II\n\nThử, ngày 02 tháng 6 năm 2025\n\nKính gửi: Như nơi nhận.\n\n" + first + "\n\nHồ sơ, tài liệu kèm theo được lưu tại bộ phận một cửa theo quy định hiện hành.\n\nĐề nghị các sở quan tâm hỗ trợ để xã hoàn thành nhiệm vụ được giao trong thời gian tới.");

        document.Kind.ShouldBe(kind);
        document.Thresholds.Count.ShouldBe(thresholds);
    }

    [Theory]
    [InlineData("ngày    tháng 5 năm 2024", "2024-05")]
    [InlineData("ngày … tháng … năm 2024", null)]
    [InlineData("ngày 09 tháng 01 năm 2025", "2025-01-09")]
    public void The_date_is_as_much_as_is_written(string date, string? iso) =>
        Read(Samples.Proposal.Replace("ngày 02 tháng 4 năm 2024", date, StringComparison.Ordinal)).Header.Date.ShouldBe(iso);

    [Theory]
    [InlineData("1\tMột\t10%\t20%\n2\tHai\t30%\t40%", "1 2")]
    [InlineData("1.1\tMột\t10%\t20%\n1.2\tHai\t30%\t40%", "1.1 1.2")]
    [InlineData("I\tNhóm một\t\t\n1\tMột\t10%\t20%\na\tMột phần\t1%\t2%\nII\tNhóm hai\t\t\n1\tHai\t30%\t40%", "I.1 I.1.a II.1")]
    [InlineData("1\tNhóm\t\t\n1.1\tMột\t10%\t20%\n1.2\tHai\t30%\t40%\n2\tBa\t1%\t2%", "1.1 1.2 2")]
    [InlineData("\tMột\t10%\t20%\n\tHai\t30%\t40%", "1 2")]
    [InlineData("I\tMột\t10%\t20%\nII\tHai\t30%\t40%", "I II")]
    [InlineData("Phần I\tNhóm\t\t\n01\tMột\t10%\t20%\n02\tHai\t30%\t40%", "I.1 I.2")]
    [InlineData("A. NHÓM MỘT\t\t\t\n1\tMột\t10%\t20%\nB. NHÓM HAI\t\t\t\n1\tHai\t30%\t40%", "A.1 B.1")]
    [InlineData("1\tMột\t10%\t20%\n\t- Nhánh một\t1%\t2%\n\t- Nhánh hai\t3%\t4%", "1 1.1 1.2")]
    public void Every_way_of_numbering_gives_paths(string rows, string paths) =>
        Paths(Read("KẾ HOẠCH\n\nSố TT\tNội dung\tNăm 2023\tNăm 2024\n" + rows)).ShouldBe(paths);

    [Fact]
    public void Heads_in_two_rows_and_a_counting_row_are_heads()
    {
        var document = Read("""
            KẾ HOẠCH

            TT	Tiêu chí	Kết quả		Đơn vị chủ trì
            		Hiện trạng	Mục tiêu	
            (1)	(2)	(3)	(4)	(5)
            1	Hồ sơ trực tuyến	30%	tối thiểu 55%	Văn phòng
            """);

        var item = document.Items.ShouldHaveSingleItem();
        (item.Baseline!.Number, item.Target!.Number, item.Owner).ShouldBe((30m, 55m, "Văn phòng"));
    }

    [Fact]
    public void Two_tables_under_numbered_headings_take_the_headings_into_their_paths()
    {
        var document = Read("""
            BẢN CAM KẾT

            I. Nội dung duy trì

            STT	Chỉ tiêu	Năm 2023	Năm 2024
            1	Trả đúng hạn	99%	99%

            II. Nội dung cải thiện

            STT	Chỉ tiêu	Năm 2023	Năm 2024
            1	Thanh toán trực tuyến	10%	50%
            """);

        Paths(document).ShouldBe("I.1 II.1");
        document.Items.Select(i => i.Group).ShouldBe([ItemGroup.Maintain, ItemGroup.Improve]);
    }

    [Fact]
    public void A_text_without_any_header_has_none() =>
        DocumentReader.HasHeader(TextFile.Blocks("Chuyện kể ở làng.\n\nHôm nay trời đẹp, mọi người ra đồng.")).ShouldBeFalse();

    [Fact]
    public void A_hard_wrapped_paragraph_is_one() =>
        TextFile.Blocks("Căn cứ tình hình thực tế của địa phương trong những tháng đầu năm và ý kiến\nUBND huyện, xã xây dựng kế hoạch với những nội dung sau đây để các bộ phận biết\nvà thực hiện.")
            .ShouldHaveSingleItem();

    private static string Json(OfficialDocument document) => System.Text.Json.JsonSerializer.Serialize(document);
}
