using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Converter.Fonts;

namespace Converter.Preview;

/// <summary>
/// Outlines of glyphs as data of SVG paths, in font units with the baseline at 0 and the y axis upwards. They are kept for the life of the
/// process, up to a bound, since documents use the same few thousand characters.
/// </summary>
internal static class GlyphSymbols
{
    private const int MostKept = 20_000;

    private static readonly ConcurrentDictionary<(IFontFace Face, ushort Glyph), string> Kept = new();

    public static string PathOf(IFontFace face, ushort glyph)
    {
        if (Kept.TryGetValue((face, glyph), out string? path))
        {
            return path;
        }

        PathText text = new();
        face.Draw(glyph, text);
        path = text.ToString();
        if (Kept.Count < MostKept)
        {
            Kept.TryAdd((face, glyph), path);
        }

        return path;
    }

    /// <summary>Writes what a pen does as relative steps in whole units; the rounding does not add up.</summary>
    private sealed class PathText : IGlyphPen
    {
        private readonly StringBuilder _text = new();
        private long _x;
        private long _y;

        public void MoveTo(double x, double y)
        {
            if (_text.Length > 0)
            {
                // Closing brings the pen back to the beginning of its contour; an absolute step does not depend on that.
                _text.Append('z');
            }

            (_x, _y) = ((long)Math.Round(x), (long)Math.Round(y));
            _text.Append('M').Append(_x.ToString(CultureInfo.InvariantCulture));
            Put(_y);
        }

        public void LineTo(double x, double y)
        {
            _text.Append('l');
            Step(x, y, isFirst: true);
            (_x, _y) = ((long)Math.Round(x), (long)Math.Round(y));
        }

        public void CurveTo(double x1, double y1, double x2, double y2, double x, double y)
        {
            _text.Append('c');
            Step(x1, y1, isFirst: true);
            Step(x2, y2, isFirst: false);
            Step(x, y, isFirst: false);
            (_x, _y) = ((long)Math.Round(x), (long)Math.Round(y));
        }

        public override string ToString() => _text.Length == 0 ? string.Empty : _text.ToString() + "z";

        private void Step(double x, double y, bool isFirst)
        {
            long dx = (long)Math.Round(x) - _x;
            if (isFirst)
            {
                _text.Append(dx.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                Put(dx);
            }

            Put((long)Math.Round(y) - _y);
        }

        private void Put(long value)
        {
            if (value >= 0)
            {
                _text.Append(' ');
            }

            _text.Append(value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
