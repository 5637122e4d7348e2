using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class ReplayPlaylistTests
{
    [Fact]
    public void Every_byte_of_a_recording_is_named_once_in_order()
    {
        var file = RecordingScript.Silent().Parts(1_000, 20).File();

        Assert.Equal(
            $"""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="rec/1.mp4",BYTERANGE="{file.Init.Bytes.Length}@0"
            #EXTINF:4.000,
            #EXT-X-BYTERANGE:{Bytes(file, 0, 8)}@{file.Parts[0].Offset}
            rec/1.mp4
            #EXTINF:4.000,
            #EXT-X-BYTERANGE:{Bytes(file, 8, 16)}@{file.Parts[8].Offset}
            rec/1.mp4
            #EXTINF:2.000,
            #EXT-X-BYTERANGE:{Bytes(file, 16, 20)}@{file.Parts[16].Offset}
            rec/1.mp4
            #EXT-X-ENDLIST

            """,
            ReplayPlaylist.Write(RecordingScript.Replay(file)));
    }

    [Fact]
    public void A_gap_and_another_configuration_are_told()
    {
        var first = RecordingScript.Silent().Parts(0, 3).Parts(9_000, 2).File();
        var second = RecordingScript.WithSound(Tags.LargeAvc).Parts(20_000, 2).File(2);

        Assert.Equal(
            $"""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="rec/1.mp4",BYTERANGE="{first.Init.Bytes.Length}@0"
            #EXTINF:1.500,
            #EXT-X-BYTERANGE:{Bytes(first, 0, 3)}@{first.Parts[0].Offset}
            rec/1.mp4
            #EXT-X-DISCONTINUITY
            #EXTINF:1.000,
            #EXT-X-BYTERANGE:{Bytes(first, 3, 5)}@{first.Parts[3].Offset}
            rec/1.mp4
            #EXT-X-DISCONTINUITY
            #EXT-X-MAP:URI="rec/2.mp4",BYTERANGE="{second.Init.Bytes.Length}@0"
            #EXTINF:1.003,
            #EXT-X-BYTERANGE:{Bytes(second, 0, 2)}@{second.Parts[0].Offset}
            rec/2.mp4
            #EXT-X-ENDLIST

            """,
            ReplayPlaylist.Write(RecordingScript.Replay(first, second)));
    }

    [Fact]
    public void A_stretch_names_its_own_bytes_only()
    {
        var file = RecordingScript.Silent().Parts(0, 20).File();

        var playlist = ReplayPlaylist.Write(RecordingScript.Replay(file).Cut(3_100, 4_600)!);

        Assert.Contains($"#EXTINF:2.000,\n#EXT-X-BYTERANGE:{Bytes(file, 6, 10)}@{file.Parts[6].Offset}\n", playlist);
        Assert.Single(playlist.Split('\n'), line => line == "rec/1.mp4");
    }

    private static long Bytes(RecordedFile file, int first, int end) =>
        file.Parts.Skip(first).Take(end - first).Sum(part => part.Bytes);
}
