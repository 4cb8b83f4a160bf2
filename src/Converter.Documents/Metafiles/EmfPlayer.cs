using System.Text;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Does what the records of an EMF file say (MS-EMF 2.3), one after the other.</summary>
internal sealed partial class EmfPlayer(MetafileCanvas canvas)
{
    private const uint Stock = 0x80000000;
    private readonly Dictionary<uint, object> _objects = [];
    private readonly MetafileBitmap _bitmaps = new();

    private MetafileState State => canvas.State;

    /// <summary>Does what a record says.</summary>
    /// <param name="number">Its number (2.1.1).</param>
    /// <param name="record">The record from its number on.</param>
    public void Play(int number, ByteReader record)
    {
        switch (number)
        {
            case 1 or 14 or 13 or 16 or 21 or 23 or >= 48 and <= 52 or 58 or 65 or 98 or 99 or 100 or 101 or 104 or 109 or 110 or 111 or 112 or 113 or 115 or 119 or 120 or 121 or 122:
                // Header, end, palettes, colour management, hints for screens and printers: nothing that is drawn.
                break;
            case >= 2 and <= 8 or >= 85 and <= 91: PlayLines(number, record); break;
            case >= 9 and <= 12 or 17 or 31 or 32 or 35 or 36: PlayMapping(number, record); break;
            case 18: State.IsOpaque = record.Int32(8) == 2; break;
            case 19: State.IsWinding = record.Int32(8) == 2; break;
            case 20: SetOperation(record.Int32(8)); break;
            case 22: State.TextAlign = record.Int32(8); break;
            case 24: State.TextColor = ColorOf(record, 8); break;
            case 25: State.Background = ColorOf(record, 8); break;
            case 33: canvas.Save(); break;
            case 34: canvas.Restore(record.Int32(8)); break;
            case 37 or 40 or 38 or 39 or 82 or 93 or 94 or 95: PlayObject(number, record); break;
            case 57: State.IsClockwise = record.Int32(8) == 2; break;
            case 26 or >= 28 and <= 30 or 67 or 75: PlayClip(number, record); break;
            case 27 or 54 or >= 41 and <= 47 or 55: PlayShape(number, record); break;
            case >= 59 and <= 64 or 68: PlayPath(number, record); break;
            case 70: PlayComment(record); break;
            case 71 or 74: PlayRegion(number, record); break;
            case 15: PlayPixel(record); break;
            case >= 76 and <= 77 or 80 or 81 or 114 or 116: PlayBitmap(number, record); break;
            case 83 or 84 or 108: PlayText(number, record); break;
            case 118: PlayGradient(record); break;
            default: canvas.Lack($"第 {number} 号记录", $"record {number}"); break;
        }
    }

    private static int ColorOf(ByteReader record, int at) => (record.Byte(at) << 16) | (record.Byte(at + 1) << 8) | record.Byte(at + 2);

    private static (double X, double Y) PointOf(ByteReader record, int at) => (record.Int32(at), record.Int32(at + 4));

    private static (double Left, double Top, double Right, double Bottom) BoxOf(ByteReader record, int at) =>
        (record.Int32(at), record.Int32(at + 4), record.Int32(at + 8), record.Int32(at + 12));

    private static PictureMatrix MatrixOf(ByteReader record, int at) =>
        new(record.Single(at), record.Single(at + 4), record.Single(at + 8), record.Single(at + 12), record.Single(at + 16), record.Single(at + 20));

    /// <summary>Only to copy is what pens do on paper.</summary>
    private void SetOperation(int operation)
    {
        if (operation is not 13)
        {
            canvas.Lack("画笔的特殊叠加方式", "lines laid over the drawing in a special way");
        }
    }

    private void PlayMapping(int number, ByteReader record)
    {
        switch (number)
        {
            case 9: State.WindowExtent = PointOf(record, 8); break;
            case 10: State.WindowOrigin = PointOf(record, 8); break;
            case 11: State.ViewportExtent = PointOf(record, 8); break;
            case 12: State.ViewportOrigin = PointOf(record, 8); break;
            case 17: State.MapMode = record.Int32(8); break;
            case 31: State.ViewportExtent = Scaled(State.ViewportExtent, record); break;
            case 32: State.WindowExtent = Scaled(State.WindowExtent, record); break;
            case 35: State.World = MatrixOf(record, 8); break;
            default:
                PictureMatrix change = MatrixOf(record, 8);
                State.World = record.Int32(32) switch { 1 => PictureMatrix.Identity, 2 => change.Then(State.World), 3 => State.World.Then(change), 4 => change, _ => State.World };
                break;
        }
    }

    private static (double X, double Y) Scaled((double X, double Y) extent, ByteReader record) =>
        (extent.X * record.Int32(8) / Math.Max(1, record.Int32(12)), extent.Y * record.Int32(16) / Math.Max(1, record.Int32(20)));

    /// <summary>Lines and curves, with coordinates of 4 bytes or (from 85 on) of 2.</summary>
    private void PlayLines(int number, ByteReader record)
    {
        bool isShort = number >= 85;
        int kind = isShort ? number - 83 : number;
        int count = record.Int32(24);
        if (kind is 7 or 8)
        {
            PlayPolyLines(record, isShort, closes: kind == 8);
            return;
        }

        (double X, double Y)[] points = PointsOf(record, 28, count, isShort);
        switch (kind)
        {
            case 2: canvas.Draw(points, areCurves: true, closes: false, fills: false); break;
            case 3: canvas.Draw(points, areCurves: false, closes: true, fills: true); break;
            case 4: canvas.Draw(points, areCurves: false, closes: false, fills: false); break;
            default: canvas.GoOn(points, areCurves: kind == 5); break;
        }
    }

    private void PlayPolyLines(ByteReader record, bool isShort, bool closes)
    {
        int parts = record.Int32(24);
        int at = checked(32 + (parts * 4));
        List<(double X, double Y)[]> contours = [];
        for (int part = 0; part < parts; part++)
        {
            int count = record.Int32(32 + (part * 4));
            contours.Add(PointsOf(record, at, count, isShort));
            at += count * (isShort ? 4 : 8);
        }

        canvas.DrawAll(contours, closes);
    }

    private static (double X, double Y)[] PointsOf(ByteReader record, int at, int count, bool isShort)
    {
        if (count < 0 || count > record.Length / 4)
        {
            throw new InvalidDataException("a record has more points than bytes");
        }

        (double X, double Y)[] points = new (double, double)[count];
        for (int point = 0; point < count; point++)
        {
            int here = at + (point * (isShort ? 4 : 8));
            points[point] = isShort ? (record.Int16(here), record.Int16(here + 2)) : PointOf(record, here);
        }

        return points;
    }

    private void PlayShape(int number, ByteReader record)
    {
        switch (number)
        {
            case 27:
                (double x, double y) = PointOf(record, 8);
                canvas.MoveTo(x, y);
                break;
            case 54:
                canvas.GoOn([PointOf(record, 8)], areCurves: false);
                break;
            case 41:
                PlayAngleArc(record);
                break;
            case 42 or 43 or 44:
                (double left, double top, double right, double bottom) = BoxOf(record, 8);
                (double across, double down) = number switch { 42 => (right - left, bottom - top), 44 => PointOf(record, 24), _ => (0, 0) };
                if (number == 43)
                {
                    canvas.Rectangle(left, top, right, bottom);
                }
                else
                {
                    canvas.RoundRectangle(left, top, right, bottom, across, down);
                }

                break;
            default:
                ArcEnds ends = number switch { 45 => ArcEnds.Open, 46 => ArcEnds.Chord, 47 => ArcEnds.Pie, _ => ArcEnds.GoesOn };
                canvas.Arc(BoxOf(record, 8), PointOf(record, 24), PointOf(record, 32), ends);
                break;
        }
    }

    /// <summary>A line to a part of a circle, and the part: angles in degrees to the left.</summary>
    private void PlayAngleArc(ByteReader record)
    {
        (double x, double y) = PointOf(record, 8);
        (double radius, double start, double sweep) = (record.UInt32(16), record.Single(20) * Math.PI / 180, record.Single(24) * Math.PI / 180);
        bool isClockwise = State.IsClockwise;
        State.IsClockwise = sweep < 0;
        canvas.Arc(
            (x - radius, y - radius, x + radius, y + radius),
            (x + Math.Cos(start), y - Math.Sin(start)),
            (x + Math.Cos(start + sweep), y - Math.Sin(start + sweep)),
            ArcEnds.GoesOn);
        State.IsClockwise = isClockwise;
    }

    private void PlayPath(int number, ByteReader record)
    {
        switch (number)
        {
            case 59: canvas.BeginPath(); break;
            case 60: canvas.EndPath(); break;
            case 61: canvas.CloseFigure(); break;
            case 62 or 63 or 64: canvas.PaintPath(fills: number is 62 or 63, strokes: number is 63 or 64); break;
            default:
                canvas.EndPath();
                canvas.PaintPath(fills: false, strokes: false);
                break;
        }
    }

    private void PlayClip(int number, ByteReader record)
    {
        const int And = 1;
        const int Without = 4;
        switch (number)
        {
            case 28: break;
            case 29: canvas.Clip([BoxOf(record, 8)], canvas.Mapping, Without); break;
            case 30: canvas.Clip([BoxOf(record, 8)], canvas.Mapping, And); break;
            case 67: canvas.ClipToPath(record.Int32(8)); break;
            case 75 when record.Int32(8) == 0: canvas.ClipEverything(); break;
            case 75: canvas.Clip(RegionOf(record, 16), canvas.Device, record.Int32(12)); break;
            default: canvas.Lack("移动剪裁区域", "a clipping region that is moved"); break;
        }
    }

    /// <summary>The rectangles of a region, in units of the device.</summary>
    private static List<(double Left, double Top, double Right, double Bottom)> RegionOf(ByteReader record, int at)
    {
        int count = record.Int32(at + 8);
        List<(double, double, double, double)> boxes = [];
        for (int box = 0; box < count; box++)
        {
            boxes.Add(BoxOf(record, at + 32 + (box * 16)));
        }

        return boxes;
    }

    private void PlayRegion(int number, ByteReader record)
    {
        MetafileBrush brush = number == 74 ? State.Brush : _objects.GetValueOrDefault(record.UInt32(28)) as MetafileBrush ?? State.Brush;
        canvas.Fill(RegionOf(record, number == 74 ? 28 : 32), canvas.Device, brush);
    }

    private void PlayPixel(ByteReader record)
    {
        (double x, double y) = PointOf(record, 8);
        canvas.Fill((x, y, x + 1, y + 1), new MetafileBrush(ColorOf(record, 16), -1));
    }

    /// <summary>What is in the newer format beside, and not said once more in this one, is not drawn (MS-EMFPLUS 2.3.3.3).</summary>
    private void PlayComment(ByteReader record)
    {
        const int Header = 0x4001;
        bool isPlus = record.Length >= 20 && record.Slice(12, 4).SequenceEqual("EMF+"u8);
        if (isPlus && record.UInt16(16) == Header && (record.UInt16(18) & 1) == 0)
        {
            canvas.Lack("EMF+ 的内容", "what is in EMF+ only");
        }
    }

    private void PlayText(int number, ByteReader record)
    {
        const int Rectangle = 0x6;
        const int Opaque = 0x2;
        const int Clipped = 0x4;
        const int Glyphs = 0x10;
        const int NoBox = 0x100;
        const int OneByte = 0x200;
        const int BothWays = 0x2000;
        bool isSmall = number == 108;
        (double x, double y) = PointOf(record, isSmall ? 8 : 36);
        (int count, int options) = isSmall ? (record.Int32(16), record.Int32(20)) : (record.Int32(44), record.Int32(52));
        if (count < 0 || count > record.Length)
        {
            throw new InvalidDataException("a text is longer than its record");
        }

        int box = isSmall ? 36 : 56;
        int at = isSmall ? ((options & NoBox) != 0 ? 36 : 52) : record.Int32(48);
        bool hasBox = (options & Rectangle) != 0 && (!isSmall || (options & NoBox) == 0);
        if (hasBox && (options & Opaque) != 0)
        {
            canvas.Fill(BoxOf(record, box), new MetafileBrush(State.Background, -1));
        }

        if (count == 0)
        {
            return;
        }

        if ((options & Glyphs) != 0)
        {
            canvas.Lack("只有字形编号的文字", "text that is given by glyphs of its font only");
            return;
        }

        bool isWide = isSmall ? (options & OneByte) == 0 : number == 84;
        string text = isWide ? Encoding.Unicode.GetString(record.Slice(at, count * 2)) : MetafileText.Decode(record.Slice(at, count), State.Font.CharacterSet);
        double[] advances = [];
        int offset = isSmall ? 0 : record.Int32(72);
        int step = (options & BothWays) != 0 ? 8 : 4;
        if (offset > 0 && (long)offset + ((long)count * step) <= record.Length)
        {
            advances = MetafileText.Advances(record, offset, count, step, isWide ? text.Length : count, text.Length);
        }

        DrawingClip(hasBox && (options & Clipped) != 0 ? BoxOf(record, box) : null, () => canvas.Write(text, x, y, advances));
    }

    private void DrawingClip((double, double, double, double)? box, Action draw)
    {
        var clip = State.Clip;
        if (box is { } inside)
        {
            canvas.Clip([inside], canvas.Mapping, 1);
        }

        draw();
        State.Clip = clip;
    }
}
