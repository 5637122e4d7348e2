using System.Net.WebSockets;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

/// <summary>
/// What is wrong with one publisher's video is no concern of others', and those who watch it go on with a key frame.
/// </summary>
[Collection(nameof(RoomyFair))]
public sealed class DamagedVideoTests(RoomyFair fair) : FairTest(fair)
{
    private static readonly byte[] Sign = [0xA5, 0x5A, 0xC3, 0x3C];

    private static readonly byte[] OtherConfig = Convert.FromHexString(
        Convert.ToHexString(TestFrames.VideoConfig).Replace("42C00C", "42C00D", StringComparison.Ordinal));

    private static readonly Dictionary<string, Func<TabPublisher, Task>> Damages = new()
    {
        ["frames cut short"] = async tab =>
        {
            foreach (var body in new byte[][] { [], [0x17], [0x27, 1], [0x27, 1, 0], [0xAF], [0xAF, 1], [0x17, 0, 0] })
            {
                await tab.Send(FlvKind.Video, 80, body);
                await tab.Send(FlvKind.Script, 80, body);
            }
        },
        ["a message cut short"] = tab => tab.SendPiece([9, 0, 0]),
        ["time ahead by 2^31"] = tab => Pictures(tab, 0x7FFF_FFFFu + 80, 40),
        ["time back by 2^31"] = tab => Pictures(tab, 0x8000_0000u + 40, 40),
        ["time at random"] = async tab =>
        {
            var random = new Random(20_261_128);
            for (var i = 0; i < 200; i++)
            {
                await tab.Send(FlvKind.Video, (uint)random.NextInt64(uint.MaxValue), TestFrames.Delta());
            }
        },
        ["another codec"] = tab => tab.Send(FlvKind.Video, 80, Convert.FromHexString("9068766331AA")),
        ["a configuration that is none"] = tab => tab.Send(FlvKind.Video, 80, [0x17, 0, 0, 0, 0, 1, 2, 3, 4]),
        ["another configuration in the middle"] = async tab =>
        {
            await tab.Send(FlvKind.Video, 80, OtherConfig);
            await Pictures(tab, 120, 40);
        },
        ["sound only"] = async tab =>
        {
            for (var i = 0; i < 50; i++)
            {
                await tab.Send(FlvKind.Audio, (uint)(80 + (i * 23)), TestFrames.Sound());
            }
        },
        ["no frame a second"] = tab => Pictures(tab, 40, 0),
        ["pictures in disorder"] = async tab =>
        {
            var random = new Random(4);
            for (var i = 0; i < 100; i++)
            {
                byte[] picture = [0x27, 1, (byte)random.Next(256), (byte)random.Next(256), 7, .. new byte[50]];
                await tab.Send(FlvKind.Video, (uint)(80 + (i * 40) - random.Next(3) * 80), picture);
            }
        },
        ["noise"] = async tab =>
        {
            var random = new Random(5);
            for (var i = 0; i < 100; i++)
            {
                var noise = new byte[random.Next(1, 400)];
                random.NextBytes(noise);
                noise[0] = (byte)(random.Next(2) == 0 ? 0x27 : 0xAF);
                await tab.Send(noise[0] == 0x27 ? FlvKind.Video : FlvKind.Audio, (uint)i * 40, noise);
            }
        },
        ["a publisher who goes in the middle"] = async tab => await tab.DisposeAsync(),
    };

    public static TheoryData<string> Names => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Viewers_go_on_with_a_key_frame_and_nobody_else_notices(string name)
    {
        var (room, beside) = (await Fair.NewLiveRoom(), await Fair.NewLiveRoom());
        await using var healthy = await TabPublisher.Open(Fair, beside);
        await using var broken = await TabPublisher.Open(Fair, room);
        await healthy.SendStart();
        await broken.SendStart();
        var play = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200);
        using var viewer = await WatchedFlv.Open(Fair, play["flv"].GetString()!);
        using var neighbour = await WatchedFlv.Open(
            Fair, (await Api.Get($"/api/sessions/{beside.Id}/play"))["flv"].GetString()!);
        await viewer.Until(got => got.Count >= 3, "the first frame");
        await neighbour.Until(got => got.Count >= 3, "the neighbour's first frame");

        await Damage(name, broken);
        await using var again = await Again(room, broken);
        await Pictures(again, 40, 40); // Of a picture that nobody has: it must not be shown.
        await again.Send(FlvKind.Video, 1_000, Marked(TestFrames.Key()));
        await Pictures(again, 1_040, 40); // As much as makes a part for HLS.
        await again.Send(FlvKind.Video, 2_040, Marked(TestFrames.Key())); // Who fell behind goes on with this one.

        var tags = await viewer.Until(got => got.Any(IsMarked), $"a key frame behind {name}");
        for (var i = 1; i < tags.Count; i++)
        {
            Assert.True((int)(tags[i].Ms - tags[i - 1].Ms) >= -StreamClock.LargestStepBack, $"{name}: time went back");
        }

        AssertDecodable(tags, name);
        await healthy.Send(FlvKind.Video, 40, Marked(TestFrames.Delta()));
        var theirs = await neighbour.Until(got => got.Any(IsMarked), $"the neighbour's next frame beside {name}");
        Assert.Equal(4, theirs.Count);
        await HlsGoesOn(play["hls"].GetString()!, name);
    }

    /// <summary>Behind each configuration that is another one, the first picture is a key.</summary>
    private static void AssertDecodable(IReadOnlyList<(FlvKind Kind, uint Ms, byte[] Body)> tags, string name)
    {
        byte[] config = [];
        var needsKey = true;
        foreach (var (_, ms, body) in tags.Where(tag => tag.Kind == FlvKind.Video))
        {
            if (body[1] == 0)
            {
                needsKey |= !config.AsSpan().SequenceEqual(body);
                config = body;
                continue;
            }

            needsKey &= body[0] != 0x17;
            Assert.False(needsKey, $"{name}: the picture at {ms} ms cannot be decoded");
        }

        // The newest publisher's first picture is the marked key, whoever sent the one before.
        var last = tags.Where(tag => tag.Kind == FlvKind.Video).SkipWhile(tag => tag.Body[1] != 0).ToList();
        var start = last.FindLastIndex(tag => tag.Body[1] == 0);
        Assert.True(IsMarked(last[start + 1]), $"{name}: a picture came before the key frame");
    }

    private static async Task Damage(string name, TabPublisher broken)
    {
        try
        {
            await Damages[name](broken);
        }
        catch (WebSocketException)
        {
            // It was refused before it had said everything.
        }
    }

    /// <summary>The encoder comes again, as OBS and the pages do; who is still there makes room.</summary>
    private async Task<TabPublisher> Again(TestRoom room, TabPublisher before)
    {
        Assert.True(Fair.Services.GetRequiredService<VideoStreams>().TryFind(new(room.Id), out var stream));
        stream.Cut("The test goes on.");
        try
        {
            await before.Hear("the end");
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException)
        {
            // It left in the middle.
        }

        var again = await TabPublisher.Open(Fair, room);
        await again.Send(FlvKind.Video, 0, TestFrames.VideoConfig);
        await again.Send(FlvKind.Audio, 0, TestFrames.AudioConfig);
        return again;
    }

    private async Task HlsGoesOn(string hls, string name)
    {
        var playlist = (await Api.Get(hls)).Is(200).Text.Split('\n');
        var folder = hls[..(hls.LastIndexOf('/') + 1)];
        foreach (var media in playlist.Where(line => line.EndsWith(".m4s", StringComparison.Ordinal)))
        {
            var bytes = (await Api.Get(folder + media)).Is(200).Bytes;
            Assert.True(bytes.AsSpan().IndexOf("moof"u8) > 0, $"{name}: {media} is no segment");
        }
    }

    private static async Task Pictures(TabPublisher tab, uint from, uint step)
    {
        for (uint i = 0; i < 20; i++)
        {
            await tab.Send(FlvKind.Video, unchecked(from + (i * step)), TestFrames.Delta());
        }
    }

    private static byte[] Marked(byte[] body) => [.. body[..^Sign.Length], .. Sign];

    private static bool IsMarked((FlvKind Kind, uint Ms, byte[] Body) tag) =>
        tag.Kind == FlvKind.Video && tag.Body.AsSpan().EndsWith(Sign);
}
