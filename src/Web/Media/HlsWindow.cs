using System.Collections.Immutable;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Web.Media;

/// <summary>
/// The last seconds of a stream for players over HLS. One writes; any number read the present view, whose playlist was
/// written once for all of them, or wait for the next: all in one list that is woken by what they wait for.
/// </summary>
internal sealed class HlsWindow : IPartSink
{
    private const int LeastTargetSeconds = 2;
    private const int TargetsWaited = 3;
    private const int NumbersInAMinute = 120;
    private const int MostFirstBreaks = 16_000;

    private static readonly DateTimeOffset NumbersBegin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder;
    private readonly long _first;
    private readonly int _partMs;
    private readonly TimeProvider _time;
    private int _targetSeconds = LeastTargetSeconds;
    private HlsInit? _init;
    private HlsView _view;
    private TaskCompletionSource _changed = Fresh();

    /// <param name="folder">What addresses of segments begin with, seen from the playlist.</param>
    /// <param name="part">No part should be longer.</param>
    /// <param name="first">The number of the first segment, see <see cref="FirstNumber"/>.</param>
    public HlsWindow(string folder, TimeSpan part, long first, TimeProvider time)
    {
        (_folder, _first, _partMs, _time) = (folder, first, (int)part.TotalMilliseconds, time);
        _view = Make([], isEnded: false);
    }

    /// <summary>What there is now.</summary>
    public HlsView View => Volatile.Read(ref _view);

    /// <summary>
    /// A number for the first segment that grows faster than segments are made: a node that begins anew gives out no
    /// number that a cache has kept another segment of. Fits 31 bits until 2059.
    /// </summary>
    public static long FirstNumber(DateTimeOffset now) => (long)((now - NumbersBegin).TotalSeconds * 2);

    /// <summary>
    /// A number of breaks before the first segment that a node begun anew does not give out again within a week. It is
    /// small: hls.js looks at all numbers below it each time that it reads a list, which at a hundred million takes a
    /// second.
    /// </summary>
    /// <param name="first">The number of the first segment.</param>
    public static long FirstBreak(long first) => first / NumbersInAMinute % MostFirstBreaks;

    public void Take(MediaPart part)
    {
        var all = View.Segments;
        if (!part.StartsSegment && all is [.., { IsDone: false } open])
        {
            all = all.SetItem(all.Length - 1, open.With(part));
        }
        else
        {
            all = Close(all).Add(Begin(part, all.IsEmpty ? null : all[^1]));
        }

        Show(all, isEnded: false);
    }

    public void GoOnAir()
    {
        // Players see what comes before as well: the station's people look at it.
    }

    public void Pause() => Show(Close(View.Segments), isEnded: false);

    public void End() => Show(Close(View.Segments), isEnded: true);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Waits until a place is reached or the stream has ended.</summary>
    /// <param name="place">Null: the first whole segment, for some players take a list without one as its end.</param>
    /// <returns>The view that has it, or the present one when it did not come in three target durations.</returns>
    public async Task<HlsView> Until(HlsPlace? place, CancellationToken left)
    {
        var awaited = place ?? new HlsPlace(_first, null);
        var began = _time.GetTimestamp();
        var patience = TimeSpan.FromSeconds(View.TargetSeconds * TargetsWaited);
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task; // Before the view: no change is missed in between.
            var view = View;
            var remaining = patience - _time.GetElapsedTime(began);
            if (view.IsEnded || view.Reaches(awaited) || remaining <= TimeSpan.Zero)
            {
                return view;
            }

            try
            {
                await changed.WaitAsync(remaining, _time, left);
            }
            catch (TimeoutException)
            {
                // A publisher is away: players keep what they have and ask again.
                return View;
            }
        }
    }

    private static ImmutableArray<HlsSegment> Close(ImmutableArray<HlsSegment> all) =>
        all is [.., { IsDone: false } open] ? all.SetItem(all.Length - 1, open with { IsDone = true }) : all;

    private HlsSegment Begin(MediaPart part, HlsSegment? before)
    {
        if (_init?.Made != part.Init)
        {
            _init = HlsInit.Of(part.Init);
        }

        // Within a stretch the world's time goes on with the media's, whatever the network's moods.
        var at = before is null || part.StartsAnew
            ? part.StartedAt
            : before.At + TimeSpan.FromMilliseconds(part.StartMs - before.StartMs);
        var number = before?.Number + 1 ?? _first;
        var breaks = before is null ? FirstBreak(_first) : before.Discontinuity + (part.StartsAnew ? 1 : 0);
        return new HlsSegment(number, breaks, at, _init, [part], part.EndsSegment);
    }

    private void Show(ImmutableArray<HlsSegment> all, bool isEnded)
    {
        foreach (var segment in all)
        {
            var seconds = (int)Math.Round(segment.DurationMs / 1000.0, MidpointRounding.AwayFromZero);
            _targetSeconds = Math.Max(_targetSeconds, seconds);
        }

        Volatile.Write(ref _view, Make(HlsView.Keep(all), isEnded));
        Interlocked.Exchange(ref _changed, Fresh()).TrySetResult();
    }

    private HlsView Make(ImmutableArray<HlsSegment> all, bool isEnded) =>
        new(_folder, _first, _partMs, _targetSeconds, isEnded, all);

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
