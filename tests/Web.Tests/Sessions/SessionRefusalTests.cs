using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Sessions;

[Collection(nameof(RoomyFair))]
public sealed class SessionRefusalTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_pin_before_the_start_is_refused_with_NOT_LIVE_and_nothing_changes()
    {
        var room = await Fair.NewRoom();
        var reply = await Api.Put(
            $"/api/sessions/{room.Id}/pin", new { opId = Op(), postingId = room.Postings[0] }, Fair.Host);
        reply.Refuses(409, "NOT_LIVE");
        Assert.Equal(0, await room.Head());
    }

    [Fact]
    public async Task A_comment_before_the_start_is_refused_with_NOT_LIVE_and_nothing_changes()
    {
        var room = await Fair.NewRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        Assert.Equal("NOT_LIVE", (await hub.Comment(room.Id, Op(), "开始了吗")).Code);
        Assert.Equal(0, await room.Head());
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("start")]
    public async Task An_ended_session_does_not_move_again(string step)
    {
        var room = await Fair.NewLiveRoom();
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        var head = await room.Head();
        (await Api.Post($"/api/sessions/{room.Id}/{step}", null, Fair.Host)).Refuses(409, "NOT_LIVE");
        Assert.Equal(head, await room.Head());
    }

    [Fact]
    public async Task A_notice_after_the_end_is_refused_with_NOT_LIVE_and_the_list_stays_readable()
    {
        var room = await Fair.NewLiveRoom();
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        (await Api.Post($"/api/sessions/{room.Id}/notices", new { opId = Op(), text = "晚了" }, Fair.Host))
            .Refuses(409, "NOT_LIVE");
        Assert.Equal(["started", "ended"], (await room.Events()).Select(e => e.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Staff_may_not_start_a_session()
    {
        var room = await Fair.NewRoom();
        (await Api.Post($"/api/sessions/{room.Id}/start", null, Fair.Staff)).Refuses(403, "NOT_ALLOWED");
        Assert.Equal(0, await room.Head());
    }

    [Fact]
    public async Task Another_host_of_the_station_may_not_run_the_session()
    {
        var room = await Fair.NewRoom();
        var name = "host" + Op()[..8];
        (await Api.Post(
            "/api/accounts", new { userName = name, password = "long-enough-1", displayName = "主播二", role = "host" },
            Fair.Admin)).Is(201);
        var other = await Fair.LogIn(name, "long-enough-1");
        (await Api.Post($"/api/sessions/{room.Id}/start", null, other)).Refuses(403, "NOT_ALLOWED");
        Assert.Equal(0, await room.Head());
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused_with_401_and_NOT_ALLOWED()
    {
        var room = await Fair.NewRoom();
        (await Api.Post($"/api/sessions/{room.Id}/start", null)).Refuses(401, "NOT_ALLOWED");
        Assert.Equal(0, await room.Head());
    }

    [Fact]
    public async Task A_session_that_does_not_exist_is_NOT_FOUND()
    {
        (await Api.Get("/api/sessions/nowhere")).Refuses(404, "NOT_FOUND");
        (await Api.Get("/api/sessions/nowhere/events")).Refuses(404, "NOT_FOUND");
        (await Api.Post("/api/sessions/nowhere/start", null, Fair.Host)).Refuses(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Many_calls_at_once_for_what_does_not_exist_are_all_NOT_FOUND()
    {
        var viewer = await Fair.NewViewer();
        var calls = Enumerable.Range(0, 100).Select(i => (i % 2) == 0
            ? Api.Get("/api/sessions/stampede/events")
            : Api.Get("/api/groups/stampede", viewer.Token));
        Assert.All(await Task.WhenAll(calls), reply => reply.Refuses(404, "NOT_FOUND"));
    }

    [Fact]
    public async Task A_retried_unpin_does_not_take_down_the_next_pin()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(0);
        var (path, body) = ($"/api/sessions/{room.Id}/pin", new { opId = Op() });
        var first = (await Api.Delete(path, body, Fair.Host)).Is(200)["offset"].GetInt64();
        var pinned = await room.Pin(1);
        Assert.Equal(first, (await Api.Delete(path, body, Fair.Host)).Is(200)["offset"].GetInt64());
        Assert.Equal(pinned, await room.Head());
    }

    [Fact]
    public async Task A_route_that_does_not_exist_is_NOT_FOUND() =>
        (await Api.Get("/api/no/such/call")).Refuses(404, "NOT_FOUND");

    [Theory]
    [InlineData("/no/such/page", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("/no/such/page", "*/*", "application/problem+json")]
    [InlineData("/no/such/page", "not a media type", "application/problem+json")]
    [InlineData("/api/no/such/call", "text/html", "application/problem+json")]
    public async Task An_unknown_address_is_a_page_for_browsers_and_NOT_FOUND_for_clients(
        string path, string accepts, string expected)
    {
        using var http = new HttpClient { BaseAddress = Fair.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accepts);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_same_opId_with_another_posting_is_refused_with_OP_REUSED_and_nothing_changes()
    {
        var room = await Fair.NewLiveRoom();
        var op = Op();
        var first = await room.Pin(0, op);
        Assert.Equal(first, await room.Pin(0, op));
        var head = await room.Head();
        (await Api.Put($"/api/sessions/{room.Id}/pin", new { opId = op, postingId = room.Postings[1] }, Fair.Host))
            .Refuses(409, "OP_REUSED");
        Assert.Equal(head, await room.Head());
    }

    [Fact]
    public async Task The_same_opId_with_another_text_is_refused_with_OP_REUSED_and_shows_once()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        var op = Op();
        var first = await hub.Comment(room.Id, op, "在哪里");
        Assert.Equal(first, await hub.Comment(room.Id, op, "在哪里"));
        Assert.Equal("OP_REUSED", (await hub.Comment(room.Id, op, "别的话")).Code);
        Assert.Single(await room.Events("commented"));
    }

    [Fact]
    public async Task A_posting_outside_of_the_rundown_is_not_pinned()
    {
        var room = await Fair.NewLiveRoom();
        var other = (await Api.Get("/api/postings?state=published", Fair.Host)).Items
            .Select(posting => posting.GetProperty("id").GetString()!).First(id => !room.Postings.Contains(id));
        (await Api.Put($"/api/sessions/{room.Id}/pin", new { opId = Op(), postingId = other }, Fair.Host))
            .Refuses(404, "NOT_FOUND");
        Assert.Equal(1, await room.Head());
    }

    [Theory]
    [InlineData("""{"startsAt":"2126-11-23T08:30:00Z","postingIds":[]}""")]
    [InlineData("""{"title":"","startsAt":"2126-11-23T08:30:00Z","postingIds":[]}""")]
    [InlineData("""{"title":"好岗位","postingIds":[]}""")]
    [InlineData("""{"title":"好岗位","startsAt":"soon","postingIds":[]}""")]
    [InlineData("""{"title":"好岗位","startsAt":"2020-01-01T02:00:00Z","postingIds":[]}""")]
    [InlineData("""{"title":"好岗位","startsAt":"2126-11-23T08:30:00Z"}""")]
    [InlineData("""{"title":"好岗位","startsAt":"2126-11-23T08:30:00Z","postingIds":["a b"]}""")]
    [InlineData("""{"title":"好岗位","startsAt":"2126-11-23T08:30:00Z","postingIds":["a","a"]}""")]
    [InlineData("""{"title":5,"startsAt":"2126-11-23T08:30:00Z","postingIds":[]}""")]
    public async Task A_session_that_cannot_be_is_refused_with_INVALID_and_not_made(string body)
    {
        var before = (await Api.Get("/api/sessions")).Items.Count();
        (await Api.Send(HttpMethod.Post, "/api/sessions", Api.Text(body), Fair.Host)).Refuses(400, "INVALID");
        Assert.Equal(before, (await Api.Get("/api/sessions")).Items.Count());
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("after=99999999999999999999")]
    [InlineData("after=x")]
    [InlineData("limit=0")]
    [InlineData("limit=-5")]
    [InlineData("limit=1001")]
    public async Task A_page_of_events_out_of_range_is_refused_with_INVALID(string query)
    {
        var room = await Fair.NewRoom();
        (await Api.Get($"/api/sessions/{room.Id}/events?{query}")).Refuses(400, "INVALID");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public async Task An_opId_of_a_wrong_length_is_refused_with_INVALID_and_nothing_changes(int length)
    {
        var room = await Fair.NewLiveRoom();
        var op = new string('o', length);
        (await Api.Put($"/api/sessions/{room.Id}/pin", new { opId = op, postingId = room.Postings[0] }, Fair.Host))
            .Refuses(400, "INVALID");
        (await Api.Post($"/api/sessions/{room.Id}/pause", new { opId = op }, Fair.Host)).Refuses(400, "INVALID");
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        Assert.Equal("INVALID", (await hub.Comment(room.Id, op, "你好")).Code);
        Assert.Equal(1, await room.Head());
    }

    [Fact]
    public async Task An_opId_of_128_characters_is_taken()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        Assert.True((await hub.Comment(room.Id, new string('o', 128), "你好")).Ok);
    }
}
