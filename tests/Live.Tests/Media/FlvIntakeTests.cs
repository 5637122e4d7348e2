using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media;

public sealed class FlvIntakeTests
{
    private const string Avcc =
        "0142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20";

    private const string HighOf422 =
        "017A0020FFE1001B677A0020BCD9405005DF8FC044000003000400000300F03C60C65801000668EBE3CB22C0FEF8F800";

    private const string Head = "4F707573486561640102380180BB0000000000";

    /// <summary>What is sent, what is passed on; the letters of a codec are avc1, mp4a, Opus.</summary>
    public static TheoryData<FlvKind, string, string> Passed => new()
    {
        { FlvKind.Video, $"1700000000{Avcc}", $"1700000000{Avcc}" },
        { FlvKind.Video, "2701000028AABB", "2701000028AABB" },
        { FlvKind.Video, $"9061766331{Avcc}", $"1700000000{Avcc}" },
        { FlvKind.Video, "A161766331000028AABB", "2701000028AABB" },
        { FlvKind.Video, "9361766331AABB", "1701000000AABB" },
        { FlvKind.Audio, "AF001210", "AF001210" },
        { FlvKind.Audio, "AF0121AA", "AF0121AA" },
        { FlvKind.Audio, "906D7034611210", "AF001210" },
        { FlvKind.Audio, "916D70346121AA", "AF0121AA" },
        { FlvKind.Audio, $"904F707573{Head}", $"904F707573{Head}" },
        { FlvKind.Audio, "914F707573FCAA", "914F707573FCAA" },
    };

    [Theory]
    [MemberData(nameof(Passed))]
    public void Both_ways_of_saying_it_come_to_the_same(FlvKind kind, string sent, string passed)
    {
        var refusal = FlvIntake.Read(kind, Convert.FromHexString(sent), out var read);

        Assert.Null(refusal);
        Assert.Equal(passed, Convert.ToHexString(read));
    }

    [Theory]
    [InlineData(FlvKind.Video, "")]
    [InlineData(FlvKind.Video, "17")]
    [InlineData(FlvKind.Video, "1702000000")] // The end of a sequence.
    [InlineData(FlvKind.Video, "5700")] // A command to a player.
    [InlineData(FlvKind.Video, "9261766331")]
    [InlineData(FlvKind.Video, "9461766331AA")] // Metadata.
    [InlineData(FlvKind.Video, "9161")]
    [InlineData(FlvKind.Audio, "AF")]
    [InlineData(FlvKind.Audio, "AF01")]
    [InlineData(FlvKind.Audio, "94")]
    [InlineData(FlvKind.Script, "020A")]
    public void What_holds_no_frame_is_passed_over(FlvKind kind, string sent)
    {
        Assert.Null(FlvIntake.Read(kind, Convert.FromHexString(sent), out var read));
        Assert.Equal(0, read.Length);
    }

    [Theory]
    [InlineData(FlvKind.Video, "2200", "codec 2")]
    [InlineData(FlvKind.Video, "1C00000000", "codec 12")]
    [InlineData(FlvKind.Video, "9068766331AA", "hvc1")]
    [InlineData(FlvKind.Video, "906176303100", "av01")]
    [InlineData(FlvKind.Video, "900A0D1B7F00", "....")]
    [InlineData(FlvKind.Video, "9661766331AA", "several tracks")]
    [InlineData(FlvKind.Video, "170000000000112233", "cannot be read")]
    [InlineData(FlvKind.Video, $"1700000000{HighOf422}", "baseline, main or high")]
    [InlineData(FlvKind.Audio, "2FAA", "format 2")]
    [InlineData(FlvKind.Audio, "9061632D33AA", "ac.3")]
    [InlineData(FlvKind.Audio, "956D703461AA", "several tracks")]
    [InlineData(FlvKind.Audio, "AF000000", "AAC configuration")]
    [InlineData(FlvKind.Audio, "904F70757300", "Opus configuration")]
    public void What_cannot_be_carried_is_refused_in_words(FlvKind kind, string sent, string words)
    {
        var refusal = FlvIntake.Read(kind, Convert.FromHexString(sent), out _);

        Assert.NotNull(refusal);
        Assert.Equal(RefusalCode.Invalid, refusal.Code);
        Assert.Contains(words, refusal.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_passed_on_passed_over_or_refused_and_never_a_failure()
    {
        var random = new Random(7);
        var seen = new HashSet<string>();
        for (var round = 0; round < 50_000; round++)
        {
            var body = new byte[random.Next(40)];
            random.NextBytes(body);
            var kind = random.Next(2) == 0 ? FlvKind.Audio : FlvKind.Video;
            var refusal = FlvIntake.Read(kind, body, out var read);
            seen.Add(refusal is not null ? "refused" : read.IsEmpty ? "over" : "on");
        }

        Assert.Equal(3, seen.Count);
    }
}
