using CamKet.Units;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Units;

public class UnitRegisterTests
{
    private static readonly DateOnly Before = new(2025, 6, 30);
    private static readonly DateOnly After = new(2025, 7, 1);

    private static readonly OldCommune[] Old =
    [
        new(2, "91", "Tỉnh Sông Xa", "901", "Thành phố Bến Mơ", "90001", "Phường 1", "Phường"),
        new(3, "91", "Tỉnh Sông Xa", "901", "Thành phố Bến Mơ", "90002", "Phường 2", "Phường"),
        new(4, "91", "Tỉnh Sông Xa", "902", "Huyện Đồi Trăng", "90010", "Xã Hướng Mây", "Xã"),
        new(5, "91", "Tỉnh Sông Xa", "902", "Huyện Đồi Trăng", "90013", "Thị trấn Đồi Trăng", "Thị trấn"),
        new(6, "91", "Tỉnh Sông Xa", "903", "Huyện Núi Bạc", "90020", "Xã Hướng Mây", "Xã"),
        new(7, "91", "Tỉnh Sông Xa", "903", "Huyện Núi Bạc", "90023", "Xã Mỹ Lạc", "Xã"),
    ];

    private static readonly NewCommune[] New =
    [
        new(2, "92", "Tỉnh Sông Xa", "90001", "Phường Bến Mơ", "Phường"),
        new(3, "92", "Tỉnh Sông Xa", "90010", "Xã Đồi Trăng", "Xã"),
        new(4, "92", "Tỉnh Sông Xa", "90020", "Xã Núi Bạc", "Xã"),
    ];

    private static CommunePair Pair(int line, string newCode, string newName, string oldCode, string oldName, string district, string note, string province = "91") =>
        new(line, newCode, newName, oldCode, oldName, district, province, note);

    private static (UnitRegister Register, IReadOnlyList<UnitIssue> Issues) Joined(params CommunePair[] pairs)
    {
        var taken = new HashSet<string>();
        var units = new UnitRegister([.. PublishedTables.Units(Old, taken), .. PublishedTables.Units(New, taken)], []);
        var (links, issues) = PublishedTables.Successions(pairs, units);
        return (new UnitRegister(units.Units, links), issues);
    }

    [Fact]
    public void A_code_names_a_unit_only_together_with_a_date()
    {
        var register = Joined().Register;

        register.Find("90001", Before)!.Name.ShouldBe("Phường 1");
        register.Find("90001", After)!.Name.ShouldBe("Phường Bến Mơ");
        register.Find("90002", After).ShouldBeNull();
        register.Ask("90001", After).OtherTimes.Single().Name.ShouldBe("Phường 1");
    }

    [Fact]
    public void A_code_that_has_ended_says_what_it_named_and_what_came_of_it()
    {
        var register = Joined(Pair(2, "90001", "Phường Bến Mơ", "90002", "Phường 2", "901", "Nhập toàn bộ")).Register;

        var answer = register.Ask("90002", new DateOnly(2025, 7, 2));

        answer.State.ShouldBe(CodeState.Ended);
        answer.Unit!.Name.ShouldBe("Phường 2");
        var (next, link) = register.Successors(answer.Unit).ShouldHaveSingleItem();
        next.Name.ShouldBe("Phường Bến Mơ");
        link.Part.ShouldBeFalse();
        link.Day.ShouldBe(After);
        register.Predecessors(next).ShouldHaveSingleItem().Unit.ShouldBe(answer.Unit);
        register.Ask("99999", After).State.ShouldBe(CodeState.Unknown);
    }

    [Fact]
    public void A_split_unit_has_several_successors_each_marked_as_a_part()
    {
        var register = Joined(
            Pair(2, "90010", "Xã Đồi Trăng", "90020", "Xã Hướng Mây", "903", "Nhập một phần diện tích, toàn bộ dân số"),
            Pair(3, "90020", "Xã Núi Bạc", "90020", "Xã Hướng Mây", "903", "Phần còn lại sau khi tách")).Register;

        var successors = register.Successors(register.Find("90020", Before)!);
        successors.Count.ShouldBe(2);
        successors.ShouldAllBe(s => s.Link.Part);
    }

    [Fact]
    public void Everything_below_a_unit_lies_between_its_number_and_its_last()
    {
        var register = Joined().Register;
        foreach (var unit in register.Units)
        {
            foreach (var above in register.Above(unit))
            {
                unit.UnitNo.ShouldBeInRange(above.UnitNo, above.LastNo);
                unit.LastNo.ShouldBeInRange(above.UnitNo, above.LastNo);
            }
        }

        var district = register.Find("902", Before)!;
        register.Units.Where(u => u.ProvinceId == 91 && u.UnitNo >= district.UnitNo && u.UnitNo <= district.LastNo)
            .Select(u => u.Code).Order().ShouldBe(["90010", "90013", "902"]);
    }

    [Fact]
    public void A_name_without_its_tone_marks_proposes_the_unit_and_is_not_taken_as_it()
    {
        var candidates = Joined().Register.FindByName("UBND XÃ HƯƠNG MÂY", Before, within: "Phòng Nội vụ huyện Núi Bạc");

        candidates.Select(c => c.Unit.Code).ShouldBe(["90020", "90010"]);
        candidates.ShouldAllBe(c => c.Match == NameMatch.ToneMarksDiffer);
        candidates.Select(c => c.WithinAgrees).ShouldBe([true, false]);
    }

    [Fact]
    public void The_exact_name_is_told_from_a_proposal()
    {
        var register = Joined().Register;

        register.FindByName("Ủy ban nhân dân phường 2", Before).ShouldHaveSingleItem().Match.ShouldBe(NameMatch.Exact);
        register.FindByName("Mỹ Lạc", Before).ShouldHaveSingleItem().Match.ShouldBe(NameMatch.KindMissing);
        register.FindByName("Phường Mỹ Lạc", Before).ShouldBeEmpty();
        register.FindByName("Phường 2", After).ShouldBeEmpty();
        register.FindByName("Xã Không Có", Before).ShouldBeEmpty();
    }

    [Fact]
    public void Addresses_are_unique_and_say_where_a_unit_lies()
    {
        var units = Joined().Register.Units;
        units.Select(u => u.Slug).Distinct().Count().ShouldBe(units.Count);
        units.Single(u => u.Code == "90002").Slug.ShouldBe("phuong-2-ben-mo");
        units.Single(u => u.Code == "92").Slug.ShouldBe("tinh-song-xa-2025");
        units.Single(u => u.Code == "902").Slug.ShouldBe("huyen-doi-trang");
    }

    [Fact]
    public void A_kind_that_contradicts_the_name_is_listed()
    {
        var issue = PublishedTables.KindIssues([.. Old, Old[0] with { Line = 8, Level = "Xã" }]).ShouldHaveSingleItem();
        (issue.Kind, issue.Line).ShouldBe((UnitIssueKind.KindDiffers, 8));
        issue.Problem.ShouldBe("Phường 1 (90001, Thành phố Bến Mơ) ghi cấp là Xã; đã giữ theo cột cấp.");
    }

    [Fact]
    public void A_code_written_for_another_commune_is_listed_and_the_link_goes_to_the_commune_that_is_named()
    {
        var (register, issues) = Joined(
            Pair(7, "90020", "Xã Núi Bạc", "90020", "Xã Hướng Mây", "903", "Nhập toàn bộ"),
            Pair(9, "90020", "Xã Núi Bạc", "90020", "Xã Mỹ Lạc", "903", "Nhập toàn bộ"));

        var issue = issues.ShouldHaveSingleItem();
        (issue.Kind, issue.Line, issue.Code).ShouldBe((UnitIssueKind.WrongCode, 9, "90020"));
        issue.Problem.ShouldBe("Mã 90020 là của Xã Hướng Mây; Xã Mỹ Lạc có mã 90023, đã ghép theo mã này.");
        register.Predecessors(register.Find("90020", After)!).Select(p => p.Unit.Code).ShouldBe(["90020", "90023"]);
    }

    [Fact]
    public void Wrong_provinces_missing_codes_and_other_spellings_are_listed_and_not_swallowed()
    {
        var (register, issues) = Joined(
            Pair(2, "90001", "Phường Bến Mơ", "90001", "Phường 1", "901", "Nhập toàn bộ", province: "89"),
            Pair(3, "90001", "Phường Bến Mơ", "", "Bãi bồi", "901", "Nhập toàn bộ"),
            Pair(4, "90010", "Xã Đồi Trăng", "90013", "Thị trấn Đồi Trăn", "902", "Nhập toàn bộ"),
            Pair(5, "90010", "Xã Đồi Trăng", "91234", "Xã Lạ", "902", "Nhập toàn bộ"),
            Pair(6, "95555", "Xã Lạ", "90010", "Xã Hướng Mây", "902", "Nhập toàn bộ"));

        issues.Select(i => (i.Line, i.Kind)).ShouldBe(
        [
            (2, UnitIssueKind.WrongProvince), (3, UnitIssueKind.NoCode), (4, UnitIssueKind.OtherSpelling),
            (5, UnitIssueKind.UnknownCode), (6, UnitIssueKind.UnknownCode),
        ]);
        register.Successions.Count.ShouldBe(2);
    }
}
