using System.Runtime.InteropServices;

namespace LiveFair.Live.Interest.Reading;

/// <summary>A folded text while it grows.</summary>
internal sealed class FoldedDraft
{
    /// <summary>Behind them a circled digit counts something.</summary>
    private const string Units = "点天块元岁小人个楼月年路号百千万班间层";

    private readonly List<char> _letters = [];
    private readonly List<Mark> _marks = [Mark.None];
    private readonly List<int> _starts = [0];
    private int _shortened = -1;

    /// <summary>How many of the first letters can be of the code.</summary>
    private int _ofCode;
    private bool _isCircled;

    /// <summary>Takes letters; one that is said a third time in a row says nothing new, unless it is a digit.</summary>
    public void Add(ReadOnlySpan<char> letters)
    {
        if (_isCircled && letters.Length > 0 && Units.Contains(letters[0], StringComparison.Ordinal))
        {
            DropLast();
        }

        _isCircled = false;
        foreach (var letter in letters)
        {
            if (Repeats(letter))
            {
                Shorten(letter);
                continue;
            }

            _ofCode += _ofCode == _letters.Count && letter is '1' or '扣' or '号' ? 1 : 0;
            _letters.Add(letter);
            _marks.Add(Mark.None);
        }
    }

    /// <summary>Something stood here that is no letter.</summary>
    public void Part(Mark mark)
    {
        if (_letters.Count == 0)
        {
            return;
        }

        if (_starts[^1] != _letters.Count)
        {
            _starts.Add(_letters.Count);
        }

        _marks[^1] |= mark;
    }

    /// <summary>The digit before was written in a circle.</summary>
    public void AddCircle()
    {
        if (_letters.Count > 0 && char.IsAsciiDigit(_letters[^1]) && !(_letters[^1] == '1' && IsCode()))
        {
            Add("号");
            _isCircled = true;
        }
    }

    /// <summary>The text, with signs that only spread a word known for what they are.</summary>
    public FoldedComment Finish()
    {
        _starts.Add(_letters.Count);
        for (var part = 1; part < _starts.Count - 1; part++)
        {
            var left = _starts[part] - _starts[part - 1];
            var right = _starts[part + 1] - _starts[part];
            if (IsSpread(_starts[part], left, right))
            {
                _marks[_starts[part]] = Mark.Inside;
            }
        }

        return new FoldedComment(new string(CollectionsMarshal.AsSpan(_letters)), [.. _marks]);
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
        _letters.Count > 0 && _letters[^1] == letter && !char.IsAsciiDigit(letter)
        && ((_letters.Count > 1 && _letters[^2] == letter) || _shortened == _letters.Count);

    private void Shorten(char letter)
    {
        if (_letters.Count > 1 && _letters[^2] == letter && _starts[^1] < _letters.Count - 1)
        {
            DropLast();
        }

        _shortened = _letters.Count;
    }

    private void DropLast()
    {
        _letters.RemoveAt(_letters.Count - 1);
        _marks.RemoveAt(_marks.Count - 1);
        _ofCode = Math.Min(_ofCode, _letters.Count);
    }

    /// <summary>Whether nothing but the digit 1 was written so far: the code, no posting's number.</summary>
    private bool IsCode() => _ofCode == _letters.Count;
}
