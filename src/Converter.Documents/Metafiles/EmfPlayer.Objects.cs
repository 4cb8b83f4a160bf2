using System.Collections.Immutable;
using System.Text;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Pens, brushes and fonts, and pixels.</summary>
internal sealed partial class EmfPlayer
{
    private const int FaceName = 28;

    private void PlayObject(int number, ByteReader record)
    {
        uint handle = record.UInt32(8);
        switch (number)
        {
            case 37: Select(handle); break;
            case 40: _objects.Remove(handle); break;
            case 38: _objects[handle] = new MetafilePen(ColorOf(record, 24), record.Int32(16), record.Int32(12), IsOfDevice: record.Int32(16) == 0); break;
            case 95: _objects[handle] = PenOf(record); break;
            case 39: _objects[handle] = BrushOf(record.Int32(12), ColorOf(record, 16), record.Int32(20)); break;
            case 82: _objects[handle] = FontOf(record, 12); break;
            default:
                canvas.Lack("位图图案填充改为平均颜色", "a brush made of a bitmap, whose mean colour is used");
                BitmapParts pattern = new(Part(record, 16), Part(record, 24));
                _objects[handle] = new MetafileBrush(_bitmaps.MeanOf(pattern), -1);
                break;
        }
    }

    private void Select(uint handle)
    {
        switch (_objects.GetValueOrDefault(handle) ?? StockOf(handle))
        {
            case MetafilePen pen: State.Pen = pen; break;
            case MetafileBrush brush: State.Brush = brush; break;
            case MetafileFont font: State.Font = font; break;
            default: break;
        }
    }

    /// <summary>What every program has (2.1.31).</summary>
    private static object? StockOf(uint handle) => handle < Stock ? null : (handle - Stock) switch
    {
        0 => MetafileBrush.White,
        1 => new MetafileBrush(0xC0C0C0, -1),
        2 => new MetafileBrush(0x808080, -1),
        3 => new MetafileBrush(0x404040, -1),
        4 => new MetafileBrush(0, -1),
        5 => MetafileBrush.None,
        6 => MetafilePen.Black with { Color = 0xFFFFFF },
        7 => MetafilePen.Black,
        8 => MetafilePen.Black with { Style = 5 },
        >= 10 and <= 17 => new MetafileFont(),
        18 => MetafileBrush.White,
        19 => MetafilePen.Black,
        _ => null,
    };

    internal static MetafileBrush BrushOf(int style, int color, int hatch) => style switch
    {
        0 => new MetafileBrush(color, -1),
        2 => new MetafileBrush(color, hatch),
        _ => MetafileBrush.None,
    };

    private static MetafilePen PenOf(ByteReader record)
    {
        const int Geometric = 0x10000;
        int style = record.Int32(28);
        int count = (style & 0xF) == 7 ? Math.Clamp(record.Int32(48), 0, 16) : 0;
        ImmutableArray<double> dashes = [.. Numbers(record, 52, count)];
        MetafilePen pen = new(ColorOf(record, 40), record.UInt32(32), style, IsOfDevice: (style & Geometric) == 0) { Dashes = dashes };

        // A brush that paints nothing makes a pen that draws nothing.
        return record.Int32(36) == 1 ? pen with { Style = 5 } : pen;
    }

    private static double[] Numbers(ByteReader record, int at, int count)
    {
        double[] numbers = new double[count];
        for (int one = 0; one < count; one++)
        {
            numbers[one] = record.UInt32(at + (one * 4));
        }

        return numbers;
    }

    private static MetafileFont FontOf(ByteReader record, int at) => new()
    {
        Height = record.Int32(at),
        Escapement = record.Int32(at + 8) / 10.0,
        IsBold = record.Int32(at + 16) >= 600,
        IsItalic = record.Byte(at + 20) != 0,
        IsUnderlined = record.Byte(at + 21) != 0,
        IsStruck = record.Byte(at + 22) != 0,
        CharacterSet = record.Byte(at + 23),
        Name = NameOf(Encoding.Unicode.GetString(record.Slice(at + FaceName, Math.Min(64, record.Length - at - FaceName)))),
    };

    private static string NameOf(string name)
    {
        int end = name.IndexOf('\0', StringComparison.Ordinal);
        return (end < 0 ? name : name[..end]).TrimStart('@');
    }

    /// <summary>A part of the record that stands where two numbers say: how far in, and how long.</summary>
    private static ReadOnlySpan<byte> Part(ByteReader record, int at) => record.Slice(record.Int32(at), record.Int32(at + 4));

    private void PlayBitmap(int number, ByteReader record)
    {
        const int AlphaInPixels = 1;
        const int Copy = 0x00CC0020;
        bool isToDevice = number == 80;
        (double x, double y) = PointOf(record, 24);
        if (isToDevice || number == 81)
        {
            (double width, double height) = isToDevice ? PointOf(record, 40) : PointOf(record, 72);
            (int sourceX, int sourceY, int sourceWidth, int sourceHeight) = (record.Int32(32), record.Int32(36), record.Int32(40), record.Int32(44));
            BitmapParts pixels = new(Part(record, 48), Part(record, 56));
            int rows = Math.Abs(new ByteReader(pixels.Header).Int32(8));
            _bitmaps.Draw(canvas, pixels, (x, y, width, height), (sourceX, rows - sourceY - Math.Abs(sourceHeight), sourceWidth, sourceHeight), isToDevice ? Copy : record.UInt32(68));
            return;
        }

        (double across, double down) = PointOf(record, 32);
        if (record.Int32(88) == 0)
        {
            canvas.Fill((x, y, x + across, y + down), record.UInt32(40));
            return;
        }

        bool isBlend = number == 114;
        BitmapParts parts = new(Part(record, 84), Part(record, 92)) { HasAlpha = isBlend && record.Byte(43) == AlphaInPixels };
        (int partWidth, int partHeight) = number == 76 ? ((int)across, (int)down) : (record.Int32(100), record.Int32(104));
        _bitmaps.Draw(canvas, parts, (x, y, across, down), (record.Int32(44), record.Int32(48), partWidth, partHeight), isBlend || number == 116 ? Copy : record.UInt32(40));
    }

    /// <summary>Rectangles whose colour goes over from one edge to the other, in strips; triangles in their mean colour.</summary>
    private void PlayGradient(ByteReader record)
    {
        const int Strips = 64;
        (int corners, int parts, int mode) = (record.Int32(24), record.Int32(28), record.Int32(32));
        int at = checked(36 + (corners * 16));
        for (int part = 0; part < parts && mode < 2; part++)
        {
            (int one, int other) = (36 + (record.Int32(at + (part * 8)) * 16), 36 + (record.Int32(at + (part * 8) + 4) * 16));
            (double left, double top) = PointOf(record, one);
            (double right, double bottom) = PointOf(record, other);
            for (int strip = 0; strip < Strips; strip++)
            {
                (double from, double to) = (strip / (double)Strips, (strip + 1) / (double)Strips);
                int color = 0;
                for (int channel = 0; channel < 3; channel++)
                {
                    (int start, int end) = (record.Byte(one + 9 + (channel * 2)), record.Byte(other + 9 + (channel * 2)));
                    color = (color << 8) | (int)Math.Round(start + ((end - start) * (from + to) / 2));
                }

                canvas.Fill(
                    mode == 0 ? (left + ((right - left) * from), top, left + ((right - left) * to), bottom) : (left, top + ((bottom - top) * from), right, top + ((bottom - top) * to)),
                    new MetafileBrush(color, -1));
            }
        }

        if (mode >= 2)
        {
            canvas.Lack("三角形渐变填充", "a gradient between three corners");
        }
    }
}
