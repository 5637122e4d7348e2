namespace LiveFair.Live.Comments;

/// <summary>How the digits of what may be a telephone number are grouped.</summary>
internal record struct PhoneShape(int First)
{
    private bool _hasBoundaryAt3;
    private bool _hasBoundaryAt7;
    private bool _hasList;
    private bool _hasWords;
    private int _points;
    private bool _isSingle = true;
    private bool _notRound;
    private int _groups;
    private int _length;

    /// <summary>Every group is a round number of two digits or more.</summary>
    public readonly bool IsRound => !_notRound;

    /// <summary>Nothing of a list, as commas, is in between.</summary>
    public readonly bool IsTight => !_hasList;

    /// <summary>
    /// Three, four, four, as numbers are told; each part perhaps in parts. Or digit by digit, and no prices (1.5 2.8).
    /// </summary>
    public readonly bool IsUsual => _isSingle
        ? _points == 0 || _points == _groups - 1
        : (_hasBoundaryAt3 && (_hasBoundaryAt7 || _groups == 2)) || (_hasBoundaryAt7 && _groups == 2);

    /// <summary>
    /// Whether eleven digits grouped otherwise are rather one number than several: with the same sign between all, told
    /// in words, or behind three digits without the comma of a list.
    /// </summary>
    public readonly bool MayBePhone(bool sameGaps) => sameGaps || _hasWords || (First == 3 && !_hasList);

    /// <summary>Takes in the next group.</summary>
    public void Add(int size, NumberGap gap, bool isRound)
    {
        _groups++;
        _length += size;
        _hasBoundaryAt3 |= _length == 3;
        _hasBoundaryAt7 |= _length == 7;
        _hasList |= gap == NumberGap.List;
        _points += gap == NumberGap.Point ? 1 : 0;
        _hasWords |= gap == NumberGap.Connected;
        _isSingle &= size == 1;
        _notRound |= !isRound;
    }
}
