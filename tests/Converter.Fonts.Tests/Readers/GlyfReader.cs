using System.Globalization;
using System.Text;
using static Converter.Fonts.Tests.Readers.BigEndian;

namespace Converter.Fonts.Tests.Readers;

/// <summary>A TrueType font read by the letter of its specification, to check what the subsetter writes.</summary>
internal sealed class GlyfReader(byte[] file)
{
    private readonly byte[] _glyf = Table(file, "glyf");
    private readonly byte[] _loca = Table(file, "loca");
    private readonly byte[] _hmtx = Table(file, "hmtx");
    private readonly int _metricCount = U16(Table(file, "hhea"), 34);
    private readonly bool _hasLongOffsets = U16(Table(file, "head"), 50) != 0;

    /// <summary>Number of glyphs by <c>maxp</c>.</summary>
    public int Count { get; } = U16(Table(file, "maxp"), 4);

    /// <summary>Advance width and left side bearing.</summary>
    public (int Advance, int Bearing) MetricsOf(int glyph) => glyph < _metricCount
        ? (U16(_hmtx, 4 * glyph), I16(_hmtx, (4 * glyph) + 2))
        : (U16(_hmtx, 4 * (_metricCount - 1)), I16(_hmtx, (4 * _metricCount) + (2 * (glyph - _metricCount))));

    /// <summary>The contours with their points; a composite is written as its components, each in its own words.</summary>
    public string OutlineOf(int glyph)
    {
        int start = Offset(glyph);
        if (start == Offset(glyph + 1))
        {
            return "";
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"box {I16(_glyf, start + 2)} {I16(_glyf, start + 4)} {I16(_glyf, start + 6)} {I16(_glyf, start + 8)}\n");
        int contours = I16(_glyf, start);
        if (contours >= 0)
        {
            Simple(start + 10, contours, text);
        }
        else
        {
            Composite(start + 10, text);
        }

        return text.ToString();
    }

    private int Offset(int glyph) => _hasLongOffsets ? I32(_loca, 4 * glyph) : 2 * U16(_loca, 2 * glyph);

    private void Simple(int at, int contours, StringBuilder text)
    {
        List<int> ends = [.. Enumerable.Range(0, contours).Select(i => U16(_glyf, at + (2 * i)))];
        int points = contours == 0 ? 0 : ends[^1] + 1;
        at += 2 * contours;
        at += 2 + U16(_glyf, at);
        List<int> flags = [];
        while (flags.Count < points)
        {
            int flag = _glyf[at++];
            flags.AddRange(Enumerable.Repeat(flag, (flag & 8) != 0 ? _glyf[at++] + 1 : 1));
        }

        List<int> xs = Coordinates(ref at, flags, 2, 16);
        List<int> ys = Coordinates(ref at, flags, 4, 32);
        text.AppendJoin(' ', ends).Append('\n');
        text.AppendJoin(' ', Enumerable.Range(0, points).Select(i => $"{xs[i]},{ys[i]}{((flags[i] & 1) != 0 ? "" : "*")}"));
    }

    private List<int> Coordinates(ref int at, List<int> flags, int isShort, int isSame)
    {
        List<int> values = [];
        int value = 0;
        foreach (int flag in flags)
        {
            if ((flag & isShort) != 0)
            {
                value += (flag & isSame) != 0 ? _glyf[at] : -_glyf[at];
                at++;
            }
            else if ((flag & isSame) == 0)
            {
                value += I16(_glyf, at);
                at += 2;
            }

            values.Add(value);
        }

        return values;
    }

    private void Composite(int at, StringBuilder text)
    {
        int flags;
        do
        {
            flags = U16(_glyf, at);
            int arguments = (flags & 1) != 0 ? 4 : 2;
            int transform = (flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;
            string how = Convert.ToHexString(_glyf, at + 4, arguments + transform);
            text.Append(CultureInfo.InvariantCulture, $"component {flags & ~0x100:X} {how} (\n{OutlineOf(U16(_glyf, at + 2))})\n");
            at += 4 + arguments + transform;
        }
        while ((flags & 0x20) != 0);
    }
}
