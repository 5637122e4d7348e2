using System.Net.Sockets;
using System.Text;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

[Collection(nameof(RoomyFair))]
public sealed class BadBodyTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData("Content-Length: 1048576", "", "")]
    [InlineData("Transfer-Encoding: chunked", "2000\r\n", "\r\n")]
    public async Task A_body_of_a_megabyte_is_refused_with_413_TOO_LONG(string length, string before, string after)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Fair.Address.Host, Fair.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/viewers HTTP/1.1\r\nHost: {Fair.Address.Authority}\r\nContent-Type: application/json\r\n"
            + $"{length}\r\nConnection: close\r\n\r\n"));
        var piece = Encoding.ASCII.GetBytes(before + new string(' ', 0x2000) + after);
        try
        {
            for (var sent = 0; sent < 1024 * 1024; sent += 0x2000)
            {
                await stream.WriteAsync(piece);
            }
        }
        catch (IOException)
        {
            // The server may hang up before it has read what it refuses.
        }

        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync();
        Assert.Equal("HTTP/1.1 413 Payload Too Large", status);
        Assert.Contains("\"code\":\"TOO_LONG\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_over_4_MiB_is_refused_with_413_TOO_LONG_and_keeps_nothing()
    {
        var before = (await Api.Get("/api/postings", Fair.Staff)).Items.Count();
        var body = Hosting.Api.Text("title\n" + new string('x', 5 * 1024 * 1024), "text/csv");
        (await Api.Send(HttpMethod.Post, "/api/postings/import", body, headers =>
        {
            headers.Authorization = new("Bearer", Fair.Staff);
            headers.ExpectContinue = true;
        })).Refuses(413, "TOO_LONG");
        Assert.Equal(before, (await Api.Get("/api/postings", Fair.Staff)).Items.Count());
    }

    [Theory]
    [InlineData("{\"nickname\":\"\\ud800\"}")]
    [InlineData("{\"nickname\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"nickname\":\"x\"")]
    [InlineData("{\"nickname\":\"x\"}}")]
    [InlineData("{'nickname':'x'}")]
    [InlineData("{\"nickname\":[\"x\"]}")]
    [InlineData("{\"nickname\":null}")]
    [InlineData("{\"nickname\":\"\\u0000\"}")]
    [InlineData("{\"nickname\":\"\\u202e\\u200b\"}")]
    [InlineData("nickname=x")]
    public async Task A_body_that_makes_no_sense_is_refused_with_INVALID(string body) =>
        (await Api.Send(HttpMethod.Post, "/api/viewers", Hosting.Api.Text(body), (string?)null))
            .Refuses(400, "INVALID");

    [Fact]
    public async Task A_body_nested_a_hundred_thousand_deep_is_refused()
    {
        var body = Hosting.Api.Text($$"""{"x":{{new string('[', 30_000)}}{{new string(']', 30_000)}}}""");
        (await Api.Send(HttpMethod.Post, "/api/viewers", body, (string?)null)).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task Bad_UTF8_in_a_body_is_refused_with_INVALID()
    {
        var body = new ByteArrayContent([.. "{\"nickname\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]);
        body.Headers.ContentType = new("application/json");
        (await Api.Send(HttpMethod.Post, "/api/viewers", body, (string?)null)).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_with_415() =>
        (await Api.Send(HttpMethod.Post, "/api/viewers", Hosting.Api.Text("<x/>", "text/xml"), (string?)null))
            .Refuses(415, "INVALID").Says("Content-Type: application/json is needed.");

    [Fact]
    public async Task A_wrong_method_is_refused_with_405() =>
        (await Api.Send(HttpMethod.Patch, "/api/viewers", null, (string?)null)).Refuses(405, "INVALID")
            .Says("This call takes another method.");

    [Theory]
    [InlineData("{\"nickname\":[\"x\"]}", "nickname: cannot be read.")]
    [InlineData("{\"nickname\"", "The request is malformed.")]
    public async Task A_malformed_body_is_told_by_the_field_that_cannot_be_read(string body, string title) =>
        (await Api.Send(HttpMethod.Post, "/api/viewers", Hosting.Api.Text(body), (string?)null))
            .Refuses(400, "INVALID").Says(title);

    [Theory]
    [InlineData(20, 201)]
    [InlineData(21, 422)]
    [InlineData(500, 422)]
    public async Task A_nickname_has_at_most_20_characters_however_many_bytes_they_take(int length, int status)
    {
        var nickname = string.Concat(Enumerable.Repeat("👷‍♀️", length));
        var reply = await Api.Post("/api/viewers", new { nickname });
        if (status == 201)
        {
            reply.Is(201);
        }
        else
        {
            reply.Refuses(status, "TOO_LONG");
        }
    }
}
