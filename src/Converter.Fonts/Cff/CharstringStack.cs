namespace Converter.Fonts.Cff;

/// <summary>
/// The argument stack of a charstring. Numbers are fixed-point, 16 bits before and 16 behind the point, which holds every number a
/// charstring can write. Faults are counted instead of thrown, since one broken glyph must not cost the others.
/// </summary>
internal sealed class CharstringStack
{
    // The format allows 48; some makers of fonts go further.
    private const int Capacity = 192;

    private readonly int[] _values = new int[Capacity];

    /// <summary>Number of values on the stack.</summary>
    public int Count { get; private set; }

    /// <summary>Whether more was pushed than fits, or more taken than was there, since the last <see cref="Reset"/>.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The values, the bottom first.</summary>
    public Span<int> Values => _values.AsSpan(0, Count);

    /// <summary>Puts a value on top.</summary>
    public void Push(int value)
    {
        if (Count == Capacity)
        {
            IsDamaged = true;
            return;
        }

        _values[Count++] = value;
    }

    /// <summary>Takes the top value; 0 where there is none.</summary>
    public int Pop()
    {
        if (Count == 0)
        {
            IsDamaged = true;
            return 0;
        }

        return _values[--Count];
    }

    /// <summary>Takes the bottom value, which must be there.</summary>
    public int TakeBottom()
    {
        int bottom = _values[0];
        Count--;
        Array.Copy(_values, 1, _values, 0, Count);
        return bottom;
    }

    /// <summary>Forgets the values.</summary>
    public void Clear() => Count = 0;

    /// <summary>Forgets the values and the damage.</summary>
    public void Reset() => (Count, IsDamaged) = (0, false);

    /// <summary>Notes that an operator could not be carried out.</summary>
    public void Damage() => IsDamaged = true;
}
