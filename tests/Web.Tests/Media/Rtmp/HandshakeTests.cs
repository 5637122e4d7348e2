using System.Buffers;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

public sealed class HandshakeTests
{
    private static readonly byte[] Chance = [.. Enumerable.Range(0, Handshake.ChanceLength).Select(i => (byte)(i * 7))];
    private static readonly byte[] C1 = [.. Enumerable.Range(0, Handshake.PartLength).Select(i => (byte)(i * 3))];

    private static readonly byte[] Sent = [3, .. C1, .. new byte[Handshake.PartLength], 0x99];

    private readonly ArrayBufferWriter<byte> _output = new();

    [Fact]
    public void It_is_byte_for_byte_as_RTMP_says_wherever_it_is_cut()
    {
        for (var cut = 0; cut <= Sent.Length; cut++)
        {
            _output.Clear();
            var handshake = new Handshake(Chance);
            var left = new ReadOnlySequence<byte>(Sent[..cut]);
            var step = handshake.Read(ref left, _output);
            Assert.Equal((cut < Sent.Length - 1 ? HandshakeStep.NeedsMore : HandshakeStep.Done, cut), (step, cut));
            Assert.Equal(cut < 1537 ? 0 : 3073, _output.WrittenCount);
            if (step == HandshakeStep.NeedsMore)
            {
                left = new ReadOnlySequence<byte>([.. left.ToArray(), .. Sent[cut..]]);
                Assert.Equal(HandshakeStep.Done, handshake.Read(ref left, _output));
                Assert.Equal([0x99], left.ToArray());
            }

            Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0, 0, .. Chance, .. C1], _output.WrittenSpan.ToArray());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData('G')]
    [InlineData(0x16)]
    public void Another_version_or_protocol_is_told_by_its_first_byte_and_nothing_is_said(byte version)
    {
        var input = new ReadOnlySequence<byte>([version]);
        Assert.Equal(HandshakeStep.Malformed, new Handshake(Chance).Read(ref input, _output));
        Assert.Equal(0, _output.WrittenCount);
    }
}
