using System.Buffers.Binary;
using System.Text;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>
/// Compares the parser with the framework's WebSocket. Neither a message's kind nor its end can be compared, for the
/// parser tells neither; where it lost count of them, it takes or refuses another frame than the framework does.
/// </summary>
public sealed class SpoiltFramesTests
{
    private const int Cases = 3_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public async Task What_a_client_spoils_is_taken_as_the_framework_takes_it()
    {
        Dictionary<StoryEnd, int> ends = [];
        for (var seed = 0; seed < Cases; seed++)
        {
            var (spoil, bytes) = new SpoiltFrames(new Random(seed)).Make();
            var ours = OfTheParser(bytes, seed, $"{spoil}");
            var theirs = await FrameStory.OfTheFramework(ForTheFramework(bytes, ours), ours.Held, new Random(seed));
            AssertSame(ours, theirs, bytes, $"seed {seed}, {spoil}");
            ends[theirs.End] = ends.GetValueOrDefault(theirs.End) + 1;
        }

        // Or the cases would have become noise, or harmless.
        Assert.All(
            [StoryEnd.Waiting, StoryEnd.Closed, StoryEnd.Refused],
            end => Assert.InRange(ends[end], Cases / 10, Cases));
        Assert.InRange(ends[StoryEnd.RefusedAsText], 1, Cases / 20);
    }

    private static FrameStory OfTheParser(byte[] bytes, int seed, string spoil)
    {
        try
        {
            return FrameStory.OfTheParser(bytes, new Random(seed));
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"seed {seed}, {spoil}: the parser threw.", thrown);
        }
    }

    private static void AssertSame(FrameStory ours, FrameStory theirs, byte[] bytes, string why)
    {
        if (theirs.End == StoryEnd.RefusedAsText)
        {
            // The framework is right (section 8.1); the parser passes on what a text holds unseen, and the JSON hub
            // protocol refuses what it reads of it.
            Assert.True(ours.Told.StartsWith(theirs.Told, StringComparison.Ordinal), $"{why}: a wrong text");
            return;
        }

        var (end, same) = (EndThere(ours, bytes), ours.Told.AsSpan().CommonPrefixLength(theirs.Told));
        Assert.True(
            (end, ours.Told) == (theirs.End, theirs.Told),
            $"{why}: {end} after {ours.Told.Length}, theirs {theirs.End} after {theirs.Told.Length}, same for {same}");
        if (theirs.End == StoryEnd.Closed)
        {
            // A close that says nothing is a normal one to the framework.
            var close = ours.Close.Length == 0 ? CloseStatus.Normal.ToArray() : ours.Close;
            Assert.True(close.SequenceEqual(theirs.Close), $"{why}: closed with {Convert.ToHexString(close)}");
        }
    }

    /// <summary>How the framework should end where the parser ended so; they differ in two things.</summary>
    private static StoryEnd EndThere(FrameStory ours, byte[] bytes) => ours.End switch
    {
        // It was not given that frame.
        StoryEnd.Refused when !IsMasked(bytes, ours.Read) => StoryEnd.Waiting,

        // It answers a wrong close with 1002 (section 7.4); the lane with 1000. The connection ends by either.
        StoryEnd.Closed when IsWrongClose(ours.Close) => StoryEnd.Refused,
        var end => end,
    };

    /// <summary>What the framework is to read, that it may be compared.</summary>
    private static byte[] ForTheFramework(byte[] bytes, FrameStory ours)
    {
        if (ours.End != StoryEnd.Refused)
        {
            return bytes;
        }

        // As a server it takes what is not masked, which a server must not (section 5.1).
        if (!IsMasked(bytes, ours.Read))
        {
            return bytes[..ours.Read];
        }

        // It wants a whole head before it sees a reserved bit.
        var head = (bytes[ours.Read + 1] & 0x7F) switch { 126 => 8, 127 => 14, _ => 6 };
        return [.. bytes, .. new byte[Math.Max(0, ours.Read + head - bytes.Length)]];
    }

    private static bool IsMasked(byte[] bytes, int frame) => (bytes[frame + 1] & 0x80) != 0;

    /// <summary>Whether a close says what none may (sections 5.5.1 and 7.4).</summary>
    private static bool IsWrongClose(byte[] close)
    {
        if (close.Length < 2)
        {
            return close.Length == 1;
        }

        try
        {
            Utf8.GetCharCount(close.AsSpan(2));
            var status = BinaryPrimitives.ReadUInt16BigEndian(close);
            return status is not (1000 or 1001 or 1002 or 1003 or (>= 1007 and <= 1014) or (>= 3000 and <= 4999));
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
    }
}
