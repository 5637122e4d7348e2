using LiveFair.Live.Interest.Reading.Build;

namespace LiveFair.Live.Tests.Interest.Reading;

public sealed class LexiconBuilderTests
{
    [Theory]
    [InlineData("[singal want]\n想去")]
    [InlineData("想去")]
    [InlineData("[signal want\n想去")]
    public void A_misspelt_word_file_is_refused(string file) =>
        Assert.Throws<FormatException>(() => LexiconBuilder.Build([file]));
}
