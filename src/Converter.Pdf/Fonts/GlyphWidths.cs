using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>Widths of the glyphs of a CIDFont: the default width DW and the array W (ISO 32000-1, 9.7.4.3).</summary>
internal static class GlyphWidths
{
    /// <summary>So many equal widths in a row are worth the form “first last width”.</summary>
    private const int LongRun = 4;

    public static void Write(PdfBuffer buffer, ReadOnlySpan<int> widths)
    {
        int usual = MostFrequent(widths);
        buffer.Put("/DW "u8).Integer(usual);
        bool open = false;
        bool any = false;
        for (int cid = 0; cid < widths.Length;)
        {
            int run = RunAt(widths, cid);
            if (widths[cid] != usual)
            {
                buffer.Put(any ? ""u8 : " /W ["u8);
                any = true;
                open = One(buffer, widths, cid, run, open);
            }
            else if (open)
            {
                buffer.Put((byte)']');
                open = false;
            }

            cid += run;
        }

        buffer.Put(open ? "]"u8 : ""u8).Put(any ? "]"u8 : ""u8);
    }

    private static bool One(PdfBuffer buffer, ReadOnlySpan<int> widths, int cid, int run, bool open)
    {
        if (run >= LongRun)
        {
            buffer.Put(open ? "] "u8 : " "u8).Integer(cid).Put((byte)' ').Integer(cid + run - 1).Put((byte)' ').Integer(widths[cid]);
            return false;
        }

        if (!open)
        {
            buffer.Put((byte)' ').Integer(cid).Put(" ["u8).Integer(widths[cid]);
            run--;
        }

        for (; run > 0; run--)
        {
            buffer.Put((byte)' ').Integer(widths[cid]);
        }

        return true;
    }

    private static int RunAt(ReadOnlySpan<int> widths, int cid)
    {
        int end = cid + 1;
        while (end < widths.Length && widths[end] == widths[cid])
        {
            end++;
        }

        return end - cid;
    }

    private static int MostFrequent(ReadOnlySpan<int> widths)
    {
        Dictionary<int, int> counts = [];
        int best = 1000;
        int most = 0;
        foreach (int width in widths)
        {
            int count = counts.GetValueOrDefault(width) + 1;
            counts[width] = count;
            (best, most) = count > most ? (width, count) : (best, most);
        }

        return best;
    }
}
