using System.Net;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Counts the connections there are, in all and per address.</summary>
internal sealed class RtmpSeats(IOptions<RtmpOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _taken = [];
    private int _all;

    /// <summary>Takes a seat until it is disposed; null when there is none.</summary>
    public IDisposable? Take(IPAddress from)
    {
        var address = ClientAddress.Counted(from);
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(address);
            if (_all >= options.Value.Connections || taken >= options.Value.ConnectionsPerAddress)
            {
                return null;
            }

            (_taken[address], _all) = (taken + 1, _all + 1);
            return new Seat(this, address);
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_gate)
        {
            _all--;
            if (--_taken[address] == 0)
            {
                _taken.Remove(address);
            }
        }
    }

    private sealed class Seat(RtmpSeats seats, IPAddress address) : IDisposable
    {
        private RtmpSeats? _seats = seats;

        public void Dispose() => Interlocked.Exchange(ref _seats, null)?.Leave(address);
    }
}
