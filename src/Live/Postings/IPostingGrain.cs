using LiveFair.Live.Ids;
using Orleans.Concurrency;

namespace LiveFair.Live.Postings;

/// <summary>One posting (岗位). The key is the <see cref="PostingId"/>.</summary>
public interface IPostingGrain : IGrainWithStringKey
{
    /// <summary>The card as a session of that station may show it now.</summary>
    [AlwaysInterleave]
    Task<Outcome<PostingCard>> CardForPin(StationId station);
}
