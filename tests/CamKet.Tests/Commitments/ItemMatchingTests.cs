using CamKet.Commitments;
using CamKet.Documents;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Commitments;

public sealed class ItemMatchingTests
{
    private static readonly string[] Texts = ["Ký số văn bản đi", "Hồ sơ nộp trực tuyến", "Tập huấn cán bộ một cửa", "Tổ chức họp dân", "Giải ngân vốn đầu tư công", "Xin lỗi khi trễ hẹn"];
    private static readonly string?[] Measures = [null, null, "signed", "online-all"];

    private static CommitmentItem Item(string path, string text, string? measure = null, int id = 0) =>
        new(path, ItemGroup.Improve, text, null, [], null, null, null, measure, null, null) { Id = id == 0 ? Guid.Empty : new Guid(id, 0, 0, new byte[8]) };

    /// <summary>A version of up to six items of differing words, each with its identity.</summary>
    private static Gen<List<CommitmentItem>> Versions =>
        from texts in Gen.Shuffle(Texts)
        from count in Gen.Choose(1, Texts.Length)
        from measures in Gen.ArrayOf(Gen.Elements(Measures), Texts.Length)
        select texts.Take(count).Select((text, i) => Item($"A.{i + 1}", text, measures[i], i + 1)).ToList();

    [Fact]
    public void Every_promise_of_the_same_words_keeps_its_identity_whatever_number_and_order_it_gets() => Prop.ForAll(
        (from before in Versions
         from order in Gen.Shuffle(before.ToArray())
         select (before, after: order.Select((item, i) => item with { Path = $"B.{i + 1}", Id = Guid.Empty }).ToList(), order)).ToArbitrary(),
        x => ItemMatching.Of(x.before, x.after).Select(m => (m as ItemMatch.Same)?.Id).SequenceEqual(x.order.Select(i => (Guid?)i.Id))).Holds();

    [Fact]
    public void No_identity_is_given_twice_and_none_that_was_not_there() => Prop.ForAll(
        (from before in Versions
         from texts in Gen.ArrayOf(Gen.Elements(Texts.Append("Ký số mọi văn bản đi").Append("Họp dân").ToArray()))
         from measures in Gen.ArrayOf(Gen.Elements(Measures), Math.Max(1, texts.Length))
         select (before, after: texts.Select((text, i) => Item($"A.{i + 1}", text, measures[i])).ToList())).ToArbitrary(),
        x =>
        {
            var matches = ItemMatching.Of(x.before, x.after);
            var given = matches.OfType<ItemMatch.Same>().Select(m => m.Id).ToList();
            var offered = matches.OfType<ItemMatch.Ask>().SelectMany(m => m.Candidates).Select(c => c.Id);
            return matches.Count == x.after.Count && given.Distinct().Count() == given.Count && given.All(id => x.before.Any(b => b.Id == id)) && !offered.Intersect(given).Any();
        }).Holds();

    [Fact]
    public void What_is_merely_alike_is_asked_and_what_is_unlike_is_new()
    {
        CommitmentItem[] before = [Item("A.1", "Tổ chức họp dân ở thôn Thượng", id: 1), Item("A.2", "Tổ chức họp dân ở thôn Hạ", id: 2)];

        var matches = ItemMatching.Of(before, [Item("B.1", "Tổ chức họp dân ở hai thôn"), Item("B.2", "Giải ngân vốn đầu tư công")]);

        matches[0].ShouldBeOfType<ItemMatch.Ask>().Candidates.Select(c => c.Path).ShouldBe(["A.1", "A.2"], ignoreOrder: true);
        matches[1].ShouldBeOfType<ItemMatch.New>();
    }

    [Fact]
    public void A_promise_measured_by_the_same_measure_under_the_same_number_is_the_same_in_other_words() =>
        ItemMatching.Of([Item("A.1", "Ký số văn bản đi", "signed", 1)], [Item("A.1", "Tỷ lệ ký số", "signed")])[0].ShouldBe(new ItemMatch.Same(new Guid(1, 0, 0, new byte[8])));
}
