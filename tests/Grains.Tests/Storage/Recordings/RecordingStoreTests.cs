using LiveFair.Grains.Storage.Recordings;
using LiveFair.Live.Ids;
using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Grains.Tests.Storage.Recordings;

public sealed class RecordingStoreTests : IDisposable
{
    private static readonly SessionId Session = new("s-monday");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-recordings-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly HandDisk _disk = new();
    private readonly RecordedParts _parts = new();
    private readonly Failures _failures = new();
    private readonly FileRecordingStore _store;

    public RecordingStoreTests() => _store = new FileRecordingStore(
        _folder.FullName, _disk, new RecordingOptions { MinFree = 1_000 }, _time, _failures);

    public void Dispose()
    {
        _disk.Goes.Set();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_taken_is_there_when_the_recording_ends()
    {
        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(5));
        }

        var stored = await _store.Find(Session);
        Assert.Equal(Completeness.Whole, stored!.Completeness);
        var file = Assert.Single(stored.Files);
        Assert.Equal((1, 5, file.Bytes), (file.Number, await Parts(1), (await Read(1)).Bytes));
        Assert.Equal([Session], await _store.List());
    }

    [Fact]
    public async Task Another_init_segment_and_another_beginning_have_files_of_their_own()
    {
        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(3));
            _parts.Init = RecordedParts.NewInit(2);
            Give(recording, _parts.Take(2));
        }

        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(1));
        }

        Assert.Equal("1: 3 parts, 2: 2 parts, 3: 1 parts", await Contents());
    }

    [Fact]
    public async Task More_than_nine_files_stay_in_order()
    {
        for (var i = 0; i < 11; i++)
        {
            await using var recording = _store.Record(Session);
            Give(recording, _parts.Take(1));
        }

        Assert.Equal(Enumerable.Range(1, 11), (await _store.Find(Session))!.Files.Select(file => file.Number));
    }

    [Fact]
    public async Task A_disk_that_fills_up_cuts_no_part_in_half_and_is_tried_again_after_a_while()
    {
        var recording = _store.Record(Session);
        _disk.Room = _parts.Init.Data.Length + (3 * Size) + (Size / 2);
        Give(recording, _parts.Take(4));
        await _failures.First.Within(Patience, () => "no failure was logged");
        Assert.True(recording.IsIncomplete);

        _disk.Room = long.MaxValue;
        _time.Advance(FileRecording.TryAgain);
        Give(recording, _parts.Take(4));
        await recording.DisposeAsync();

        Assert.Equal(Completeness.Incomplete, (await _store.Find(Session))!.Completeness);
        Assert.Equal("1: 3 parts, 2: 4 parts", await Contents());
        Assert.Equal(2_000, (await Read(2)).Parts[0].StartMs);
    }

    [Fact]
    public async Task Who_hears_of_a_full_disk_finds_the_recording_incomplete_at_once()
    {
        await using var recording = _store.Record(Session);
        _disk.Room = _parts.Init.Data.Length + (3 * Size) + (Size / 2);
        Give(recording, _parts.Take(4));
        await _failures.First.Within(Patience, () => "no failure was logged");

        Assert.Equal(Completeness.Incomplete, (await _store.Find(Session))!.Completeness);
    }

    [Fact]
    public async Task A_disk_that_failed_is_left_alone_for_a_while()
    {
        var recording = _store.Record(Session);
        _disk.Room = _parts.Init.Data.Length + (3 * Size) + (Size / 2);
        Give(recording, _parts.Take(4));
        await _failures.First.Within(Patience, () => "no failure was logged");

        _disk.Room = long.MaxValue;
        _time.Advance(FileRecording.TryAgain - TimeSpan.FromMilliseconds(1));
        Give(recording, _parts.Take(4));
        await recording.DisposeAsync();

        Assert.Equal("1: 3 parts", await Contents());
    }

    [Fact]
    public async Task What_the_fair_itself_needs_of_the_disk_is_left_free()
    {
        _disk.Room = 999;
        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(2));
        }

        Assert.Null(await _store.Find(Session));
        Assert.Contains("media.recording.minFree", await _failures.First);
    }

    [Fact]
    public async Task A_disk_without_room_from_the_beginning_leaves_an_incomplete_recording()
    {
        _disk.Room = 999;
        var recording = _store.Record(Session);
        Give(recording, _parts.Take(1));
        await _failures.First.Within(Patience, () => "no failure was logged");
        _disk.Room = long.MaxValue;
        _time.Advance(FileRecording.TryAgain);
        Give(recording, _parts.Take(4));
        await recording.DisposeAsync();

        Assert.Equal(Completeness.Incomplete, (await _store.Find(Session))!.Completeness);
        Assert.Equal(3, await Parts(1));
    }

    [Fact]
    public async Task A_disk_that_hangs_holds_up_nobody_and_what_waits_is_bounded()
    {
        _disk.Goes.Reset();
        var recording = _store.Record(Session);
        Give(recording, _parts.Take((FileRecording.MostWaiting * 2) + 10));
        Assert.True(recording.IsIncomplete);
        Assert.Contains("too slow", await _failures.First);

        _disk.Goes.Set();
        await recording.DisposeAsync();

        Assert.Equal(Completeness.Incomplete, (await _store.Find(Session))!.Completeness);
        Assert.InRange(await Parts(1), FileRecording.MostWaiting, FileRecording.MostWaiting + 1);
    }

    [Fact]
    public void A_recording_is_on_the_disk_about_each_second()
    {
        using var writer = new RecordingWriter(
            new RecordingFolder(_folder.FullName, Session), _disk, new RecordingOptions { MinFree = 0 }, _time);
        var syncs = new List<int>();
        foreach (var part in _parts.Take(6))
        {
            writer.Write(part);
            syncs.Add(_disk.Syncs);
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal([0, 0, 1, 1, 2, 2], syncs);
    }

    [Fact]
    public async Task Who_reads_a_recording_that_is_deleted_reads_on_and_nobody_else_finds_it()
    {
        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(4));
        }

        await using var reader = await _store.Open(Session, 1);
        await _store.Delete(Session);
        await _store.Delete(Session);

        Assert.Null(await _store.Find(Session));
        Assert.Null(await _store.Open(Session, 1));
        Assert.Empty(await _store.List());
        Assert.Empty(_folder.EnumerateFileSystemInfos());
        Assert.Equal(4, RecordedFile.Read(1, reader!)!.Parts.Count);
    }

    [Fact]
    public async Task A_deletion_that_a_crash_cut_off_is_listed_still_and_finished_with_the_next_one()
    {
        _folder.CreateSubdirectory(".gone-s-monday").CreateSubdirectory("rest");
        _folder.CreateSubdirectory(".gone-s-tuesday").CreateSubdirectory("rest");
        await using (var recording = _store.Record(Session))
        {
            Give(recording, _parts.Take(1));
        }

        Assert.Equal([Session, new SessionId("s-tuesday")], (await _store.List()).OrderBy(id => id.Value));
        await _store.Delete(Session);
        Assert.Equal([new SessionId("s-tuesday")], await _store.List());
        await _store.Delete(new SessionId("s-tuesday"));

        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_at_all_is_complained_of_once_in_a_while()
    {
        var taken = Path.Combine(_folder.FullName, "no-folder");
        await File.WriteAllTextAsync(taken, "");
        var store = new FileRecordingStore(
            taken, _disk, new RecordingOptions { MinFree = 1_000 }, _time, _failures);

        await using (var recording = store.Record(Session))
        {
            Give(recording, _parts.Take(20));
        }

        Assert.Equal(2, _failures.Count); // At the first part, and when it cannot be noted at the end either.
    }

    [Fact]
    public async Task A_link_shows_nothing_of_another_recording_and_deleting_it_leaves_that_one_alone()
    {
        var (other, linked) = (new SessionId("s-other"), new SessionId("s-linked"));
        foreach (var (session, parts) in new[] { (Session, 2), (other, 3) })
        {
            await using var recording = _store.Record(session);
            Give(recording, _parts.Take(parts));
        }

        var theirs = Path.Combine(_folder.FullName, other.Value);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, Session.Value, "2.mp4"), Path.Combine(theirs, "1.mp4"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, linked.Value), theirs);

        Assert.Equal("1: 2 parts", await Contents());
        Assert.Null(await _store.Open(Session, 2));
        Assert.Null(await _store.Find(linked));
        Assert.Null(await _store.Open(linked, 1));

        await _store.Delete(Session);
        await _store.Delete(linked);

        Assert.Equal([other], await _store.List());
        await using var kept = await _store.Open(other, 1);
        Assert.Equal(3, RecordedFile.Read(1, kept!)!.Parts.Count);
    }

    [Fact]
    public async Task Nothing_recorded_is_nothing_to_find()
    {
        Assert.Null(await _store.Find(Session));
        Assert.Null(await _store.Open(Session, 1));
        Assert.Empty(await _store.List());
        await _store.Delete(Session);
    }

    private int Size => new RecordedParts().Next().Data.Length;

    private static void Give(IRecording recording, IEnumerable<MediaPart> parts)
    {
        foreach (var part in parts)
        {
            recording.Take(part);
        }
    }

    private async Task<RecordedFile> Read(int number)
    {
        await using var file = await _store.Open(Session, number);
        return RecordedFile.Read(number, file!)!;
    }

    private async Task<int> Parts(int number) => (await Read(number)).Parts.Count;

    private async Task<string> Contents()
    {
        var files = new List<string>();
        foreach (var file in (await _store.Find(Session))!.Files)
        {
            files.Add($"{file.Number}: {await Parts(file.Number)} parts");
        }

        return string.Join(", ", files);
    }

    /// <summary>What the recordings complained of.</summary>
    private sealed class Failures : ILogger<FileRecordingStore>
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> First => _first.Task;

        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            Count++;
            _first.TrySetResult($"{formatter(state, exception)} {exception?.Message}");
        }
    }
}
