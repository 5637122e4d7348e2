using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

[Collection(nameof(RoomyFair))]
public sealed class HostileNameTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_name_that_is_no_id_opens_nothing_wherever_it_is_said_and_no_folder_is_made()
    {
        var room = await Fair.NewLiveRoom();
        var token = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!.Split('/')[3];
        var ticket = await TabPublisher.Ticket(Fair, room);
        var streams = Fair.Services.GetRequiredService<VideoStreams>();
        foreach (var name in HostileNames.All)
        {
            var written = Uri.EscapeDataString(name);
            foreach (var path in new[]
            {
                $"/media/{written}/{token}/live.flv", $"/media/{written}/{token}/index.m3u8",
                $"/media/{written}/{token}/replay.mp4", $"/media/{room.Id}/{written}/live.flv",
                $"/media/{room.Id}/{token}/{written}", $"/media/{room.Id}/{token}/init-{written}.mp4",
                $"/media/{room.Id}/{token}/rec/{written}.mp4", $"/media/{written}/publish?ticket={ticket}",
                $"/api/sessions/{written}/play", $"/api/sessions/{written}/replay", $"/api/sessions/{written}/ingest",
            })
            {
                var answer = await Api.Get(path, Fair.Host);
                Assert.True((int)answer.Status is 400 or 404, $"{path} was answered {answer.Gist}");
            }

            var asked = await Api.Post($"/api/sessions/{written}/ingest/ticket", null, Fair.Host);
            Assert.True((int)asked.Status is 400 or 404, $"a ticket for {name} was answered {asked.Gist}");
            Assert.False(SessionId.TryParse(name, out _), name);
            Assert.DoesNotContain(streams.All, stream => stream.Session.Value == name);
        }

        // None of those used the ticket up.
        await using var tab = await TabPublisher.OpenWith(Fair, room, ticket);
    }

    /// <summary>A listener at the address that metadata name hears nothing, and viewers are not handed it.</summary>
    [Fact]
    public async Task Nothing_that_metadata_speak_of_is_fetched_or_passed_on()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        using var viewer = await WatchedFlv.Open(
            Fair, (await Api.Get($"/api/sessions/{room.Id}/play"))["flv"].GetString()!);
        await viewer.Until(got => got.Count >= 3, "the first frame");

        foreach (var text in new[]
        {
            $"http://{trap.LocalEndpoint}/a.m3u8", $"#EXTM3U\n#EXTINF:1,\nhttp://{trap.LocalEndpoint}/a.ts\n",
            "file:///etc/passwd", "concat:/etc/passwd|/etc/hosts", $"rtmp://{trap.LocalEndpoint}/live",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        })
        {
            await tab.Send(FlvKind.Script, 40, Metadata(text));
        }

        await tab.Send(FlvKind.Video, 40, TestFrames.Delta());
        var tags = await viewer.Until(got => got.Count >= 4, "the next frame");
        Assert.Equal(TestFrames.Delta(), tags[3].Body);
        Assert.DoesNotContain(tags, tag => tag.Kind == FlvKind.Script);
        Assert.False(trap.Pending(), "somebody called the address in the metadata");
    }

    /// <summary>AMF0: "onMetaData" and an object of one member.</summary>
    private static byte[] Metadata(string text)
    {
        var value = Encoding.UTF8.GetBytes(text);
        return
        [
            2, 0, 10, .. "onMetaData"u8, 3, 0, 3, .. "url"u8, 2, (byte)(value.Length >> 8), (byte)value.Length,
            .. value, 0, 0, 9,
        ];
    }
}
