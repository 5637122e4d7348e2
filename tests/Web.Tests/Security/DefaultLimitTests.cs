using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

/// <summary>The limits per address as they are when nothing is set.</summary>
[Collection(nameof(StrictFair))]
public sealed class DefaultLimitTests(StrictFair fair) : FairTest(fair)
{
    private const int Crowd = 300;
    private const string Hall = "198.51.100.77";

    [Fact]
    public async Task Three_hundred_people_behind_one_address_come_in_at_once_and_each_has_a_code()
    {
        await Parallel.ForAsync(0, Crowd, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var token = (await Api.PostFrom(Hall, "/api/viewers", new { nickname = $"工友{i}" })).Is(201)["token"];
            (await Api.PostFrom(Hall, "/api/viewers/me/phone", new { phone = $"136{i:D8}" }, token.GetString()))
                .Is(202);
        });
    }
}
