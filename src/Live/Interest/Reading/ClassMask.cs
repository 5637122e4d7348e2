using System.Runtime.Intrinsics;

namespace LiveFair.Live.Interest.Reading;

/// <summary>Classes of words, some of which share a bit: tells at once that two sets have nothing in common.</summary>
/// <param name="Bits">A bit for each class, by the last eight bits of its number.</param>
internal readonly record struct ClassMask(Vector256<ulong> Bits)
{
    /// <summary>The same with one more.</summary>
    public ClassMask With(int number)
    {
        var part = (number & 0xFF) >> 6;
        return new ClassMask(Bits.WithElement(part, Bits[part] | (1UL << (number & 63))));
    }

    /// <summary>Whether they may have one in common; false is sure.</summary>
    public bool MayMeet(ClassMask other) => (Bits & other.Bits) != Vector256<ulong>.Zero;
}
