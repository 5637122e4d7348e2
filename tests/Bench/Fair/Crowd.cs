using System.Text.Json;

namespace LiveFair.Bench.Fair;

/// <summary>Makes viewers, and confirms their phones through the demo's outbox.</summary>
internal static class Crowd
{
    private const int AtOnce = 32;

    // Everybody's is another: one phone is one person, and gets one code a minute.
    private const int Phones = 100_000_000;

    /// <exception cref="FairProblem">A viewer or a phone was refused, or the server shows no codes.</exception>
    public static async Task<Viewer[]> Gather(FairClient fair, IReadOnlyList<string> nicknames, int withPhone)
    {
        var viewers = new Viewer[nicknames.Count];
        var first = Random.Shared.Next(Phones);
        await Each(nicknames.Count, async i =>
        {
            var made = (await fair.InTurn(HttpMethod.Post, "/api/viewers", body: new { nickname = nicknames[i] }))
                .Need($"The viewer {nicknames[i]}");
            viewers[i] = new Viewer(
                nicknames[i], made.GetProperty("viewerId").GetString()!, made.GetProperty("token").GetString()!,
                $"139{(first + i) % Phones:D8}");
        });
        if (withPhone > 0)
        {
            await Confirm(fair, viewers[..withPhone]);
        }

        return viewers;
    }

    private static async Task Confirm(FairClient fair, Viewer[] viewers)
    {
        if ((await fair.Call(HttpMethod.Get, "/api/demo/outbox")).Status == 404)
        {
            throw new FairProblem(
                "This server shows no sent codes (GET /api/demo/outbox is 404; start it with --demo), "
                + "and comments and applications need viewers with a confirmed phone.");
        }

        await Each(viewers.Length, async i =>
            (await fair.InTurn(
                HttpMethod.Post, "/api/viewers/me/phone", viewers[i].Token, new { phone = viewers[i].Phone }))
            .Need($"A code for {viewers[i].Nickname}"));
        var codes = Codes((await fair.Call(HttpMethod.Get, "/api/demo/outbox")).Need("The outbox"));
        await Each(viewers.Length, async i =>
        {
            var viewer = viewers[i];
            var code = codes.GetValueOrDefault(viewer.Phone)
                ?? throw new FairProblem($"The outbox has no code for {viewer.Nickname}.");
            (await fair.Call(
                HttpMethod.Post, "/api/viewers/me/phone/confirm", viewer.Token, new { phone = viewer.Phone, code }))
                .Need($"The code of {viewer.Nickname}");
        });
    }

    private static Dictionary<string, string> Codes(JsonElement outbox)
    {
        var codes = new Dictionary<string, string>();
        foreach (var sent in outbox.EnumerateArray())
        {
            codes[sent.GetProperty("phone").GetString()!] = sent.GetProperty("code").GetString()!;
        }

        return codes;
    }

    private static Task Each(int count, Func<int, Task> act) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (i, _) => await act(i));
}

/// <summary>Somebody who watches.</summary>
internal sealed record Viewer(string Nickname, string Id, string Token, string Phone);
