using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A feed of numbered frames that a test adds by hand.</summary>
internal sealed class HandCursor(int size) : LaneCursor(LaneEncoding.Of(new JsonHubProtocol(), "0"))
{
    private const string Start = """{"type":2,"invocationId":"0","item":""";

    private int _there;

    /// <summary>How many frames the lane took.</summary>
    public int Taken { get; private set; }

    public void Add(int count) => _there += count;

    public override byte[]? Next() => Taken == _there ? null : Payload(++Taken, size);

    /// <summary>The message of a frame: its number and dots, in all so long.</summary>
    public static byte[] Numbered(int number, int size) =>
        [.. System.Text.Encoding.ASCII.GetBytes(Start), .. Payload(number, size)];

    private static byte[] Payload(int number, int size) =>
        System.Text.Encoding.ASCII.GetBytes($"{number}".PadRight(size - Start.Length, '.'));
}
