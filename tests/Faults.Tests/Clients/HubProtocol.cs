namespace LiveFair.Faults.Tests.Clients;

/// <summary>The two encodings of the hub.</summary>
public enum HubProtocol
{
    Json,
    MessagePack,
}
