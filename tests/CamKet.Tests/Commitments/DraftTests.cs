using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Commitments;

public class DraftTests
{
    private static readonly Guid Id = Guid.Parse("5b0c6c8e-7a53-4a4e-9a38-0f1f4f9d2c11");

    private static readonly Block[] Source =
    [
        new Paragraph("ỦY BAN NHÂN DÂN XÃ AN SƠN", 1),
        new Table([new TableRow(["1", "Hồ sơ nộp qua mạng", "12,5%", "45%"], 9), new TableRow(["2", "Xếp hạng\nchung của xã", "thứ 8, Khá", "thứ 5, Tốt"], 10)], 8),
    ];

    private static Target A(TargetType type, Operator op, decimal? number, string? word = null, params Target[] also) =>
        new(type, op, true, number, word, null, null, null, null, "", also);

    private static OfficialDocument Read() => new(
        DocumentKind.Proposal, 2024, [ReformIndex.Par],
        new DocumentHeader("UBND xã An Sơn", "12/UBND", "2024-03-26", "An Sơn", null, ["Phòng Nội vụ"], [], null),
        [
            new DocumentItem("B.II.1", ItemGroup.Improve, "Hồ sơ nộp qua mạng", A(TargetType.Percent, Operator.AtLeast, 12.5m), A(TargetType.Percent, Operator.AtLeast, 45), null, "Một cửa", null, []),
            new DocumentItem("A.1", ItemGroup.Other, "Xếp hạng chung của xã", null,
                A(TargetType.Rank, Operator.AtMost, 5, null, A(TargetType.Grade, Operator.AtLeast, null, "Tốt")), null, null, null, []),
        ],
        [], [new DocumentDuty("Báo cáo quý", new DutyRule("quarter", 3, 12, null, null, true), "Phòng Nội vụ")], [], [], [], [], ["Dòng 9: đọc chưa chắc."]);

    [Fact]
    public void A_document_read_and_confirmed_gives_the_same_promises()
    {
        var outcome = (Proposal.From(Read(), Source) with { UnitNo = 7 }).Check(Id, 1, "ab12");

        var commitment = outcome.ShouldBeOfType<DraftOutcome.Ready>().Commitment;
        commitment.ShouldSatisfyAllConditions(
            c => c.UnitNo.ShouldBe(7), c => c.Number.ShouldBe("12/UBND"), c => c.Day.ShouldBe(new DateOnly(2024, 3, 26)), c => c.Year.ShouldBe(2024),
            c => c.Receiver.ShouldBe("Phòng Nội vụ"), c => c.Duties.ShouldBe(Read().Duties));
        commitment.Items[0].Baseline!.Number.ShouldBe(12.5m);
        commitment.Items[0].Targets.ShouldHaveSingleItem().Number.ShouldBe(45);
        commitment.Items[1].Targets.Select(t => t.Type).ShouldBe([TargetType.Rank, TargetType.Grade]);
        commitment.Items[1].Targets.ShouldAllBe(t => t.Also.Count == 0);
    }

    [Fact]
    public void Each_item_points_to_its_line_of_the_source_whatever_its_white_space() =>
        Proposal.From(Read(), Source).Items.Select(i => i.Line).ShouldBe([9, 10]);

    [Fact]
    public void A_directive_without_a_table_proposes_its_thresholds()
    {
        var read = Read() with { Items = [], Thresholds = [new Threshold("Thanh toán qua mạng trên 60%", Operator.MoreThan, 60, "percent", "Văn phòng")] };

        var item = (Proposal.From(read, Source) with { UnitNo = 7 }).Check(Id, 1, null).ShouldBeOfType<DraftOutcome.Ready>().Commitment.Items.ShouldHaveSingleItem();

        item.Targets.ShouldHaveSingleItem().Op.ShouldBe(Operator.MoreThan);
        item.OwnerSection.ShouldBe("Văn phòng");
    }

    [Fact]
    public void Without_a_confirmed_unit_there_is_no_commitment() =>
        Faults(d => d with { UnitNo = null }).ShouldHaveSingleItem().Field.ShouldBe("unit");

    [Theory]
    [InlineData("12.5", "đọc được hai cách")]
    [InlineData("khoảng 40", "không phải là số")]
    [InlineData("", "chưa ghi con số")]
    [InlineData("-3", "từ 0 đến")]
    public void A_value_that_cannot_be_read_is_a_fault_that_names_its_field(string typed, string words)
    {
        var fault = Faults(d => d with { Items = [d.Items[0] with { Target = d.Items[0].Target with { Value = typed } }, d.Items[1]] }).ShouldHaveSingleItem();

        fault.Field.ShouldBe("items[0].target.value");
        fault.Sentence.ShouldContain("Mục B.II.1");
        fault.Sentence.ShouldContain(words);
    }

    [Fact]
    public void Two_items_of_one_number_are_a_fault_and_dropping_one_mends_it()
    {
        Faults(d => d with { Items = [d.Items[0], d.Items[1] with { Path = "B.II.1" }] }).ShouldHaveSingleItem().Field.ShouldBe("items[1].path");

        Good(d => d with { Items = [d.Items[0], d.Items[1] with { Path = "B.II.1", Keep = false }] }).Items.Count.ShouldBe(1);
    }

    [Fact]
    public void A_commitment_opened_for_correction_and_confirmed_again_is_the_same()
    {
        var first = Good(d => d);

        var again = Proposal.From(first).Check(Id, 1, "ab12").ShouldBeOfType<DraftOutcome.Ready>().Commitment;

        CommitmentsShouldAgree(again, first);
    }

    /// <summary>Whatever a person types, the answer is a commitment or a fault with words; it never throws.</summary>
    [Fact]
    public void No_typed_text_breaks_the_check() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(20241110UL, 1UL), Prop.ForAll<string?, string?, string?>((a, b, c) =>
        {
            var draft = Proposal.From(Read(), Source);
            var item = draft.Items[0] with { Path = a ?? "", Target = draft.Items[0].Target with { Value = b ?? "", Of = c ?? "" }, Deadline = c ?? "" };
            var outcome = (draft with { UnitNo = 1, Items = [item], Year = b ?? "", Day = a ?? "" }).Check(Id, 1, null);
            return outcome is DraftOutcome.Ready || (outcome is DraftOutcome.Faulty f && f.Faults.Count > 0 && f.Faults.All(x => x.Sentence.Length > 10));
        }));

    private static void CommitmentsShouldAgree(Commitment a, Commitment b)
    {
        Head(a).ShouldBe(Head(b));
        a.Items.Select(i => (i.Path, i.Group, i.Text, i.Owner, string.Join("|", i.Targets.Select(TargetText.Print)), i.Baseline is { } t ? TargetText.PrintAll(t) : null))
            .ShouldBe(b.Items.Select(i => (i.Path, i.Group, i.Text, i.Owner, string.Join("|", i.Targets.Select(TargetText.Print)), i.Baseline is { } t ? TargetText.PrintAll(t) : null)));
        a.Duties.ShouldBe(b.Duties);
        a.Indices.ShouldBe(b.Indices);
    }

    private static object Head(Commitment c) => (c.UnitNo, c.Id, c.Version, c.Number, c.Day, c.Issuer, c.Receiver, c.Year, c.SourceSha256);

    private static Commitment Good(Func<Draft, Draft> change) =>
        change(Proposal.From(Read(), Source) with { UnitNo = 7 }).Check(Id, 1, "ab12").ShouldBeOfType<DraftOutcome.Ready>().Commitment;

    private static IReadOnlyList<DraftFault> Faults(Func<Draft, Draft> change) =>
        change(Proposal.From(Read(), Source) with { UnitNo = 7 }).Check(Id, 1, "ab12").ShouldBeOfType<DraftOutcome.Faulty>().Faults;
}
