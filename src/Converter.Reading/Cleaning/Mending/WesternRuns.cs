namespace Converter.Reading.Cleaning.Mending;

/// <summary>Walks a text from start to end and tells which places lie in an address of the web or of e-mail, where nothing may be altered.</summary>
internal ref struct WesternRuns(ReadOnlySpan<char> text)
{
    private const string Edges = ",;:?!()\"'.<>[]";

    private readonly ReadOnlySpan<char> _text = text;
    private int _runEnd;
    private int _addressStart;
    private int _addressEnd;

    /// <summary>Whether a place lies in an address; places are asked for in rising order.</summary>
    public bool Protects(int index)
    {
        if (index >= _runEnd)
        {
            FindRun(index);
        }

        return index >= _addressStart && index < _addressEnd;
    }

    private static bool IsAddress(ReadOnlySpan<char> run)
    {
        int at = run.IndexOf('@');
        return run.IndexOf("://", StringComparison.Ordinal) > 0
            || run.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (at > 0 && run[at..].IndexOf('.') > 1);
    }

    private void FindRun(int start)
    {
        int end = start;
        while (end < _text.Length && _text[end] is > ' ' and < '\u007F')
        {
            end++;
        }

        if (end == start)
        {
            int next = _text[start..].IndexOfAnyInRange('!', '~');
            _runEnd = next < 0 ? _text.Length : start + next;
            _addressStart = 0;
            _addressEnd = 0;
            return;
        }

        _runEnd = end;
        ReadOnlySpan<char> run = _text[start..end];
        int leading = run.Length - run.TrimStart(Edges).Length;
        ReadOnlySpan<char> core = run.Trim(Edges);
        bool address = IsAddress(core);
        _addressStart = address ? start + leading : 0;
        _addressEnd = address ? start + leading + core.Length : 0;
    }
}
