using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Converter.Pdf.Fonts;

/// <summary>
/// The character codes under which a face is shown. The code of a glyph is its CID; where a second character shares a glyph, the
/// character gets a code of its own behind the CIDs, so that text taken out of the file is what was put in.
/// </summary>
internal sealed class CharacterCodes
{
    private const int Unused = -1;
    private const int LastCode = 0xFFFF;

    private readonly int[] _characterOf;
    private readonly Dictionary<(ushort Glyph, int Character), int> _shared = [];
    private readonly List<(ushort Glyph, int Character)> _sharedInOrder = [];
    private readonly List<ushort> _glyphs = [];
    private ushort[] _cidOf = [];

    public CharacterCodes(int glyphCount)
    {
        _characterOf = new int[glyphCount];
        Array.Fill(_characterOf, Unused);
    }

    /// <summary>The glyphs in the order of their first use.</summary>
    public IReadOnlyCollection<ushort> Glyphs => _glyphs;

    /// <summary>Characters that share a glyph with an earlier one, with the CID of the glyph; their codes follow the last CID.</summary>
    public IEnumerable<(int Code, ushort Cid, int Character)> Shared =>
        _sharedInOrder.Select((pair, index) => (CidCount + index, _cidOf[pair.Glyph], pair.Character)).Where(entry => entry.Item1 <= LastCode);

    /// <summary>Number of CIDs in the subset, .notdef included.</summary>
    public int CidCount { get; private set; }

    /// <summary>Notes that a glyph is to be shown for a character.</summary>
    public void Use(ushort glyph, int character)
    {
        int first = _characterOf[glyph];
        if (first == character)
        {
            return;
        }

        if (first == Unused)
        {
            _characterOf[glyph] = character;
            _glyphs.Add(glyph);
            return;
        }

        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_shared, (glyph, character), out bool known);
        if (!known)
        {
            place = _sharedInOrder.Count;
            _sharedInOrder.Add((glyph, character));
        }
    }

    /// <summary>Gives the codes, once all glyphs are known.</summary>
    public void Number(ImmutableSortedDictionary<ushort, ushort> cidOf)
    {
        CidCount = cidOf.Count;
        _cidOf = new ushort[_characterOf.Length];
        foreach ((ushort glyph, ushort cid) in cidOf)
        {
            _cidOf[glyph] = cid;
        }
    }

    /// <summary>The code for a glyph that stands for a character, both noted before.</summary>
    public int CodeOf(ushort glyph, int character)
    {
        if (_characterOf[glyph] == character)
        {
            return _cidOf[glyph];
        }

        int code = CidCount + _shared[(glyph, character)];
        return code <= LastCode ? code : _cidOf[glyph];
    }

    /// <summary>What each code stands for, in rising order of codes.</summary>
    public IEnumerable<(int Code, int Character)> Characters()
    {
        ushort[] inOrder = [.. _glyphs];
        Array.Sort(inOrder);
        foreach (ushort glyph in inOrder)
        {
            yield return (_cidOf[glyph], _characterOf[glyph]);
        }

        foreach ((int code, _, int character) in Shared)
        {
            yield return (code, character);
        }
    }
}
