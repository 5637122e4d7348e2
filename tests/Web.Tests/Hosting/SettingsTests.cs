using System.Net;
using LiveFair.Web.Hosting;
using LiveFair.Web.Media;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("""{"feed":{"spacingg":"00:00:01"}}""", "spacingg")]
    [InlineData("""{"feeed":{}}""", "feeed")]
    [InlineData("""{"viewers":{"burst":3}}""", "burst")]
    [InlineData("""{"feed":{"spacing":"soon"}}""", "feed:spacing")]
    [InlineData("""{"groups":{"capacity":"many"}}""", "groups:capacity")]
    [InlineData("""{"relay":{"kind":"pigeon"}}""", "relay:kind")]
    [InlineData("""{"feed":{"transport":"pigeon"}}""", "feed:transport")]
    [InlineData("""{"feed":{"transport":1}}""", "feed.transport")]
    [InlineData("""{"feed":{"spacing":"00:00:02"}}""", "feed.spacing")]
    [InlineData("""{"feed":{"readablePerSecond":9}}""", "feed.readablePerSecond")]
    [InlineData("""{"feed":{"recoveryWindow":-1}}""", "feed.recoveryWindow")]
    [InlineData("""{"groups":{"capacity":1}}""", "groups.capacity")]
    [InlineData("""{"viewers":{"commentBurst":0}}""", "viewers.commentBurst")]
    [InlineData("""{"viewers":{"commentInterval":"1.00:00:00"}}""", "viewers.commentInterval")]
    [InlineData("""{"viewers":{"reactionBurst":101}}""", "viewers.reactionBurst")]
    [InlineData("""{"silo":{"port":65536}}""", "silo.port")]
    [InlineData("""{"silo":{"gatewayPort":-1}}""", "silo.gatewayPort")]
    [InlineData("""{"sms":{"timeout":"00:00:21"}}""", "sms.timeout")]
    [InlineData("""{"sms":{"url":"/codes"}}""", "sms.url")]
    [InlineData("""{"sms":{"url":"file:///etc/passwd"}}""", "sms.url")]
    [InlineData("""{"sms":{"url":"sms.example"}}""", "sms.url")]
    [InlineData("""{"limits":{"newViewers":{"burst":0}}}""", "limits.newViewers.burst")]
    [InlineData("""{"limits":{"newViewers":{"interval":"00:00:00"}}}""", "limits.newViewers.interval")]
    [InlineData("""{"limits":{"codes":{"burst":1000001}}}""", "limits.codes.burst")]
    [InlineData("""{"limits":{"allCodes":{"interval":"2.00:00:00"}}}""", "limits.allCodes.interval")]
    [InlineData("""{"limits":{"logIns":{"burst":-1}}}""", "limits.logIns.burst")]
    [InlineData("""{"limits":{"logIns":{"bursts":9}}}""", "limits.logIns.bursts")]
    [InlineData("""{"limits":{"logIns":9}}""", "limits.logIns")]
    [InlineData("""{"limits":{"logInsAtOnce":0}}""", "limits.logInsAtOnce")]
    [InlineData("""{"limits":{"logInsWaiting":10001}}""", "limits.logInsWaiting")]
    [InlineData("""{"limits":{"proxies":"nginx"}}""", "limits.proxies")]
    [InlineData("""{"limits":{"proxies":"10.0.0.1,"}}""", "limits.proxies")]
    [InlineData("""{"media":{"engine":{"kind":"srs"}}}""", "media.engine.secret")]
    [InlineData("""{"media":{"engine":{"kind":"srs","secret":"0123456789abcde"}}}""", "media.engine.secret")]
    [InlineData("""{"media":{"engine":{"kind":"wowza"}}}""", "media:engine:kind")]
    [InlineData("""{"media":{"engine":{"kind":1}}}""", "media.engine.kind")]
    [InlineData("""{"media":{"engine":{"allowFrom":"nginx"}}}""", "media.engine.allowFrom")]
    [InlineData("""{"media":{"engine":{"publishUrl":"http://media.example/live"}}}""", "media.engine.publishUrl")]
    [InlineData("""{"media":{"engine":{"publishUrl":"media.example"}}}""", "media.engine.publishUrl")]
    [InlineData("""{"media":{"engine":{"flvUrl":"https://media.example/live.flv"}}}""", "media.engine.flvUrl")]
    [InlineData("""{"media":{"engine":{"hlsUrl":"ftp://media.example/{stream}.m3u8"}}}""", "media.engine.hlsUrl")]
    [InlineData("""{"media":{"engine":{"hlsUrl":"/{stream}.m3u8"}}}""", "media.engine.hlsUrl")]
    [InlineData("""{"media":{"rtmp":{"securePort":65536}}}""", "media.rtmp.securePort")]
    [InlineData("""{"cluster":{"id":""}}""", "cluster.id")]
    [InlineData("""{"cluster":{"serviceId":" "}}""", "cluster.serviceId")]
    [InlineData("""{"storage":{"file":""}}""", "storage.file")]
    [InlineData("""{"storage":{"kind":7}}""", "storage.kind")]
    [InlineData("""{"media":{"part":"00:00:00.199"}}""", "media.part")]
    [InlineData("""{"media":{"segment":"00:00:07"}}""", "media.segment")]
    [InlineData("""{"relay":{"kind":1}}""", "relay.kind")]
    public void A_setting_that_cannot_be_is_refused_by_its_name(string json, string name)
    {
        var refused = Assert.Throws<SettingsException>(() => Read(json));
        Assert.Contains(name, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("feed: 1")]
    public void A_file_that_is_no_settings_is_refused_by_its_name(string json) =>
        Assert.Contains(".json", Assert.Throws<SettingsException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused_by_its_name() => Assert.Contains(
        "nowhere.json", Assert.Throws<SettingsException>(() => SettingsFile.Read("nowhere.json")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Settings_are_read_and_the_rest_keep_their_defaults()
    {
        var settings = Read(
            """{"groups":{"capacity":3},"feed":{"spacing":"00:00:00.1"},"sms":{"url":"https://sms.example/"}}""");
        Assert.Equal((3, 100, 200), (
            settings.Groups.Capacity, settings.Feed.Spacing.TotalMilliseconds, settings.Feed.ReadablePerSecond));
        Assert.Equal(new Uri("https://sms.example/"), settings.Sms.Url);
    }

    [Theory]
    [InlineData("--bogus is no option", "--bogus")]
    [InlineData("--port", "--port")]
    [InlineData("--rtmp-port -1", "--rtmp-port", "-1")]
    [InlineData("--port 0", "--port", "0")]
    [InlineData("--port 65536", "--port", "65536")]
    [InlineData("--port -1", "--port", "-1")]
    [InlineData("--port x", "--port", "x")]
    [InlineData("--listen nowhere", "--listen", "nowhere")]
    [InlineData("--data", "--data")]
    [InlineData("--https-port", "--https-port", "x")]
    [InlineData("--https-port", "--https", "--port", "5443")]
    [InlineData("--cert", "--cert", "c.pem")]
    [InlineData("--key", "--key", "k.pem")]
    public void A_command_line_that_cannot_be_is_refused_by_the_option_s_name(string named, params string[] line)
    {
        var refused = Assert.Throws<SettingsException>(() => CommandLine.Parse(line));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_line_says_where_and_how_to_serve()
    {
        var line = CommandLine.Parse(
            ["--demo", "--port", "5081", "--listen", "0.0.0.0", "--data", "d", "--config", "c.json"]);
        Assert.Equal(
            (5081, "0.0.0.0", "d", "c.json", StartKind.Demo),
            (line.Port, $"{line.Listen}", line.Data, line.Config, line.Start));
        Assert.Equal(StartKind.Plain, CommandLine.Parse([]).Start);
        Assert.Null(CommandLine.Parse([]).HttpsPort);
    }

    [Theory]
    [InlineData(5443, "--https")]
    [InlineData(8443, "--https", "--https-port", "8443")]
    [InlineData(8443, "--https-port", "8443", "--https")]
    [InlineData(5443, "--cert", "c.pem", "--key", "k.pem")]
    public void A_command_line_says_where_HTTPS_is_served(int port, params string[] line) =>
        Assert.Equal(port, CommandLine.Parse(line).HttpsPort);

    [Fact]
    public void RTMP_over_TLS_needs_the_certificate_of_HTTPS()
    {
        var settings = Read("""{"media":{"rtmp":{"port":0,"securePort":1936}}}""");
        var refused = Assert.Throws<SettingsException>(
            () => ListenAddress.Check(new CommandLine(0, IPAddress.Loopback, "d", null, StartKind.Demo), settings));
        Assert.Contains("media.rtmp.securePort", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_media_engine_RTMP_is_left_to_it()
    {
        var media = new MediaOptions();
        Assert.Equal(1_935, RtmpListening.PlainPort(media));
        Assert.Null(RtmpListening.SecurePort(media));
        (media.Engine.Kind, media.Rtmp.SecurePort) = (EngineKind.Srs, 1_936);
        Assert.Null(RtmpListening.PlainPort(media));
        Assert.Null(RtmpListening.SecurePort(media));
    }

    private static FairSettings Read(string json)
    {
        var folder = Directory.CreateTempSubdirectory("livefair-");
        var file = Path.Combine(folder.FullName, "orleans.json");
        File.WriteAllText(file, json);
        try
        {
            return SettingsFile.Read(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
