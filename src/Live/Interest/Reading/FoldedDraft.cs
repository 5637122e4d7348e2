using System.Text;

namespace LiveFair.Live.Interest.Reading;

/// <summary>A folded text while it grows.</summary>
internal sealed class FoldedDraft
{
    /// <summary>Behind them a circled digit counts something.</summary>
    private const string Units = "点天块元岁小人个楼月年路号百千万班间层";

    private readonly StringBuilder _letters = new();
    private readonly List<Mark> _marks = [Mark.None];
    private readonly List<int> _starts = [0];
    private int _shortened = -1;
    private bool _isCircled;

    /// <summary>Takes letters; one that is said a third time in a row says nothing new, unless it is a digit.</summary>
    public void Add(string letters)
    {
        if (_isCircled && letters.Length > 0 && Units.Contains(letters[0], StringComparison.Ordinal))
        {
            _letters.Length--;
            _marks.RemoveAt(_marks.Count - 1);
        }

        _isCircled = false;
        foreach (var letter in letters)
        {
            if (Repeats(letter))
            {
                Shorten(letter);
                continue;
            }

            _letters.Append(letter);
            _marks.Add(Mark.None);
        }
    }

    /// <summary>Something stood here that is no letter.</summary>
    public void Part(Mark mark)
    {
        if (_letters.Length == 0)
        {
            return;
        }

        if (_starts[^1] != _letters.Length)
        {
            _starts.Add(_letters.Length);
        }

        _marks[^1] |= mark;
    }

    /// <summary>The digit before was written in a circle.</summary>
    public void AddCircle()
    {
        if (_letters.Length > 0 && char.IsAsciiDigit(_letters[^1]) && !(_letters[^1] == '1' && IsCode()))
        {
            Add("号");
            _isCircled = true;
        }
    }

    /// <summary>The text, with signs that only spread a word known for what they are.</summary>
    public FoldedText Finish()
    {
        _starts.Add(_letters.Length);
        for (var part = 1; part < _starts.Count - 1; part++)
        {
            var left = _starts[part] - _starts[part - 1];
            var right = _starts[part + 1] - _starts[part];
            if (IsSpread(_starts[part], left, right))
            {
                _marks[_starts[part]] = Mark.Inside;
            }
        }

        return new FoldedText(_letters.ToString(), _marks);
    }

    private bool IsSpread(int place, int left, int right)
    {
        if (right == 0 || char.IsAscii(_letters[place]) || char.IsAscii(_letters[place - 1])
            || (_marks[place] & Mark.Asked) != 0)
        {
            return false;
        }

        return _marks[place] == Mark.Space ? left == 1 || right == 1 : left == 1 && right == 1;
    }

    private bool Repeats(char letter) =>
        _letters.Length > 0 && _letters[^1] == letter && !char.IsAsciiDigit(letter)
        && ((_letters.Length > 1 && _letters[^2] == letter) || _shortened == _letters.Length);

    private void Shorten(char letter)
    {
        if (_letters.Length > 1 && _letters[^2] == letter && _starts[^1] < _letters.Length - 1)
        {
            _letters.Length--;
            _marks.RemoveAt(_marks.Count - 1);
        }

        _shortened = _letters.Length;
    }

    /// <summary>Whether nothing but the digit 1 was written so far: the code, no posting's number.</summary>
    private bool IsCode()
    {
        for (var i = 0; i < _letters.Length; i++)
        {
            if (_letters[i] is not ('1' or '扣' or '号'))
            {
                return false;
            }
        }

        return true;
    }
}
