using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>The set phrases of a header after Decree 30/2020, seen without tone marks.</summary>
internal static class HeaderWords
{
    private static readonly Regex Motto = PrintedText.Pattern(@"^(cong hoa xa hoi\b|((xa hoi )?chu )?nghia viet nam$|viet nam$|doc lap\s*[-–—]\s*tu do\s*[-–—]\s*hanh phuc|dang cong san viet nam)");

    private static readonly Regex NumberLine = PrintedText.Pattern(@"^so\s{0,3}:|^so\s{1,3}[\d.…_]{0,8}\s{0,3}/\s{0,3}[a-z]");

    private static readonly Regex PlaceDate = PrintedText.Pattern(
        @"^([\p{L}\d .'’-]{2,60}),?\s{0,4}(ngay[\s\d.…_]{0,12}thang[\s\d.…_]{0,12}nam\s{0,3}(19|20)\d\d)\.?$|^(ngay[\s\d.…_]{0,12}thang[\s\d.…_]{0,12}nam\s{0,3}(19|20)\d\d)\.?$");

    private static readonly Regex Subject = PrintedText.Pattern(@"^(v/v|ve viec)\b");

    private static readonly Regex Addressee = PrintedText.Pattern(@"^kinh gui\b");

    private static readonly Regex Distribution = PrintedText.Pattern(@"^noi nhan\b");

    private static readonly Regex Capacity = PrintedText.Pattern(@"^(tm|kt|tl|tuq|q|t/m|k/t|t/l|t\.m|k\.t|t\.l|t\.u\.q)\s?[.:]?\s+\p{L}");

    private static readonly Regex Title = PrintedText.Pattern(
        @"^(bao cao|ke hoach|quyet dinh|ban cam ket|cam ket|chi thi|thong bao|to trinh|nghi quyet|huong dan|chuong trinh|cong van|de an|phuong an|bien ban|ban dang ky|dang ky|de xuat|phieu dang ky|cong dien|quy che|giay moi|ban de xuat)(\s+.{0,150})?$");

    private static readonly Regex Annex = PrintedText.Pattern(@"^(phu luc|bieu|mau)(\s+[\divx]{1,5})?\b");

    private static readonly Regex Issuer = PrintedText.Pattern(
        @"^(uy ban nhan dan|ubnd|uy ban|hoi dong|hdnd|so|phong|ban|van phong|chi cuc|cuc|bo|trung tam|cong an|dang uy|huyen uy|thanh uy|tinh uy|tinh|thanh pho|huyen|thi xa|xa|phuong|thi tran|dac khu|quan|doan|mat tran|truong|vien|to|chinh phu|thu tuong|tp\.?)\b");

    public static bool IsMotto(string text) => Motto.IsMatch(PrintedText.Fold(text));

    public static bool IsNumberLine(string text) => text.Length < 120 && NumberLine.IsMatch(PrintedText.Fold(text));

    public static bool IsPlaceDate(string text) => text.Length < 120 && PlaceDate.IsMatch(PrintedText.Fold(text));

    public static bool IsSubject(string text) => Subject.IsMatch(PrintedText.Fold(text));

    public static bool IsAddressee(string text) => Addressee.IsMatch(PrintedText.Fold(text));

    public static bool IsDistribution(string text) => Distribution.IsMatch(PrintedText.Fold(text));

    /// <summary>"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": capitals behind the mark, so that prose is not meant.</summary>
    public static bool IsCapacity(string text) => text.Length < 150 && PrintedText.IsCapitals(text) && Capacity.IsMatch(PrintedText.Fold(text));

    /// <summary>The kind of document as its own line: "BÁO CÁO", or "BÁO CÁO KẾT QUẢ …" in capitals.</summary>
    public static bool IsTitle(string text) => text.Length < 200 && PrintedText.IsCapitals(text) && Title.IsMatch(PrintedText.Fold(text));

    public static bool IsAnnex(string text) => text.Length < 60 && PrintedText.IsCapitals(text) && Annex.IsMatch(PrintedText.Fold(text));

    public static bool IsIssuer(string text) => text.Length < 150 && PrintedText.IsCapitals(text) && Issuer.IsMatch(PrintedText.Fold(text));

    /// <summary>A line that is a piece of a header and never the middle of a sentence.</summary>
    public static bool IsElement(string text) =>
        IsMotto(text) || IsNumberLine(text) || IsPlaceDate(text) || IsSubject(text) || IsAddressee(text) || IsDistribution(text) || IsCapacity(text) || IsTitle(text) || IsAnnex(text);
}
