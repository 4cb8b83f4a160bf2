namespace Converter.Fonts.Cff;

/// <summary>
/// Rewrites the charstring of a glyph without subroutine calls, hints and arithmetic (Adobe technical note 5177): what is left draws
/// the same outline and depends on nothing else in the font but the widths of its Private DICT.
/// </summary>
internal sealed class CharstringFlattener(CffFont font)
{
    private const int MostSteps = 400_000;
    private const int MostNesting = 10;

    private readonly CharstringStack _stack = new();
    private readonly CharstringArithmetic _arithmetic = new();
    private readonly CharstringWriter _output = new();
    private CffIndex _localSubroutines;
    private int _steps;
    private int _stems;
    private bool _isWidthSettled;
    private bool _isPart;
    private int? _width;

    private enum Outcome
    {
        Returned,
        Ended,
        Accented,
        Damaged,
    }

    /// <summary>Rewrites a glyph.</summary>
    /// <param name="glyph">Glyph index.</param>
    /// <param name="charstring">The new charstring, valid until the next call.</param>
    /// <returns>Whether the glyph could be read.</returns>
    public bool TryFlatten(int glyph, out ReadOnlySpan<byte> charstring)
    {
        charstring = default;
        if (!font.Glyphs.TryGet(glyph, out ReadOnlySpan<byte> code))
        {
            return false;
        }

        _output.Clear();
        _width = null;
        Outcome outcome = Draw(glyph, code, isPart: false);
        if (outcome == Outcome.Accented)
        {
            outcome = DrawAccented();
        }

        if (outcome == Outcome.Damaged)
        {
            return false;
        }

        Emit(CharstringOperator.EndChar);
        charstring = _output.Written;
        return true;
    }

    /// <summary>Writes what a charstring draws, without its end.</summary>
    /// <param name="glyph">Glyph index.</param>
    /// <param name="code">Its charstring.</param>
    /// <param name="isPart">Whether it is part of an accented character, so that its width does not count.</param>
    private Outcome Draw(int glyph, ReadOnlySpan<byte> code, bool isPart)
    {
        _stack.Reset();
        _arithmetic.Reset();
        _localSubroutines = font.Dicts[font.DictOf(glyph)].Subroutines;
        (_steps, _stems, _isWidthSettled, _isPart) = (0, 0, false, isPart);
        Outcome outcome = Run(code, 0);
        if (outcome != Outcome.Accented)
        {
            _stack.Clear();
        }

        return _stack.IsDamaged ? Outcome.Damaged : outcome;
    }

    /// <summary>An accented character is a letter, then an accent with its origin at a place (Adobe technical note 5177, appendix C).</summary>
    private Outcome DrawAccented()
    {
        ReadOnlySpan<int> arguments = _stack.Values;
        (int x, int y, int letterCode, int accentCode) = (arguments[0], arguments[1], arguments[2] >> 16, arguments[3] >> 16);
        (int letter, int accent) = (font.GlyphOfStandardCode(letterCode), font.GlyphOfStandardCode(accentCode));
        if (letter == 0 || accent == 0 || !font.Glyphs.TryGet(letter, out ReadOnlySpan<byte> code)
            || Draw(letter, code, isPart: true) is Outcome.Damaged or Outcome.Accented)
        {
            return Outcome.Damaged;
        }

        CharstringPen pen = new();
        pen.Follow(_output.Written);
        _stack.Push((int)(x - pen.X));
        _stack.Push((int)(y - pen.Y));
        Emit(CharstringOperator.RMoveTo);
        bool isWhole = font.Glyphs.TryGet(accent, out code) && Draw(accent, code, isPart: true) is Outcome.Ended or Outcome.Returned;
        return isWhole ? Outcome.Ended : Outcome.Damaged;
    }

    private Outcome Run(ReadOnlySpan<byte> code, int nesting)
    {
        RawStretch raw = default;
        int at = 0;
        Outcome outcome = Outcome.Returned;
        while (at < code.Length && outcome == Outcome.Returned)
        {
            if (++_steps > MostSteps)
            {
                return Outcome.Damaged;
            }

            byte first = code[at];
            if (CharstringNumber.Begins(first))
            {
                if (!CharstringNumber.TryRead(code, ref at, out int value))
                {
                    return Outcome.Damaged;
                }

                _stack.Push(value);
                raw.Arguments++;
                continue;
            }

            at++;
            if (first == CharstringOperator.Return)
            {
                break;
            }

            if (CharstringOperator.IsDrawing(first) && raw.Arguments == _stack.Count)
            {
                raw.Take(at);
                _stack.Clear();
                continue;
            }

            raw.Flush(code, _output);
            outcome = Execute(first, code, ref at, nesting);
            raw.Begin(at);
        }

        raw.Flush(code, _output);
        return outcome;
    }

    private Outcome Execute(byte code, ReadOnlySpan<byte> charstring, ref int at, int nesting)
    {
        switch (code)
        {
            case CharstringOperator.HStem or CharstringOperator.VStem or CharstringOperator.HStemHM or CharstringOperator.VStemHM:
                TakeStems();
                return Outcome.Returned;
            case CharstringOperator.HintMask or CharstringOperator.CntrMask:
                TakeStems();
                at += (_stems + 7) / 8;
                return at <= charstring.Length ? Outcome.Returned : Outcome.Damaged;
            case CharstringOperator.CallSubr:
                return Call(_localSubroutines, nesting);
            case CharstringOperator.CallGSubr:
                return Call(font.Subroutines, nesting);
            case CharstringOperator.VMoveTo or CharstringOperator.RMoveTo or CharstringOperator.HMoveTo:
                SettleWidth(_stack.Count > (code == CharstringOperator.RMoveTo ? 2 : 1));
                Emit(code);
                return Outcome.Returned;
            case CharstringOperator.Escape:
                return at < charstring.Length ? ExecuteEscape(charstring[at++]) : Outcome.Damaged;
            case CharstringOperator.EndChar:
                return End();
            default:
                if (!CharstringOperator.IsDrawing(code))
                {
                    return Outcome.Damaged;
                }

                Emit(code);
                return Outcome.Returned;
        }
    }

    private Outcome ExecuteEscape(byte code)
    {
        if (CharstringOperator.IsFlex(code))
        {
            EmitArguments();
            _output.Operator(CharstringOperator.Escape);
            _output.Operator(code);
            return Outcome.Returned;
        }

        return _arithmetic.TryExecute(code, _stack) ? Outcome.Returned : Outcome.Damaged;
    }

    private Outcome Call(CffIndex subroutines, int nesting)
    {
        int bias = subroutines.Count switch { < 1240 => 107, < 33900 => 1131, _ => 32768 };
        int number = (_stack.Pop() >> 16) + bias;
        return nesting < MostNesting && subroutines.TryGet(number, out ReadOnlySpan<byte> code) ? Run(code, nesting + 1) : Outcome.Damaged;
    }

    /// <summary>Stem hints come in pairs; an odd number of arguments has the width before them.</summary>
    private void TakeStems()
    {
        SettleWidth(_stack.Count % 2 != 0);
        _stems += _stack.Count / 2;
        _stack.Clear();
    }

    private Outcome End()
    {
        SettleWidth(_stack.Count is 1 or 5);
        return _stack.Count >= 4 ? Outcome.Accented : Outcome.Ended;
    }

    /// <summary>The first operator that clears the stack may have the width as its first argument; it is kept for the first one written.</summary>
    private void SettleWidth(bool hasWidth)
    {
        if (!_isWidthSettled && hasWidth)
        {
            int width = _stack.TakeBottom();
            _width = _isPart ? _width : width;
        }

        _isWidthSettled = true;
    }

    private void Emit(byte code)
    {
        EmitArguments();
        _output.Operator(code);
    }

    private void EmitArguments()
    {
        if (_width is int width)
        {
            _output.Number(width);
            _width = null;
        }

        foreach (int value in _stack.Values)
        {
            _output.Number(value);
        }

        _stack.Clear();
    }
}
