namespace LiveFair.Live.Comments;

/// <summary>The groups of digits of what may be an account.</summary>
internal sealed class AccountDigits
{
    private const int Most = 12;

    private readonly List<char> _digits = [];
    private readonly List<int> _groups = [];

    /// <summary>Three different digits or more: no 111111, no 100000.</summary>
    public bool IsVaried => _digits.Distinct().Count() >= 3;

    /// <summary>Five to twelve, which are neither one digit again and again, nor wages, nor a date.</summary>
    public bool MayBeAccount =>
        _digits.Count is >= 5 and <= Most && _digits.Distinct().Count() >= 2 && !IsRound && !IsDate
        && (_groups.Count == 1 || _digits.Count > 5);

    private bool IsRound => _groups.Count == 1
        ? _digits[^3..].All(digit => digit == '0')
        : _groups.Index().All(group => group.Item > 1 && _digits[_groups.Take(group.Index + 1).Sum() - 1] == '0');

    private bool IsDate => _groups is [4, <= 2, ..] && _digits is ['2', '0', ..];

    /// <summary>Takes in the next digit of the same group.</summary>
    public void Add(char digit)
    {
        if (_groups.Count == 0)
        {
            Begin();
        }

        _digits.Add(digit);
        _groups[^1]++;
    }

    /// <summary>What comes is another group.</summary>
    public void Begin() => _groups.Add(0);
}
