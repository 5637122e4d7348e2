using System.Text;
using LiveFair.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hosting;

public sealed class WebRootTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("no/such/folder")]
    public async Task A_page_that_was_never_built_says_so_and_how_to_build_it(string? root)
    {
        var (status, text) = await Answer(WebRoot.Page(root));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
        Assert.Contains("npm run build", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_built_page_is_served()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<title>LiveFair</title>");

            var (status, text) = await Answer(WebRoot.Page(root.FullName));

            Assert.Equal(StatusCodes.Status200OK, status);
            Assert.Equal("<title>LiveFair</title>", text);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task<(int Status, string Text)> Answer(IResult result)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = body;
        await result.ExecuteAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
