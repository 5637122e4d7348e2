namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// A demo fair of their own for the tests that spoil every field of every call: what they leave behind is odd.
/// </summary>
public sealed class SpoiledFair : FairServer;

/// <summary>The tests that share it.</summary>
[CollectionDefinition(nameof(SpoiledFair))]
public sealed class SpoiledTests : ICollectionFixture<SpoiledFair>;
