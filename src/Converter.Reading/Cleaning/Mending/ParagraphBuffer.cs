using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>
/// One paragraph while it is mended: a cell for each of its source characters, holding what stands there now. Because an edit never
/// forgets the character it began with, the account of changes and the map back to the source fall out at the end.
/// </summary>
internal sealed class ParagraphBuffer
{
    private const char Deleted = '\0';

    private char[] _now = new char[256];
    private int[] _source = new int[256];
    private MendingRule[] _rule = new MendingRule[256];
    private int[] _live = new int[256];
    private char[] _view = new char[256];
    private int _count;
    private int _liveCount;
    private bool _edited;
    private readonly MappedText.Builder _text = new();
    private readonly Dictionary<int, char> _seconds = [];
    private readonly Dictionary<char, string> _single = [];

    /// <summary>The text as it stood when <see cref="Refresh"/> was last called.</summary>
    public ReadOnlySpan<char> View => _view.AsSpan(0, _liveCount);

    /// <summary>Number of edits since the paragraph was begun.</summary>
    public int Edits { get; private set; }

    /// <summary>Begins a paragraph.</summary>
    public void Clear()
    {
        _count = 0;
        _liveCount = 0;
        Edits = 0;
        _edited = false;
        _seconds.Clear();
    }

    /// <summary>Adds a stretch of the source behind what is there.</summary>
    public void Add(SourceText source, SourceSpan span)
    {
        Grow(_count + span.Length);
        source.Text.AsSpan(span.Start, span.Length).CopyTo(_now.AsSpan(_count));
        for (int index = 0; index < span.Length; index++)
        {
            _source[_count + index] = span.Start + index;
        }

        Array.Clear(_rule, _count, span.Length);
        _count += span.Length;
    }

    /// <summary>Adds the break between two lines that belong together: it goes, or becomes one space.</summary>
    public void AddBreak(SourceSpan span, bool space)
    {
        Grow(_count + span.Length);
        for (int index = 0; index < span.Length; index++)
        {
            _now[_count] = index == 0 && space ? ' ' : Deleted;
            _source[_count] = span.Start + index;
            _rule[_count] = MendingRule.LinesRejoined;
            _count++;
        }

        Edits++;
    }

    /// <summary>Takes a stretch out of the line that was added last, as far as it lies in it.</summary>
    /// <param name="span">The stretch, in the source.</param>
    /// <param name="line">The line, in the source.</param>
    /// <param name="rule">The rule.</param>
    public void TakeOut(SourceSpan span, SourceSpan line, MendingRule rule)
    {
        int first = _count - line.Length - line.Start;
        for (int offset = Math.Max(span.Start, line.Start); offset < Math.Min(span.End, line.End); offset++)
        {
            _now[first + offset] = Deleted;
            _rule[first + offset] = rule;
            Edits++;
        }
    }

    /// <summary>Brings <see cref="View"/> up to date with the edits; indexes handed to the edits are indexes of the view.</summary>
    public void Refresh()
    {
        if (_liveCount > 0 && !_edited)
        {
            return;
        }

        _liveCount = 0;
        for (int cell = 0; cell < _count; cell++)
        {
            if (_now[cell] != Deleted || _rule[cell] == MendingRule.None)
            {
                _live[_liveCount] = cell;
                _view[_liveCount++] = _now[cell];
            }
        }

        _edited = false;
    }

    /// <summary>Takes a character out.</summary>
    public void Delete(int index, MendingRule rule) => Replace(index, Deleted, rule);

    /// <summary>Takes characters out.</summary>
    public void Delete(int index, int length, MendingRule rule)
    {
        for (int at = index; at < index + length; at++)
        {
            Delete(at, rule);
        }
    }

    /// <summary>Puts another character in the place of one.</summary>
    public void Replace(int index, char character, MendingRule rule)
    {
        int cell = _live[index];
        _now[cell] = character;

        // What was edited before keeps the rule that began it: &nbsp; that became a space and went is still an entity.
        _rule[cell] = _rule[cell] == MendingRule.None ? rule : _rule[cell];
        _edited = true;
        Edits++;
        _seconds.Remove(cell);
    }

    /// <summary>Puts two characters in the place of one.</summary>
    public void Replace(int index, char first, char second, MendingRule rule)
    {
        Replace(index, first, rule);
        _seconds[_live[index]] = second;
    }

    /// <summary>The text with its map, as it stands now.</summary>
    /// <param name="source">The decoded original.</param>
    /// <param name="parts">The lines of the paragraph, in order; each receives the index in the text of its first character.</param>
    public MappedText ToMappedText(SourceText source, Span<BlockLine> parts)
    {
        _text.Clear();
        int part = 0;
        int cell = 0;
        while (cell < _count)
        {
            while (part < parts.Length && _source[cell] >= source.LineStart(parts[part].Number))
            {
                parts[part] = parts[part] with { At = _text.Length };
                part++;
            }

            int end = EndOfRun(cell);
            if (_rule[cell] == MendingRule.None)
            {
                _text.Append(_now.AsSpan(cell, end - cell), _source[cell]);
            }
            else if (_now[cell] != Deleted)
            {
                _text.Append(_now[cell], _source[cell]);
                if (_seconds.TryGetValue(cell, out char second))
                {
                    _text.Append(second, _source[cell]);
                }
            }

            cell = end;
        }

        return _text.ToMappedText();
    }

    // A run of untouched characters ends at the first edit; an edited character is a run of its own. Lines are parted by an edit, the break.
    private int EndOfRun(int cell)
    {
        int end = cell + 1;
        while (_rule[cell] == MendingRule.None && end < _count && _rule[end] == MendingRule.None)
        {
            end++;
        }

        return end;
    }

    /// <summary>Writes down every change that was made.</summary>
    public void Report(SourceText source, ImmutableArray<TextChange>.Builder changes)
    {
        int cell = 0;
        while (cell < _count)
        {
            int end = cell + 1;
            if (_rule[cell] != MendingRule.None)
            {
                while (end < _count && _rule[end] == _rule[cell] && _source[end] == _source[end - 1] + 1)
                {
                    end++;
                }

                changes.Add(ChangeOf(source, cell, end));
            }

            cell = end;
        }
    }

    private TextChange ChangeOf(SourceText source, int from, int to)
    {
        SourceSpan span = new(_source[from], to - from);
        Span<char> after = to - from <= 64 ? stackalloc char[2 * (to - from)] : new char[2 * (to - from)];
        int length = 0;
        for (int cell = from; cell < to; cell++)
        {
            if (_now[cell] != Deleted)
            {
                after[length++] = _now[cell];
                if (_seconds.TryGetValue(cell, out char second))
                {
                    after[length++] = second;
                }
            }
        }

        return new TextChange(
            span, StringOf(source.Text.AsSpan(span.Start, span.Length)), StringOf(after[..length]), MendingRules.Id(_rule[from]));
    }

    // Most changes are of one character into another, and the characters are few.
    private string StringOf(ReadOnlySpan<char> text)
    {
        if (text.Length != 1)
        {
            return text.ToString();
        }

        if (!_single.TryGetValue(text[0], out string? single))
        {
            single = text.ToString();
            _single.Add(text[0], single);
        }

        return single;
    }

    private void Grow(int size)
    {
        if (size > _now.Length)
        {
            int capacity = Math.Max(size, _now.Length * 2);
            Array.Resize(ref _now, capacity);
            Array.Resize(ref _source, capacity);
            Array.Resize(ref _rule, capacity);
            Array.Resize(ref _live, capacity);
            Array.Resize(ref _view, capacity);
        }
    }
}
