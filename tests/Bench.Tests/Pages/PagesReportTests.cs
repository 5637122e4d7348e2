using System.Text.Json;
using LiveFair.Bench.Pages;

namespace LiveFair.Bench.Tests.Pages;

/// <summary>What was not measured meets no target.</summary>
public sealed class PagesReportTests
{
    [Fact]
    public void A_room_is_smooth_and_prompt_when_the_run_in_the_middle_is()
    {
        PageFrames[] runs = [Run(frames: 60, longest: 70), Run(frames: 50, longest: 99), Run(frames: 9, longest: 800)];
        Assert.True(PagesReport.IsSmooth(runs));
        Assert.True(PagesReport.IsPrompt(runs));
        Assert.False(PagesReport.IsSmooth([.. runs, Run(frames: 49, longest: 0), Run(frames: 49, longest: 0)]));
        Assert.False(PagesReport.IsPrompt([Run(frames: 60, longest: 100)]));
    }

    [Fact]
    public void A_list_that_stands_still_was_not_measured_under_the_load()
    {
        Assert.True(PagesReport.IsLoaded([Run(shown: 180)], 200));
        Assert.False(PagesReport.IsLoaded([Run(shown: 179)], 200));
    }

    [Fact]
    public void What_was_not_measured_meets_no_target()
    {
        Assert.False(PagesReport.IsLoaded([], 200));
        Assert.False(PagesReport.IsSmooth([]));
        Assert.False(PagesReport.IsPrompt([]));
        Assert.False(PagesReport.IsLight(Sizes("")));
    }

    [Fact]
    public void One_page_beyond_the_limit_is_told()
    {
        const string Small = """{"page":"a","KiB":250.0}""";
        Assert.True(PagesReport.IsLight(Sizes(Small)));
        Assert.False(PagesReport.IsLight(Sizes(Small + """,{"page":"b","KiB":250.1}""")));
    }

    private static PageFrames Run(double frames = 60, double longest = 0, double shown = 200) =>
        new(frames, 16, 0, longest, shown, .5);

    private static PageSizes Sizes(string pages) =>
        PageSizes.Read(JsonElement.Parse($$"""{"limitKiB":250,"pages":[{{pages}}]}"""));
}
