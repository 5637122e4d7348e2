namespace LiveFair.Bench.Servers;

/// <summary>One core for the server that is measured, another for the load.</summary>
internal static class Cores
{
    public const string Server = "0";
    public const string Client = "1";
}
