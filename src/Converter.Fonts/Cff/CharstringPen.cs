using System.Buffers.Binary;

namespace Converter.Fonts.Cff;

/// <summary>
/// Follows a flattened charstring – one without subroutines, hints and arithmetic – to see where its pen goes. Lengths are fixed-point,
/// 16 bits behind the point.
/// </summary>
internal sealed class CharstringPen
{
    private readonly List<int> _arguments = [];

    /// <summary>Where the pen is.</summary>
    public long X { get; private set; }

    /// <summary>Where the pen is.</summary>
    public long Y { get; private set; }

    /// <summary>The highest point of the outline and of the control points of its curves; 0 where all are lower.</summary>
    public long Top { get; private set; }

    /// <summary>Follows a charstring from the origin to its end.</summary>
    public void Follow(ReadOnlySpan<byte> code)
    {
        int at = 0;
        while (at < code.Length)
        {
            byte first = code[at++];
            if (first >= 32 || first == 28)
            {
                _arguments.Add(NumberAt(code, first, ref at));
                continue;
            }

            Move(first == 12 ? 1200 + code[at++] : first);
            _arguments.Clear();
        }
    }

    private static int NumberAt(ReadOnlySpan<byte> code, byte first, ref int at)
    {
        switch (first)
        {
            case 28:
                at += 2;
                return BinaryPrimitives.ReadInt16BigEndian(code[(at - 2)..]) << 16;
            case <= 246:
                return (first - 139) << 16;
            case <= 250:
                return (((first - 247) << 8) + code[at++] + 108) << 16;
            case <= 254:
                return -((((first - 251) << 8) + code[at++] + 108) << 16);
            default:
                at += 4;
                return BinaryPrimitives.ReadInt32BigEndian(code[(at - 4)..]);
        }
    }

    /// <summary>Operators are those of Adobe technical note 5177, section 4.1; 1200 stands for the escape.</summary>
    private void Move(int code)
    {
        int count = _arguments.Count;
        switch (code)
        {
            case 4:
                By(0, Argument(count - 1));
                break;
            case 22:
                By(Argument(count - 1), 0);
                break;
            case 21:
                By(Argument(count - 2), Argument(count - 1));
                break;
            case 5 or 8 or 24 or 25:
                Pairs(0, count);
                break;
            case 6 or 7:
                Alternate(isHorizontal: code == 6);
                break;
            case 26 or 27:
                Parallel(isVertical: code == 26);
                break;
            case 30 or 31:
                AlternateCurves(isHorizontal: code == 31);
                break;
            case >= 1234 and <= 1237:
                Flex(code);
                break;
        }
    }

    private int Argument(int index) => (uint)index < (uint)_arguments.Count ? _arguments[index] : 0;

    private void By(int dx, int dy)
    {
        X += dx;
        Y += dy;
        Top = Math.Max(Top, Y);
    }

    private void Pairs(int from, int to)
    {
        for (int i = from; i < to; i += 2)
        {
            By(Argument(i), Argument(i + 1));
        }
    }

    private void Alternate(bool isHorizontal)
    {
        foreach (int length in _arguments)
        {
            By(isHorizontal ? length : 0, isHorizontal ? 0 : length);
            isHorizontal = !isHorizontal;
        }
    }

    private void Parallel(bool isVertical)
    {
        int first = _arguments.Count % 4;
        int across = first == 0 ? 0 : Argument(0);
        for (int i = first; i < _arguments.Count; i += 4)
        {
            By(isVertical ? across : Argument(i), isVertical ? Argument(i) : across);
            By(Argument(i + 1), Argument(i + 2));
            By(isVertical ? 0 : Argument(i + 3), isVertical ? Argument(i + 3) : 0);
            across = 0;
        }
    }

    private void AlternateCurves(bool isHorizontal)
    {
        for (int i = 0; i + 4 <= _arguments.Count; i += 4)
        {
            int last = _arguments.Count - i == 5 ? Argument(i + 4) : 0;
            By(isHorizontal ? Argument(i) : 0, isHorizontal ? 0 : Argument(i));
            By(Argument(i + 1), Argument(i + 2));
            By(isHorizontal ? last : Argument(i + 3), isHorizontal ? Argument(i + 3) : last);
            isHorizontal = !isHorizontal;
        }
    }

    private void Flex(int code)
    {
        (long startX, long startY) = (X, Y);
        switch (code)
        {
            case 1234:
                By(Argument(0), 0);
                By(Argument(1), Argument(2));
                By(Argument(3), 0);
                By(Argument(4), 0);
                By(Argument(5), -Argument(2));
                By(Argument(6), 0);
                break;
            case 1235:
                Pairs(0, 12);
                break;
            case 1236:
                Pairs(0, 4);
                By(Argument(4), 0);
                By(Argument(5), 0);
                Pairs(6, 8);
                By(Argument(8), (int)(startY - Y));
                break;
            default:
                Pairs(0, 10);
                bool isWide = Math.Abs(X - startX) > Math.Abs(Y - startY);
                By(isWide ? Argument(10) : (int)(startX - X), isWide ? (int)(startY - Y) : Argument(10));
                break;
        }
    }
}
