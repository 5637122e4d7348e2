namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// How a comment's stand changes from thought to thought. Of several objections in a row the first counts. A refusal
/// undoes a wish, not the objection that explains it, and takes what was spoken of for its reason. A wish under a
/// condition of place, pay or time is that objection.
/// </summary>
internal sealed class Course
{
    private Stand _stand;
    private Stand _hint;
    private Stand _lastHint;
    private bool _isIf;
    private bool _isConditional;
    private bool _isRefused;
    private bool _isSighed;

    /// <summary>Where it stands now.</summary>
    public Stand End => _stand.Kind is null && (_isRefused || _isSighed) ? _hint : _stand;

    /// <summary>Hears one thought.</summary>
    public void Follow(Thought thought, int at)
    {
        if (thought.Says(Signal.Chat))
        {
            return;
        }

        _isIf |= thought.IsIf;
        var hints = new Queue<Meaning>(thought.Hints);
        foreach (var signal in thought.Said)
        {
            while (hints.TryPeek(out var hint) && hint.Start <= signal.Start)
            {
                Remember(hints.Dequeue(), at);
            }

            Hear((Signal)signal.Value, thought, at);
        }

        while (hints.TryDequeue(out var hint))
        {
            Remember(hint, at);
        }
    }

    private void Remember(Meaning hint, int at)
    {
        _lastHint = new Stand((Hint)hint.Value switch
        {
            Hint.Far => ReactionKind.TooFar,
            Hint.PayLow => ReactionKind.PayLow,
            _ => ReactionKind.Hours,
        }, at);
        _hint = _hint.Kind is null ? _lastHint : _hint;
    }

    private void Hear(Signal signal, Thought thought, int at)
    {
        switch (signal)
        {
            case Signal.Want or Signal.Would when IsUnderCondition(thought, at):
                _isConditional = true;
                Object(_lastHint.Kind!.Value, at);
                break;
            case Signal.Want when !_isConditional:
                _isRefused = false;
                _stand = _stand.Kind == ReactionKind.Want ? _stand : new Stand(ReactionKind.Want, at);
                break;
            case Signal.Refuse or Signal.Doubt:
                _isRefused = true;
                _stand = _stand.Kind == ReactionKind.Want ? default : _stand;
                break;
            case Signal.Sigh:
                _isSighed = true;
                break;
            case Signal.Far:
                Object(ReactionKind.TooFar, at);
                break;
            case Signal.PayLow:
                Object(ReactionKind.PayLow, at);
                break;
            case Signal.Hours:
                Object(ReactionKind.Hours, at);
                break;
        }
    }

    /// <summary>八小时就去; 要是八小时，我去: what is missing was named here, or just before.</summary>
    private bool IsUnderCondition(Thought thought, int at) => _lastHint.Kind is not null
        && (_isIf
            || (thought.IsThen && _lastHint.Thought == at)
            || (thought.BeginsThen && _lastHint.Thought == at - 1));

    private void Object(ReactionKind kind, int at)
    {
        if (_stand.Kind is null or ReactionKind.Want)
        {
            _stand = new Stand(kind, at);
        }
    }
}
