using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Fonts;

/// <summary>
/// The font of the characters that no face has (ISO 32000-1, 9.6.5): each is shown as the same box, and still is the character that it
/// stands for when it is searched or copied. The glyph .notdef of a face may not be shown (ISO 19005-2, 6.2.11.8), and knows no character.
/// </summary>
/// <param name="resourceName">Its name in the resources.</param>
/// <param name="id">Number of its dictionary.</param>
internal sealed class Type3Font(string resourceName, int id) : PdfFont(resourceName, id)
{
    private const int MostCharacters = 256;
    private const int Em = 1000;

    private readonly Dictionary<int, byte> _codeOf = [];

    /// <summary>The outline of the cell, a little inside of it, as the space between two rectangles, in the colour of the text.</summary>
    private static ReadOnlySpan<byte> Box => "1000 0 80 -40 920 800 d1\n80 -40 840 840 re 120 0 760 760 re f*"u8;

    /// <summary>Notes that a character is to be shown.</summary>
    /// <returns>Whether there was a code for it.</returns>
    public bool TryUse(int character)
    {
        if (_codeOf.Count < MostCharacters)
        {
            _codeOf.TryAdd(character, (byte)_codeOf.Count);
        }

        return _codeOf.ContainsKey(character);
    }

    public override bool Shows(PlacedGlyph glyph) => glyph.Glyph == 0 && _codeOf.ContainsKey(glyph.CodePoint);

    public override int WidthOf(PlacedGlyph glyph) => Em;

    public override void PutCode(PdfBuffer content, PlacedGlyph glyph) => content.Hex(_codeOf[glyph.CodePoint]);

    public override void Write(PdfFile file)
    {
        int box = file.Reserve();
        file.Stream(box, [], Box);
        int toUnicode = WriteToUnicode(file, codeLength: 1, _codeOf.Select(static pair => ((int)pair.Value, pair.Key)).Order());
        PdfBuffer buffer = file.Begin(Id).Put("<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [.001 0 0 .001 0 0]"u8);
        buffer.Put(" /CharProcs << /box "u8).Reference(box).Put(" >> /Resources << >> /Encoding << /Type /Encoding /Differences [0"u8);
        Repeat(buffer, " /box"u8);
        buffer.Put("] >> /FirstChar 0 /LastChar "u8).Integer(_codeOf.Count - 1).Put(" /Widths ["u8);
        Repeat(buffer, " 1000"u8);
        buffer.Put(" ] /ToUnicode "u8).Reference(toUnicode).Put(" >>"u8);
        file.End();
    }

    private void Repeat(PdfBuffer buffer, ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < _codeOf.Count; i++)
        {
            buffer.Put(text);
        }
    }
}
