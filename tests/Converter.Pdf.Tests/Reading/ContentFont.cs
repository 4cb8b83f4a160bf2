using System.Globalization;

namespace Converter.Pdf.Tests.Reading;

/// <summary>What showing text needs to know of a font: lengths of codes, widths, characters.</summary>
internal sealed class ContentFont
{
    private readonly Dictionary<int, double> _widths = [];
    private double _usualWidth;

    private ContentFont(int codeLength, Dictionary<int, string> unicode) => (CodeLength, Unicode) = (codeLength, unicode);

    public int CodeLength { get; }

    public Dictionary<int, string> Unicode { get; }

    public double WidthOf(int code) => _widths.GetValueOrDefault(code, _usualWidth);

    public static ContentFont Read(PdfDictionary font)
    {
        bool isComposite = font.Name("Subtype") == "Type0";
        Dictionary<int, string> unicode = font.Stream("ToUnicode") is { } map ? ToUnicodeReader.Read(map) : [];
        ContentFont read = new(isComposite ? 2 : 1, unicode);
        if (isComposite)
        {
            PdfDictionary descendant = (PdfDictionary)font.Array("DescendantFonts")[0]!;
            read._usualWidth = descendant.Number("DW") ?? 1000;
            read.ReadWidths(descendant.Array("W"));
        }
        else
        {
            int code = (int)font.Number("FirstChar")!.Value;
            foreach (object? width in font.Array("Widths"))
            {
                read._widths.Add(code++, Number(width));
            }
        }

        return read;
    }

    private void ReadWidths(IReadOnlyList<object?> entries)
    {
        for (int i = 0; i < entries.Count;)
        {
            int first = (int)Number(entries[i]);
            if (entries[i + 1] is List<object?> widths)
            {
                foreach (object? width in widths)
                {
                    _widths.Add(first++, Number(width));
                }

                i += 2;
                continue;
            }

            for (int last = (int)Number(entries[i + 1]); first <= last; first++)
            {
                _widths.Add(first, Number(entries[i + 2]));
            }

            i += 3;
        }
    }

    private static double Number(object? value) => ((IConvertible)value!).ToDouble(CultureInfo.InvariantCulture);
}
