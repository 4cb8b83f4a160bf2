using System.Buffers.Binary;

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

    /// <summary>
    /// A stretch of a charstring that can be copied as it stands: operators one behind the other whose arguments all stand before them.
    /// </summary>
    private struct RawStretch
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

        Emit(14);
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
        Emit(21);
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
            byte first = code[at];
            if (++_steps > MostSteps || (IsNumber(first) && !TryPushNumber(code, ref at)))
            {
                return Outcome.Damaged;
            }

            if (IsNumber(first))
            {
                raw.Arguments++;
                continue;
            }

            at++;
            if (first == 11)
            {
                break;
            }

            if (IsDrawing(first) && raw.Arguments == _stack.Count)
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

    private static bool IsNumber(byte first) => first >= 32 || first == 28;

    /// <summary>Lines and curves but flex: what hints and widths have no part in.</summary>
    private static bool IsDrawing(byte code) => code is (>= 5 and <= 8) or (>= 24 and <= 27) or 30 or 31;

    private bool TryPushNumber(ReadOnlySpan<byte> code, ref int at)
    {
        byte first = code[at];
        if (first is >= 32 and <= 246)
        {
            _stack.Push((first - 139) << 16);
            at++;
            return true;
        }

        int length = first switch { 28 => 3, <= 254 => 2, _ => 5 };
        if (at + length > code.Length)
        {
            return false;
        }

        _stack.Push(first switch
        {
            28 => BinaryPrimitives.ReadInt16BigEndian(code[(at + 1)..]) << 16,
            <= 250 => (((first - 247) << 8) + code[at + 1] + 108) << 16,
            <= 254 => -((((first - 251) << 8) + code[at + 1] + 108) << 16),
            _ => BinaryPrimitives.ReadInt32BigEndian(code[(at + 1)..]),
        });
        at += length;
        return true;
    }

    private Outcome Execute(byte code, ReadOnlySpan<byte> charstring, ref int at, int nesting)
    {
        switch (code)
        {
            case 1 or 3 or 18 or 23:
                TakeStems();
                return Outcome.Returned;
            case 19 or 20:
                TakeStems();
                at += (_stems + 7) / 8;
                return at <= charstring.Length ? Outcome.Returned : Outcome.Damaged;
            case 10:
                return Call(_localSubroutines, nesting);
            case 29:
                return Call(font.Subroutines, nesting);
            case 4 or 21 or 22:
                SettleWidth(_stack.Count > (code == 21 ? 2 : 1));
                Emit(code);
                return Outcome.Returned;
            case 12:
                return at < charstring.Length ? ExecuteEscape(charstring[at++]) : Outcome.Damaged;
            case 14:
                return End();
            default:
                if (!IsDrawing(code))
                {
                    return Outcome.Damaged;
                }

                Emit(code);
                return Outcome.Returned;
        }
    }

    private Outcome ExecuteEscape(byte code)
    {
        // 34 … 37 are the four forms of flex.
        if (code is >= 34 and <= 37)
        {
            EmitArguments();
            _output.Operator(12);
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
