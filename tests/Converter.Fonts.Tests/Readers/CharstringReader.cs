using System.Globalization;
using System.Text;
using static Converter.Fonts.Tests.Readers.BigEndian;

namespace Converter.Fonts.Tests.Readers;

/// <summary>Draws a Type 2 charstring and writes down the points it goes through.</summary>
internal sealed class CharstringReader
{
    private readonly CffReader _font;
    private readonly int _dict;
    private readonly List<double> _stack = [];
    private readonly StringBuilder _outline = new();
    private double _x;
    private double _y;
    private int _stems;
    private bool _isFirst = true;
    private bool _isEnded;

    public CharstringReader(CffReader font, int glyph)
    {
        _font = font;
        _dict = font.DictOf(glyph);
        Run(font.Charstrings[glyph]);
        Assert.True(_isEnded);
    }

    /// <summary>The width, if the charstring has one, less the nominal width.</summary>
    public double? Width { get; private set; }

    /// <summary>Moves (M), lines (L) and curves (C) with absolute points.</summary>
    public string Outline => _outline.ToString();

    private void Run(byte[] code)
    {
        for (int at = 0; at < code.Length && !_isEnded;)
        {
            int first = code[at++];
            if (first == 28)
            {
                _stack.Add(I16(code, at));
                at += 2;
            }
            else if (first == 255)
            {
                _stack.Add(I32(code, at) / 65536.0);
                at += 4;
            }
            else if (first >= 247)
            {
                int high = first <= 250 ? first - 247 : first - 251;
                int value = (high * 256) + code[at++] + 108;
                _stack.Add(first <= 250 ? value : -value);
            }
            else if (first >= 32)
            {
                _stack.Add(first - 139);
            }
            else if (first == 11)
            {
                return;
            }
            else if (first is 10 or 29)
            {
                List<byte[]> subroutines = first == 10 ? _font.LocalSubroutines[_dict] : _font.GlobalSubroutines;
                int bias = subroutines.Count < 1240 ? 107 : subroutines.Count < 33900 ? 1131 : 32768;
                int number = (int)_stack[^1] + bias;
                _stack.RemoveAt(_stack.Count - 1);
                Run(subroutines[number]);
            }
            else
            {
                Operator(first == 12 ? 1200 + code[at++] : first, ref at);
            }
        }
    }

    private void Operator(int name, ref int at)
    {
        if (name == 1212)
        {
            double quotient = _stack[^2] / _stack[^1];
            _stack.RemoveRange(_stack.Count - 2, 2);
            _stack.Add(quotient);
            return;
        }

        if (name is 1 or 3 or 18 or 23 or 19 or 20)
        {
            TakeWidth(_stack.Count % 2 == 1);
            _stems += _stack.Count / 2;
            at += name is 19 or 20 ? (_stems + 7) / 8 : 0;
        }
        else if (name is 4 or 21 or 22)
        {
            TakeWidth(_stack.Count > (name == 21 ? 2 : 1));
            Point('M', name == 4 ? 0 : _stack[0], name == 4 ? _stack[0] : name == 22 ? 0 : _stack[1]);
        }
        else if (name == 14)
        {
            TakeWidth(_stack.Count > 0);
            _isEnded = true;
        }
        else
        {
            Draw(name, [.. _stack]);
        }

        _isFirst = false;
        _stack.Clear();
    }

    private void TakeWidth(bool hasWidth)
    {
        if (_isFirst && hasWidth)
        {
            Width = _stack[0];
            _stack.RemoveAt(0);
        }

        _isFirst = false;
    }

    private void Draw(int name, double[] a)
    {
        switch (name)
        {
            case 5:
                Lines(a);
                break;
            case 6 or 7:
                for (int i = 0; i < a.Length; i++)
                {
                    bool isHorizontal = (i % 2 == 0) == (name == 6);
                    Point('L', isHorizontal ? a[i] : 0, isHorizontal ? 0 : a[i]);
                }

                break;
            case 8:
                Curves(a);
                break;
            case 24:
                Curves(a[..^2]);
                Lines(a[^2..]);
                break;
            case 25:
                Lines(a[..^6]);
                Curves(a[^6..]);
                break;
            case 26 or 27:
                ParallelCurves(a, isVertical: name == 26);
                break;
            case 30 or 31:
                AlternatingCurves(a, startsHorizontal: name == 31);
                break;
            case 1234:
                Curve(a[0], 0, a[1], a[2], a[3], 0);
                Curve(a[4], 0, a[5], -a[2], a[6], 0);
                break;
            case 1235:
                Curves(a[..12]);
                break;
            case 1236:
                Curve(a[0], a[1], a[2], a[3], a[4], 0);
                Curve(a[5], 0, a[6], a[7], a[8], -(a[1] + a[3] + a[7]));
                break;
            case 1237:
                double dx = a[0] + a[2] + a[4] + a[6] + a[8];
                double dy = a[1] + a[3] + a[5] + a[7] + a[9];
                bool isWide = Math.Abs(dx) > Math.Abs(dy);
                Curves(a[..6]);
                Curve(a[6], a[7], a[8], a[9], isWide ? a[10] : -dx, isWide ? -dy : a[10]);
                break;
            default:
                Assert.Fail($"unknown operator {name}");
                break;
        }
    }

    private void Lines(double[] a)
    {
        for (int i = 0; i < a.Length; i += 2)
        {
            Point('L', a[i], a[i + 1]);
        }
    }

    private void Curves(double[] a)
    {
        for (int i = 0; i < a.Length; i += 6)
        {
            Curve(a[i], a[i + 1], a[i + 2], a[i + 3], a[i + 4], a[i + 5]);
        }
    }

    private void ParallelCurves(double[] a, bool isVertical)
    {
        double across = a.Length % 4 == 1 ? a[0] : 0;
        for (int i = a.Length % 4; i < a.Length; i += 4)
        {
            Curve(isVertical ? across : a[i], isVertical ? a[i] : across, a[i + 1], a[i + 2], isVertical ? 0 : a[i + 3], isVertical ? a[i + 3] : 0);
            across = 0;
        }
    }

    private void AlternatingCurves(double[] a, bool startsHorizontal)
    {
        bool isHorizontal = startsHorizontal;
        for (int i = 0; i + 4 <= a.Length; i += 4)
        {
            double last = a.Length - i == 5 ? a[i + 4] : 0;
            Curve(isHorizontal ? a[i] : 0, isHorizontal ? 0 : a[i], a[i + 1], a[i + 2], isHorizontal ? last : a[i + 3], isHorizontal ? a[i + 3] : last);
            isHorizontal = !isHorizontal;
        }
    }

    private void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
    {
        Point('C', dx1, dy1);
        Point(' ', dx2, dy2);
        Point(' ', dx3, dy3);
    }

    private void Point(char kind, double dx, double dy)
    {
        _x += dx;
        _y += dy;
        _outline.Append(CultureInfo.InvariantCulture, $"{kind}{_x:0.####},{_y:0.####}");
    }
}
