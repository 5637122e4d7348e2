using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// The demo fair with every limit so narrow that a few acts reach it, and a clock that tests may move.
/// </summary>
public sealed class StrictFair : FairServer
{
    protected override FairSettings Settings
    {
        get
        {
            var settings = new FairSettings();
            settings.Viewers.CommentBurst = 3;
            settings.Viewers.CommentInterval = TimeSpan.FromMinutes(2);
            settings.Viewers.ReactionBurst = 2;
            settings.Groups.Capacity = 2;
            settings.Feed.Spacing = TimeSpan.FromMilliseconds(5);
            settings.Feed.ReadablePerSecond = 10;
            settings.Feed.RecoveryWindow = 20;
            return settings;
        }
    }
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(nameof(StrictFair))]
public sealed class StrictTests : ICollectionFixture<StrictFair>;
