using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>The database holds names and phone numbers: other users of the machine do not read them.</summary>
public sealed class DataFolderTests
{
    [Fact]
    public async Task A_data_folder_that_the_first_start_makes_is_its_owners_alone()
    {
        var fair = new NewFolderFair();
        await fair.InitializeAsync();
        try
        {
            Assert.True(File.Exists(Path.Combine(fair.Made, "livefair.db")));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(fair.Made));
            }
        }
        finally
        {
            await fair.DisposeAsync();
        }
    }

    private sealed class NewFolderFair : FairServer
    {
        public string Made => Path.Combine(Data, "made");

        protected override CommandLine Line => base.Line with { Data = Made };
    }
}
