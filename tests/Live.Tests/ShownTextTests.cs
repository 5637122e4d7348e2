using System.Text;

namespace LiveFair.Live.Tests;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("夜班分拣员", "夜班分拣员")]
    [InlineData("  保洁  ", "保洁")]
    [InlineData("月薪5500-6500元 👷‍♀️", "月薪5500-6500元 👷‍♀️")]
    [InlineData("买买提·阿布都拉", "买买提·阿布都拉")]
    [InlineData("مەن ئىشچى", "مەن ئىشچى")]
    [InlineData("保\0洁\u0007", "保洁")]
    [InlineData("工资\u202E0003\u202C元", "工资0003元")]
    [InlineData("\u2066太远\u2069", "太远")]
    [InlineData("\uFEFF叉\u200B车\u2060司\u00AD机", "叉车司机")]
    [InlineData("叉\u3164车\u115F", "叉车")]
    [InlineData("叉\uFFFE车\uFDD0", "叉车")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("金凤区\n正源街\t8号", "金凤区 正源街 8号")]
    [InlineData("金凤区\r\n正源街", "金凤区 正源街")]
    [InlineData("金凤区\u2028正源街", "金凤区 正源街")]
    public void A_line_keeps_what_people_see(string typed, string kept) => Assert.Equal(kept, ShownText.Line(typed));

    [Theory]
    [InlineData("卸货\n分拣", "卸货\n分拣")]
    [InlineData("卸货\r\n分拣\r打包", "卸货\n分拣\n打包")]
    [InlineData("卸货\u2028分拣\u2029打包\u0085扫码", "卸货\n分拣\n打包\n扫码")]
    [InlineData("\n\n卸货\t分拣\n ", "卸货 分拣")]
    [InlineData("\u200B卸\0货\n\u202E分拣", "卸货\n分拣")]
    public void Lines_keep_their_ends(string typed, string kept) => Assert.Equal(kept, ShownText.Lines(typed));

    [Fact]
    public void What_shows_nothing_is_nothing() => Assert.All(
        [null, "", " ", "\r\n", "\u3000", "\0", "\u200B\u202E", "\u200D", "\uFE0F", "\u0301", "\u3164", "\u2800"],
        typed =>
        {
            Assert.Null(ShownText.Line(typed));
            Assert.Null(ShownText.Lines(typed));
        });

    /// <summary>Texts of plain characters take a shorter way than those with an emoji.</summary>
    [Fact]
    public void A_character_is_kept_and_counted_the_same_whatever_stands_beside_it()
    {
        foreach (var one in Enumerable.Range(0, char.MaxValue + 1).Select(one => (char)one))
        {
            if (char.IsSurrogate(one))
            {
                continue;
            }

            var (alone, beside) = (ShownText.Line($"岗{one}a")!, ShownText.Line($"岗{one}a😀")!);

            Assert.Equal(beside, alone + "😀");
            Assert.Equal(ShownText.IsOver(beside, 3), ShownText.IsOver(alone, 2));
            Assert.Equal(ShownText.IsOver(beside, 4), ShownText.IsOver(alone, 3));
        }
    }

    [Fact]
    public void Half_a_surrogate_becomes_the_mark_of_what_was_lost() =>
        Assert.Equal("叉\uFFFD车", ShownText.Line("叉\uD83D车"));

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() => Assert.All(
        ["👨‍👩‍👧‍👦一家", "cafe\u0301", "\u202E反\u202C", "e\u200B\u0301", "a\r\nb"],
        typed => Assert.Equal(ShownText.Lines(typed), ShownText.Lines(ShownText.Lines(typed))));

    [Theory]
    [InlineData("岗", 60, 60, false)]
    [InlineData("岗", 61, 60, true)]
    [InlineData("👨🏻‍👩🏼‍👧🏽‍👦🏾", 60, 60, false)]
    [InlineData("👨🏻‍👩🏼‍👧🏽‍👦🏾", 61, 60, true)]
    public void A_text_is_as_long_as_readers_count(string one, int times, int most, bool over) =>
        Assert.Equal(over, ShownText.IsOver(new StringBuilder().Insert(0, one, times).ToString(), most));

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(40, true)]
    public void A_pile_of_more_than_8_marks_on_one_character_is_over_any_limit(int marks, bool over) =>
        Assert.Equal(over, ShownText.IsOver("岗" + new string('\u0489', marks), 60));
}
