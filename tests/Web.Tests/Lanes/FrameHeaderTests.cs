using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

public sealed class FrameHeaderTests
{
    [Theory]
    [InlineData(0, "81 00")]
    [InlineData(125, "81 7d")]
    [InlineData(126, "81 7e 00 7e")]
    [InlineData(65_535, "81 7e ff ff")]
    [InlineData(65_536, "81 7f 00 00 00 00 00 01 00 00")]
    [InlineData(int.MaxValue, "81 7f 00 00 00 00 7f ff ff ff")]
    public void The_head_of_a_text_is_as_short_as_its_length_allows(int length, string bytes)
    {
        var head = new byte[FrameHeader.MaxLength];
        var size = FrameHeader.Write(head, Opcode.Text, length);
        Assert.Equal(Bytes.Of(bytes), head[..size]);
    }

    [Fact]
    public void A_frame_of_its_own_is_head_and_payload() =>
        Assert.Equal(Bytes.Of("88 02 03 e8"), FrameHeader.Frame(Opcode.Close, CloseStatus.Normal));
}
