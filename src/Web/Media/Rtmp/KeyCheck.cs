using System.Net;
using LiveFair.Live;
using LiveFair.Web.Security;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Asks the door for one connection, and sees to it that guessing keys is slow.</summary>
internal sealed class KeyCheck(
    IPublishDoor door, WrongKeys wrongKeys, LimitLog limits, RtmpLog log, IPAddress from)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly Refusal Failed = new(
        RefusalCode.Overloaded, "The stream key could not be looked up just now; connect again.", Interval);

    /// <summary>The one answer to a name that is none, a session that is not there, and a wrong key.</summary>
    public static readonly Refusal Wrong =
        new(RefusalCode.NotFound, "No live session takes video under this stream key; copy it from the host's page.");

    /// <summary>The answer to who has tried too many.</summary>
    public static readonly Refusal TooMany =
        new(RefusalCode.TooFast, "Too many wrong stream keys came from here; wait a moment.", Interval);

    /// <summary>Asks to publish.</summary>
    /// <param name="wanted">Null when what the publisher said cannot be a name.</param>
    public async Task<Outcome<Publication>> Open(StreamName? wanted, CancellationToken cancellation)
    {
        if (!wrongKeys.MayTry(from))
        {
            limits.Add(Limited.StreamKeys);
            return TooMany;
        }

        var outcome = wanted is null ? Wrong : await Ask(wanted, cancellation);
        if (outcome.Refused is not { Code: RefusalCode.NotFound })
        {
            return outcome;
        }

        wrongKeys.Count(from);
        return Wrong;
    }

    private async Task<Outcome<Publication>> Ask(StreamName wanted, CancellationToken cancellation)
    {
        try
        {
            return await door.Open(wanted.Session, wanted.Key, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The publisher asks again by itself; nothing was promised.
            log.OpenFailed(wanted.Session, failure);
            return Failed;
        }
    }
}
