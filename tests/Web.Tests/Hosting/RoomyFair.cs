namespace LiveFair.Web.Tests.Hosting;

/// <summary>The demo fair with throttles so wide that nobody feels them.</summary>
public sealed class RoomyFair : FairServer;

/// <summary>The tests that share it.</summary>
[CollectionDefinition(nameof(RoomyFair))]
public sealed class RoomyTests : ICollectionFixture<RoomyFair>;
