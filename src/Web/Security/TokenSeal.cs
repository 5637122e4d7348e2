using System.Security.Cryptography;
using System.Text.Json;
using LiveFair.Live;
using Microsoft.AspNetCore.DataProtection;

namespace LiveFair.Web.Security;

/// <summary>Seals tokens so that only this fair can make or read them; no table of sessions is needed.</summary>
public sealed class TokenSeal(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long an account stays logged in.</summary>
    public static readonly TimeSpan AccountLifetime = TimeSpan.FromHours(12);

    /// <summary>How long a device is known.</summary>
    public static readonly TimeSpan ViewerLifetime = TimeSpan.FromDays(180);

    private const int Longest = 4_096;

    private readonly IDataProtector _protector = protection.CreateProtector("livefair.token.v1");

    /// <summary>Seals a token until its kind's time is over.</summary>
    public SealedToken Seal(Token token)
    {
        var expires = time.GetUtcNow() + (token.Role == Role.Viewer ? ViewerLifetime : AccountLifetime);
        var content = JsonSerializer.Serialize(new Sealed(token, expires), LiveJson.Options);
        return new SealedToken(_protector.Protect(content), expires);
    }

    /// <summary>Opens a token; null when it is forged, damaged or too old, and which of these is not told.</summary>
    public OpenedToken? Open(string? text)
    {
        if (text is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(text), LiveJson.Options);
            return content is { } opened && opened.Expires > time.GetUtcNow()
                ? new OpenedToken(opened.Token, opened.Expires)
                : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            // Anybody can send anything as a token: that is no failure of ours.
            return null;
        }
    }

    private sealed record Sealed(Token Token, DateTimeOffset Expires);
}

/// <summary>A token as its holder keeps it.</summary>
/// <param name="Text">Opaque.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record SealedToken(string Text, DateTimeOffset ExpiresAt);

/// <summary>A token that proved genuine.</summary>
/// <param name="Token">What it says.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record OpenedToken(Token Token, DateTimeOffset ExpiresAt);
