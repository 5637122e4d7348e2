namespace LiveFair.Live.Interest;

/// <summary>The thing a question asks for. Numbers are stored.</summary>
public enum QuestionTopic
{
    /// <summary>工资: amount, unit, piece or time rate, overtime, bonus, settlement, pay day, pay held back.</summary>
    Pay = 1,

    /// <summary>班次: times, shifts, nights, breaks, days off, overtime, first day, how long the job lasts.</summary>
    Hours = 2,

    /// <summary>地点: where, how far, how to get there, shuttle, at home or not.</summary>
    Place = 3,

    /// <summary>年龄: how old one may be, also the retired.</summary>
    Age = 4,

    /// <summary>性别: men or women.</summary>
    Gender = 5,

    /// <summary>夫妻、家人: coming with spouse, children, relatives or friends; couples' rooms, childcare.</summary>
    Family = 6,

    /// <summary>食宿: meals, dormitory, their cost and fittings.</summary>
    BoardLodging = 7,

    /// <summary>合同: contract, insurance, who employs, probation, fees, deposits, leaving.</summary>
    Contract = 8,

    /// <summary>报名: how and where to sign up, still open, how many, interview, links, groups.</summary>
    Apply = 9,

    /// <summary>要求: skill, experience, schooling, certificates, health, looks, speech, hukou.</summary>
    Requirement = 10,

    /// <summary>其他: the work itself, the employer, trust, other jobs, the fair.</summary>
    Other = 11,
}
