using LiveFair.Live;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Media;

/// <summary>Where whoever brings a session's video asks to be let in, whatever protocol they speak.</summary>
internal interface IPublishDoor
{
    /// <summary>Begins to take a session's video.</summary>
    /// <param name="key">The secret of its host; never logged.</param>
    /// <returns>
    /// What the video is given to. <see cref="RefusalCode.NotFound"/>, always in the same words, when the session is
    /// unknown, takes no video, or has another key; any other refusal is for one who has the right key.
    /// </returns>
    Task<Outcome<Publication>> Open(SessionId session, string key, CancellationToken cancellation);
}
