using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Media.Recordings;
using LiveFair.Web.Tests.Media.Rtmp;

namespace LiveFair.Web.Tests.Media;

/// <summary>From a publisher that others wrote to players that others wrote, over every wire.</summary>
public sealed class WholeChainTests : OwnFairTest
{
    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(90));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-chain-");

    public WholeChainTests()
        : base(new RtmpFair())
    {
    }

    private CancellationToken Late => _late.Token;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
        _late.Dispose();
    }

    [Fact]
    public async Task What_ffmpeg_publishes_is_what_ffprobe_counts_by_FLV_by_HLS_and_in_the_recording()
    {
        var room = await Fair.NewLiveRoom();
        var ingest = (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200);
        var key = ingest["streamKey"].GetString()!;
        Fair.Logs.Secret(key.Split("key=")[1]);
        var play = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200);
        var source = Path.Combine(_folder.FullName, "source.flv");
        var watched = Path.Combine(_folder.FullName, "watched.flv");
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        await using var flv = await http.GetStreamAsync(new Uri(Fair.Address, play["flv"].GetString()), Late);
        var watching = Keep(flv, watched);
        var isTaken = Fair.Logs.Next($"Video of {room.Id} comes over RTMP no more");

        var run = await Ffmpeg.Run(
            ["-re", .. Ffmpeg.Source, .. Ffmpeg.H264, "-tune", "zerolatency", "-f", "tee",
                $"[f=flv]{ingest["rtmpUrl"].GetString()}/{key}|[f=flv]{source}"],
            Late);
        Assert.True(run.ExitCode == 0, run.Said);
        await isTaken.WaitAsync(Late); // What ffmpeg sent last may still be on its way when it has ended.
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        await watching;
        var hls = Judge.Packets(new Uri(Fair.Address, play["hls"].GetString()));
        await new RecordedRoom(Fair, room).Written();
        var replay = (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200);

        var published = Judge.Packets(new Uri(source));
        Assert.StartsWith("h264|45 aac|", published, StringComparison.Ordinal);
        Assert.Equal(published, hls);
        Assert.Equal(published, Judge.Packets(new Uri(Fair.Address, replay["hls"].GetString())));
        Assert.Equal(published, Judge.Packets(new Uri(Fair.Address, replay["mp4"].GetString())));
        // Who was there before it begins with the first key frame: the sound before that is nobody's.
        var (seen, sent) = (Judge.Packets(new Uri(watched)).Split('|'), published.Split('|'));
        Assert.Equal(sent[..2], seen[..2]);
        Assert.InRange(int.Parse(seen[2]), int.Parse(sent[2]) - 2, int.Parse(sent[2]));
        foreach (var address in new[] { new Uri(watched), new Uri(Fair.Address, replay["mp4"].GetString()) })
        {
            Assert.Equal("", Judge.Complaints(address));
        }
    }

    private async Task Keep(Stream flv, string file)
    {
        await using var into = File.Create(file);
        await flv.CopyToAsync(into, Late);
    }

    /// <summary>A fair that takes RTMP.</summary>
    private sealed class RtmpFair : FairServer
    {
        protected override int RtmpPort { get; } = FreePort.Next();
    }
}
