using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

/// <summary>A commitment that two parties sign, one column after the other: the header's signer is the issuer's.</summary>
public class SignerTests
{
    private static readonly Signer Chair = new("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu");

    private static Signer? Of(string issuer, string end) => DocumentReader.Read(TextFile.Blocks($"""
        {issuer}

        Số: 06/CK-UBND

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Mẫu, ngày 26 tháng 01 năm 2024

        BẢN CAM KẾT
        Về trách nhiệm nâng cao các chỉ số cải cách hành chính năm 2024

        Hai bên cùng thống nhất cam kết thực hiện các nội dung trên.

        {end}
        """)).Header.Signer;

    private const string Commune = "ỦY BAN NHÂN DÂN\nXÃ MẪU";

    [Fact]
    public void One_signature_is_the_signer() => Of(Commune, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu").ShouldBe(Chair);

    [Theory]
    [InlineData("TRƯỞNG PHÒNG NỘI VỤ\tTM. ỦY BAN NHÂN DÂN\n\tCHỦ TỊCH\n\nTrần Thị Thử\tLê Văn Mẫu")]
    [InlineData("TM. ỦY BAN NHÂN DÂN\tTRƯỞNG PHÒNG NỘI VỤ\nCHỦ TỊCH\t\nLê Văn Mẫu\tTrần Thị Thử")]
    [InlineData("TRƯỞNG PHÒNG NỘI VỤ\n\nTrần Thị Thử\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu")]
    [InlineData("PHÒNG NỘI VỤ\nTRƯỞNG PHÒNG\n\nTrần Thị Thử\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu")]
    public void The_chair_signs_for_a_commune_whichever_side_stands_first(string end) => Of(Commune, end).ShouldBe(Chair);

    [Fact]
    public void Of_two_committees_the_one_named_as_issuer_signs() =>
        Of(Commune, "TM. ỦY BAN NHÂN DÂN HUYỆN MẪU\nCHỦ TỊCH\n\nPhạm Văn Trên\n\nTM. UBND XÃ MẪU\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Dưới")
            .ShouldBe(new Signer("TM. UBND XÃ MẪU, KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Dưới"));

    [Fact]
    public void The_head_of_a_department_that_issued_it_signs_beside_the_chair() =>
        Of("ỦY BAN NHÂN DÂN HUYỆN MẪU\nPHÒNG NỘI VỤ", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu\n\nTRƯỞNG PHÒNG NỘI VỤ\n\nTrần Thị Thử")
            .ShouldBe(new Signer(null, "TRƯỞNG PHÒNG NỘI VỤ", "Trần Thị Thử"));

    [Fact]
    public void Heads_who_sign_side_by_side_without_a_mark_are_found_too() =>
        Of(Commune, "TRƯỞNG BAN CHỈ ĐẠO\tCHỦ TỊCH\nTrần Thị Thử\tLê Văn Mẫu").ShouldBe(new Signer(null, "CHỦ TỊCH", "Lê Văn Mẫu"));

    [Fact]
    public void Where_no_signature_names_the_issuer_the_first_is_taken() =>
        Of("BAN QUẢN LÝ CHỢ MẪU", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu\n\nGIÁM ĐỐC\n\nTrần Thị Thử").ShouldBe(Chair);
}
