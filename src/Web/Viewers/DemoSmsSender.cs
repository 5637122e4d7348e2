using LiveFair.Live;
using LiveFair.Live.Viewers;

namespace LiveFair.Web.Viewers;

/// <summary>
/// Keeps codes instead of sending them, so that a demo can be tried without a gateway. Never outside a demo.
/// </summary>
internal sealed class DemoSmsSender : ISmsSender
{
    private const int Kept = 5_000;
    private readonly Queue<DemoSms> _outbox = [];
    private readonly Lock _gate = new();

    public Task<Refusal?> Send(PhoneNumber phone, string code)
    {
        lock (_gate)
        {
            _outbox.Enqueue(new DemoSms(phone.Digits, code));
            if (_outbox.Count > Kept)
            {
                _outbox.Dequeue();
            }
        }

        return Task.FromResult<Refusal?>(null);
    }

    /// <summary>The codes, the newest last.</summary>
    public IReadOnlyList<DemoSms> Outbox()
    {
        lock (_gate)
        {
            return [.. _outbox];
        }
    }
}

/// <summary>A code in the demo's outbox.</summary>
internal sealed record DemoSms(string Phone, string Code);
