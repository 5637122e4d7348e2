using LiveFair.Live.Interest;

namespace LiveFair.Web.Interest;

/// <summary>The words of an exported report in one language.</summary>
internal sealed record ReportWords
{
    public static readonly ReportWords Chinese = new()
    {
        Postings = "岗位", Comments = "评论", Questions = "问题", Applications = "报名", Curve = "意向曲线",
        Posting = "岗位", Seen = "看过的人", People = "有意向的人", Enrolled = "入群", Score = "得分",
        At = "北京时间", Moment = "播出时刻", Nickname = "昵称", Text = "内容", Wants = "意向", Topic = "问题类别",
        Askers = "提问人数", Times = "次数", FirstAt = "最早", LastAt = "最近", Answer = "回答", Name = "姓名", Phone = "电话",
        Kinds = ["想去", "太远", "工资低", "时间不合适", "想问"],
        Topics = ["工资", "班次", "地点", "年龄", "性别", "夫妻、家人", "食宿", "合同", "报名", "要求", "其他"],
    };

    public static readonly ReportWords English = new()
    {
        Postings = "Postings", Comments = "Comments", Questions = "Questions", Applications = "Applications",
        Curve = "Curve", Posting = "Posting", Seen = "Seen by", People = "Interested", Enrolled = "Enrolled",
        Score = "Score", At = "Beijing time", Moment = "Moment", Nickname = "Nickname", Text = "Text", Wants = "Wants",
        Topic = "Topic", Askers = "Asked by", Times = "Times", FirstAt = "First", LastAt = "Last", Answer = "Answer",
        Name = "Name", Phone = "Phone",
        Kinds = ["Want to go", "Too far", "Pay too low", "Hours do not fit", "Ask"],
        Topics =
        [
            "Pay", "Hours", "Place", "Age", "Gender", "Family", "Board and lodging", "Contract", "How to apply",
            "Requirements", "Other",
        ],
    };

    public required string Postings { get; init; }

    public required string Comments { get; init; }

    public required string Questions { get; init; }

    public required string Applications { get; init; }

    public required string Curve { get; init; }

    public required string Posting { get; init; }

    public required string Seen { get; init; }

    public required string People { get; init; }

    public required string Enrolled { get; init; }

    public required string Score { get; init; }

    public required string At { get; init; }

    public required string Moment { get; init; }

    public required string Nickname { get; init; }

    public required string Text { get; init; }

    public required string Wants { get; init; }

    public required string Topic { get; init; }

    public required string Askers { get; init; }

    public required string Times { get; init; }

    public required string FirstAt { get; init; }

    public required string LastAt { get; init; }

    public required string Answer { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    /// <summary>In the order of <see cref="ReactionKind"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>In the order of <see cref="QuestionTopic"/>.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public string Of(ReactionKind kind) => Kinds[(int)kind - 1];

    public string Of(QuestionTopic topic) => Topics[(int)topic - 1];
}
