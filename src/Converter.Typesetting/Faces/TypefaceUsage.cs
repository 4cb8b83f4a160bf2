using System.Collections.Immutable;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Faces;

/// <summary>Counts what a typeface was used for and what it lacked.</summary>
internal sealed class TypefaceUsage(Typeface typeface)
{
    private readonly Dictionary<ushort, long> _uses = [];
    private readonly SortedDictionary<int, (long Count, int? Offset)> _missing = [];
    private ushort _lastFace;
    private long _lastCount;

    /// <summary>The typeface.</summary>
    public Typeface Typeface => typeface;

    /// <summary>Whether any character was set in it.</summary>
    public bool IsUsed => _uses.Count > 0 || _lastCount > 0;

    /// <summary>The characters that were not found, each with its number of occurrences and the offset of the first in the source.</summary>
    public IReadOnlyDictionary<int, (long Count, int? Offset)> Missing => _missing;

    /// <summary>Counts one character set in a face.</summary>
    /// <param name="face">Index of the face.</param>
    public void Count(ushort face)
    {
        if (face != _lastFace)
        {
            Flush();
            _lastFace = face;
        }

        _lastCount++;
    }

    /// <summary>Counts one character that no face has.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="offset">Finds its offset in the source; asked the first time only.</param>
    public void CountMissing(int codePoint, Func<int?> offset)
    {
        _missing[codePoint] = _missing.TryGetValue(codePoint, out (long Count, int? Offset) known)
            ? (known.Count + 1, known.Offset)
            : (1, offset());
    }

    /// <summary>The summary for the report.</summary>
    /// <param name="faces">All faces by index.</param>
    public FontUse ToFontUse(IReadOnlyList<IFontFace> faces)
    {
        Flush();
        ImmutableArray<IFontFace> used =
            [.. _uses.OrderByDescending(use => use.Value).ThenBy(use => use.Key).Select(use => faces[use.Key]).Distinct()];
        return new FontUse(typeface.Name, typeface.Chinese.Length > 0 ? typeface.Chinese[0] : typeface.Name, used, [.. _missing.Keys]);
    }

    private void Flush()
    {
        if (_lastCount > 0)
        {
            _uses[_lastFace] = _uses.GetValueOrDefault(_lastFace) + _lastCount;
            _lastCount = 0;
        }
    }
}
