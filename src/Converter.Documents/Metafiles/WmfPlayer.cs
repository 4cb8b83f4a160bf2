using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Does what the records of a WMF file say (MS-WMF 2.3). Their parameters stand the last one first.</summary>
internal sealed class WmfPlayer(MetafileCanvas canvas)
{
    private const int And = 1;
    private const int Without = 4;
    private const int Copy = 5;
    private const int SourceCopy = 0x00CC0020;
    private const int MostObjects = 1 << 16;

    private readonly List<object?> _objects = [];
    private readonly MetafileBitmap _bitmaps = new();

    private MetafileState State => canvas.State;

    /// <summary>Does what a record says.</summary>
    /// <param name="function">Its function (2.1.1.1).</param>
    /// <param name="record">Its parameters.</param>
    public void Play(int function, ByteReader record)
    {
        switch (function)
        {
            case 0x001E: canvas.Save(); break;
            case 0x0127: canvas.Restore(record.Int16(0)); break;
            case 0x0102: State.IsOpaque = record.UInt16(0) == 2; break;
            case 0x0104 when record.UInt16(0) is not 13: canvas.Lack("画笔的特殊叠加方式", "lines laid over the drawing in a special way"); break;
            case 0x0106: State.IsWinding = record.UInt16(0) == 2; break;
            case 0x012E: State.TextAlign = record.UInt16(0); break;
            case 0x0201: State.Background = ColorOf(record, 0); break;
            case 0x0209: State.TextColor = ColorOf(record, 0); break;
            case 0x020B: State.WindowOrigin = PointOf(record, 0); break;
            case 0x020C: State.WindowExtent = PointOf(record, 0); break;
            case 0x020F:
                State.WindowOrigin = (State.WindowOrigin.X + record.Int16(2), State.WindowOrigin.Y + record.Int16(0));
                break;
            case 0x0410:
                State.WindowExtent = (State.WindowExtent.X * record.Int16(6) / Math.Max((short)1, record.Int16(4)), State.WindowExtent.Y * record.Int16(2) / Math.Max((short)1, record.Int16(0)));
                break;
            case 0x0035 or 0x0037 or 0x0103 or 0x0104 or 0x0105 or 0x0107 or 0x0108 or 0x0139 or 0x0149 or 0x020A or 0x020D or 0x020E or 0x0211 or 0x0412 or 0x0231 or 0x0234 or 0x0436 or 0x0626:
                // Palettes, hints for screens and printers, and where on a screen the drawing would stand: nothing that is drawn.
                break;
            case 0x012D or 0x01F0 or 0x00F7 or 0x0142 or 0x01F9 or 0x02FA or 0x02FB or 0x02FC or 0x06FF or 0x012C: PlayObject(function, record); break;
            case 0x0415 or 0x0416: canvas.Clip([BoxOf(record, 0)], canvas.Mapping, function == 0x0415 ? Without : And); break;
            case 0x0213 or 0x0214 or 0x0324 or 0x0325 or 0x0538 or 0x0418 or 0x041B or 0x061C or 0x0817 or 0x081A or 0x0830: PlayShape(function, record); break;
            case 0x0521 or 0x0A32: PlayText(function, record); break;
            case 0x041F: PlayPixel(record); break;
            case 0x061D or 0x0922 or 0x0940 or 0x0B23 or 0x0B41 or 0x0D33 or 0x0F43: PlayBitmap(function, record); break;
            default: canvas.Lack($"第 0x{function:X4} 号记录", $"record 0x{function:X4}"); break;
        }
    }

    private static int ColorOf(ByteReader record, int at) => (record.Byte(at) << 16) | (record.Byte(at + 1) << 8) | record.Byte(at + 2);

    private static (double X, double Y) PointOf(ByteReader record, int at) => (record.Int16(at + 2), record.Int16(at));

    private static (double Left, double Top, double Right, double Bottom) BoxOf(ByteReader record, int at) =>
        (record.Int16(at + 6), record.Int16(at + 4), record.Int16(at + 2), record.Int16(at));

    private void PlayShape(int function, ByteReader record)
    {
        switch (function)
        {
            case 0x0213: canvas.GoOn([PointOf(record, 0)], areCurves: false); break;
            case 0x0214:
                (double x, double y) = PointOf(record, 0);
                canvas.MoveTo(x, y);
                break;
            case 0x0324 or 0x0325:
                bool closes = function == 0x0324;
                canvas.Draw(PointsOf(record, 2, record.UInt16(0)), areCurves: false, closes, fills: closes);
                break;
            case 0x0538:
                int at = 2 + (record.UInt16(0) * 2);
                List<(double X, double Y)[]> contours = [];
                for (int part = 0; part < record.UInt16(0); part++)
                {
                    contours.Add(PointsOf(record, at, record.UInt16(2 + (part * 2))));
                    at += contours[^1].Length * 4;
                }

                canvas.DrawAll(contours, closes: true);
                break;
            case 0x041B:
                (double left, double top, double right, double bottom) = BoxOf(record, 0);
                canvas.Rectangle(left, top, right, bottom);
                break;
            case 0x0418 or 0x061C:
                (double west, double north, double east, double south) = BoxOf(record, function == 0x0418 ? 0 : 4);
                (double across, double down) = function == 0x0418 ? (east - west, south - north) : PointOf(record, 0);
                canvas.RoundRectangle(west, north, east, south, across, down);
                break;
            default:
                canvas.Arc(BoxOf(record, 8), PointOf(record, 4), PointOf(record, 0), function switch { 0x081A => ArcEnds.Pie, 0x0830 => ArcEnds.Chord, _ => ArcEnds.Open });
                break;
        }
    }

    private static (double X, double Y)[] PointsOf(ByteReader record, int at, int count)
    {
        (double X, double Y)[] points = new (double, double)[count];
        for (int point = 0; point < count; point++)
        {
            points[point] = (record.Int16(at + (point * 4)), record.Int16(at + (point * 4) + 2));
        }

        return points;
    }

    private void PlayObject(int function, ByteReader record)
    {
        switch (function)
        {
            case 0x012D: Select(record.UInt16(0)); break;
            case 0x01F0 when record.UInt16(0) < _objects.Count: _objects[record.UInt16(0)] = null; break;
            case 0x01F0: break;
            case 0x012C: SelectRegion(record.UInt16(0)); break;
            case 0x02FA: Add(new MetafilePen(ColorOf(record, 6), Math.Abs(record.Int16(2)), record.UInt16(0), IsOfDevice: record.Int16(2) == 0)); break;
            case 0x02FB: Add(FontOf(record)); break;
            case 0x02FC: Add(EmfPlayer.BrushOf(record.UInt16(0), ColorOf(record, 2), record.UInt16(6))); break;
            case 0x0142:
                canvas.Lack("位图图案填充改为平均颜色", "a brush made of a bitmap, whose mean colour is used");
                Add(new MetafileBrush(_bitmaps.MeanOf(new BitmapParts(record.From(4), [])), -1));
                break;
            case 0x06FF: Add((record.Int16(14), record.Int16(16), record.Int16(18), record.Int16(20))); break;
            default:
                canvas.Lack("旧式位图图案", "a brush made of a bitmap for one device");
                Add(function);
                break;
        }
    }

    /// <summary>An object takes the first number that is free.</summary>
    private void Add(object made)
    {
        int free = _objects.IndexOf(null);
        if (free >= 0)
        {
            _objects[free] = made;
        }
        else if (_objects.Count < MostObjects)
        {
            _objects.Add(made);
        }
    }

    private void Select(int index)
    {
        switch (index < _objects.Count ? _objects[index] : null)
        {
            case MetafilePen pen: State.Pen = pen; break;
            case MetafileBrush brush: State.Brush = brush; break;
            case MetafileFont font: State.Font = font; break;
            case ValueTuple<short, short, short, short>: SelectRegion(index); break;
            default: break;
        }
    }

    /// <summary>A region is taken by the rectangle around it.</summary>
    private void SelectRegion(int index)
    {
        if (index < _objects.Count && _objects[index] is ValueTuple<short, short, short, short> box)
        {
            canvas.Clip([(Math.Min(box.Item1, box.Item3), Math.Min(box.Item2, box.Item4), Math.Max(box.Item1, box.Item3), Math.Max(box.Item2, box.Item4))], canvas.Mapping, Copy);
        }
        else
        {
            canvas.ClipEverything();
        }
    }

    private static MetafileFont FontOf(ByteReader record)
    {
        ReadOnlySpan<byte> name = record.From(18);
        int end = name.IndexOf((byte)0);
        name = end < 0 ? name : name[..end];
        int characterSet = record.Byte(13);
        return new MetafileFont
        {
            Height = record.Int16(0),
            Escapement = record.Int16(4) / 10.0,
            IsBold = record.Int16(8) >= 600,
            IsItalic = record.Byte(10) != 0,
            IsUnderlined = record.Byte(11) != 0,
            IsStruck = record.Byte(12) != 0,
            CharacterSet = characterSet,
            Name = MetafileText.Decode(name, characterSet).TrimStart('@'),
        };
    }

    private void PlayText(int function, ByteReader record)
    {
        const int Opaque = 0x2;
        const int Clipped = 0x4;
        const int Glyphs = 0x10;
        if (function == 0x0521)
        {
            int length = record.UInt16(0);
            (double left, double top) = PointOf(record, 2 + length + (length % 2));
            Write(record.Slice(2, length), left, top, []);
            return;
        }

        (double x, double y) = PointOf(record, 0);
        (int count, int options) = (record.UInt16(4), record.UInt16(6));
        bool hasBox = (options & (Opaque | Clipped)) != 0;
        int at = hasBox ? 16 : 8;
        (double, double, double, double) box = hasBox ? (record.Int16(8), record.Int16(10), record.Int16(12), record.Int16(14)) : default;
        if ((options & Opaque) != 0)
        {
            canvas.Fill(box, new MetafileBrush(State.Background, -1));
        }

        if ((options & Glyphs) != 0 || count == 0)
        {
            return;
        }

        ReadOnlySpan<byte> text = record.Slice(at, count);
        int advances = at + count + (count % 2);
        bool hasAdvances = advances + (count * 2) <= record.Length;
        var clip = State.Clip;
        if ((options & Clipped) != 0)
        {
            canvas.Clip([box], canvas.Mapping, And);
        }

        int units = MetafileText.Decode(text, State.Font.CharacterSet).Length;
        Write(text, x, y, hasAdvances ? MetafileText.Advances(record, advances, count, 2, count, units) : []);
        State.Clip = clip;
    }

    private void Write(ReadOnlySpan<byte> text, double x, double y, double[] advances) =>
        canvas.Write(MetafileText.Decode(text, State.Font.CharacterSet), x, y, advances);

    private void PlayPixel(ByteReader record)
    {
        (double x, double y) = PointOf(record, 4);
        canvas.Fill((x, y, x + 1, y + 1), new MetafileBrush(ColorOf(record, 0), -1));
    }

    private void PlayBitmap(int function, ByteReader record)
    {
        switch (function)
        {
            case 0x061D:
                Fill(record.UInt32(0), PointOf(record, 8), PointOf(record, 4));
                break;
            case 0x0940 when record.Length > 24:
                Draw(record, 16, PointOf(record, 12), PointOf(record, 8), PointOf(record, 4), PointOf(record, 8), record.UInt32(0));
                break;
            case 0x0940:
                Fill(record.UInt32(0), PointOf(record, 14), PointOf(record, 10));
                break;
            case 0x0B41 when record.Length > 24:
                Draw(record, 20, PointOf(record, 16), PointOf(record, 12), PointOf(record, 8), PointOf(record, 4), record.UInt32(0));
                break;
            case 0x0F43:
                Draw(record, 22, PointOf(record, 18), PointOf(record, 14), PointOf(record, 10), PointOf(record, 6), record.UInt32(0));
                break;
            case 0x0D33:
                Draw(record, 18, PointOf(record, 14), PointOf(record, 10), PointOf(record, 6), PointOf(record, 10), SourceCopy);
                break;
            default:
                canvas.Lack("旧式位图", "a bitmap for one device");
                break;
        }
    }

    private void Draw(
        ByteReader record, int at, (double X, double Y) target, (double Width, double Height) size, (double X, double Y) source, (double Width, double Height) part, uint operation)
    {
        BitmapParts pixels = new(record.From(at), []);
        _bitmaps.Draw(canvas, pixels, (target.X, target.Y, size.Width, size.Height), ((int)source.X, (int)source.Y, (int)part.Width, (int)part.Height), operation);
    }

    private void Fill(uint operation, (double X, double Y) corner, (double Width, double Height) size) =>
        canvas.Fill((corner.X, corner.Y, corner.X + size.Width, corner.Y + size.Height), operation);
}
