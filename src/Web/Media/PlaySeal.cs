using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Live.Ids;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>
/// Signs the addresses that video is played from: a part of the path, so that what lies below it inherits it, with its
/// end rounded to the hour, so that all viewers of an hour ask for the same address and a cache in front serves them.
/// </summary>
internal sealed class PlaySeal(PlaySecret secret, IOptions<MediaOptions> options, TimeProvider time)
{
    private const int Hour = 3_600;
    private const int SignatureBytes = 16;

    /// <summary>The path that a session's video lies below, without a slash at its end.</summary>
    public string PathOf(SessionId session)
    {
        var until = (time.GetUtcNow() + options.Value.PlayFor).ToUnixTimeSeconds();
        return $"/media/{session}/{Seal(session, ((until / Hour) + 1) * Hour)}";
    }

    /// <summary>Whether a path's token was made for the session and holds still.</summary>
    public bool Opens(SessionId session, string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(token.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && until > time.GetUtcNow().ToUnixTimeSeconds()
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Seal(session, until)));
    }

    private string Seal(SessionId session, long until)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"play\n{session}\n{until}");
        var signed = HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(said));
        return string.Create(
            CultureInfo.InvariantCulture, $"{until}.{Base64Url.EncodeToString(signed.AsSpan(0, SignatureBytes))}");
    }
}
