using System.Collections.Concurrent;
using LiveFair.Live;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Tests;

/// <summary>A sender of codes that keeps them.</summary>
internal sealed class SentCodes : ISmsSender
{
    private readonly ConcurrentDictionary<string, string> _last = new();

    public Task<Refusal?> Send(PhoneNumber phone, string code)
    {
        _last[phone.Digits] = code;
        return Task.FromResult<Refusal?>(null);
    }

    public string LastTo(PhoneNumber phone) => _last[phone.Digits];
}
