namespace Converter.Fonts.Cff;

/// <summary>
/// A stretch of a charstring that can be copied as it stands: operators one behind the other whose arguments all stand before them.
/// </summary>
internal struct RawStretch
{
    private int _from;
    private int _to;

    /// <summary>Number of arguments read since the last operator.</summary>
    public int Arguments { get; set; }

    /// <summary>Takes the operator that ends here, with its arguments.</summary>
    public void Take(int at)
    {
        _to = at;
        Arguments = 0;
    }

    /// <summary>Writes what was taken.</summary>
    public void Flush(ReadOnlySpan<byte> code, CharstringWriter output)
    {
        // Where nothing was taken, the place may lie behind the end of a broken charstring.
        if (_to > _from)
        {
            output.Bytes(code[_from.._to]);
            _from = _to;
        }
    }

    /// <summary>Begins a new stretch, whose first argument is the next number.</summary>
    public void Begin(int at) => (_from, _to, Arguments) = (at, at, 0);
}
