namespace CamKet.Tests.Documents;

/// <summary>Documents of the forms communes write, about places and people that do not exist.</summary>
internal static class Samples
{
    public const string Proposal = """
        **ỦY BAN NHÂN DÂN
        XÃ THANH SƠN**

        Số: 07/UBND-VP
        V/v đăng ký nội dung cam kết nâng
        cao Chỉ số PAR INDEX, SIPAS
        năm 2024

        **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc**

        Thanh Sơn, ngày 02 tháng 4 năm 2024

        Kính gửi: Phòng Nội vụ huyện Bình Lâm

        Theo Công văn số 21/BCĐ-CCHC ngày 28/3/2024 của Ban Chỉ đạo huyện; UBND xã Thanh Sơn đăng ký như sau:

        1. Bảng nội dung

        TT	Nội dung cam kết	Kết quả đạt được năm 2023	Kết quả cam kết phấn đấu năm 2024	Ghi chú
        A	CÔNG TÁC CHUNG			
        1	Vị trí xếp hạng chung	Đạt điểm Khá, xếp thứ 9 khối các xã, phường	Đạt điểm Tốt, xếp thứ 5 khối các xã, phường	
        B	CÁC CHỈ SỐ THÀNH PHẦN			
        I	Nội dung duy trì			
        1	Gửi thư xin lỗi khi trễ hẹn	100%	100%	
        II	Nội dung cải thiện			
        1	Hồ sơ nộp trực tuyến	22,5%	45%	

        2	Mức hài lòng của người dân	Hài lòng	Rất hài lòng	
        C	VIỆC KHÁC			
        1	Tự kiểm tra công vụ			Theo kế hoạch

        Trên đây là nội dung đăng ký của UBND xã Thành Sơn./.

        Nơi nhận:

        - Như trên;
        - Lưu: VT.

        **KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH**

        Lê Văn Mẫu
        """;

    public const string Report = """
        Số: /BC-UBND

        Phường Bến Đá, ngày tháng năm 2024

        BÁO CÁO

        Kết quả thực hiện cam kết cải thiện chỉ số PAPI của UBND phường năm 2024

        Thực hiện Bản cam kết số 12/CK-BCĐ ngày 15/01/2024; UBND phường báo cáo như sau:

        (theo phụ lục đính kèm)

        Nơi nhận:

        - UBND thành phố;
        - Lưu: VT.

        **TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH**

        Trần Thị Ví Dụ

        PHỤ LỤC

        STT	NỘI DUNG, NHIỆM VỤ	KẾT QUẢ THỰC HIỆN	TÀI LIỆU KIỂM CHỨNG
        1.	Tuyên truyền cải cách hành chính	<p>- Đã mở 04 buổi nói chuyện ở tổ dân phố.</p> <p>- Đã phát 01</p>	<p>- Kế hoạch số 31/KH-UBND ngày 05/02/2024 về tuyên truyền.</p> <p>- Ảnh buổi nói chuyện.</p>

        STT	NỘI DUNG, NHIỆM VỤ	KẾT QUẢ THỰC HIỆN	TÀI LIỆU KIỂM CHỨNG
        		bản tin trên loa phường.	
        2.	Xử lý văn bản theo quy trình, đảm bảo	Ký số 90% (450/500 văn bản).	<ul> - Báo cáo số 40/BC-UBND ngày 01/6/2024 về văn thư. - Báo cáo số 77/BC-UBND ngày 02/9/2024 về văn thư.</ul>
        """;
}
