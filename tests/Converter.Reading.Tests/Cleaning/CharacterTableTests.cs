using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Junk;

namespace Converter.Reading.Tests.Cleaning;

public class CharacterTableTests
{
    [Fact]
    public void Every_unit_that_the_bare_form_alters_is_known_as_folded()
    {
        for (int code = 0; code <= char.MaxValue; code++)
        {
            string unit = ((char)code).ToString();
            if (LineKey.Of(unit) != unit)
            {
                Assert.True(CharacterTable.Is((char)code, CharacterKind.Folded), $"U+{code:X4}");
            }
        }
    }

    // The forms of a line are told from its bare form, and looked for only where the line has what they are made of.
    [Fact]
    public void A_unit_has_the_signs_of_what_the_bare_form_makes_of_it()
    {
        const CharacterKind Signs = CharacterKind.Digit | CharacterKind.Colon | CharacterKind.Clause | CharacterKind.Address
            | CharacterKind.Arrow | CharacterKind.BarOrHash;
        for (int code = 0; code <= char.MaxValue; code++)
        {
            string key = LineKey.Of(((char)code).ToString());
            CharacterKind wanted = key.Length == 0 ? CharacterKind.None : CharacterTable.Of(key[0]) & Signs;
            Assert.True((CharacterTable.Of((char)code) & wanted) == wanted, $"U+{code:X4}");
        }
    }
}
