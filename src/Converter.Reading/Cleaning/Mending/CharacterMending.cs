using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Takes out characters without ink and resolves those that are another form of a common one.</summary>
internal static class CharacterMending
{
    private const char ZeroWidthJoiner = '\u200D';
    private const char EmojiVariation = '\uFE0F';

    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender)
    {
        ReadOnlySpan<char> text = buffer.View;
        for (int index = 0; index < text.Length; index++)
        {
            CharacterKind kind = CharacterTable.Of(text[index]);
            if ((kind & CharacterKind.Form) == 0)
            {
                continue;
            }

            if ((kind & CharacterKind.Control) != 0)
            {
                Delete(buffer, mender, index, MendingRule.CharactersControl);
            }
            else if ((kind & CharacterKind.Invisible) != 0)
            {
                // A joiner inside an emoji belongs to it.
                if (text[index] != ZeroWidthJoiner || index == 0 || !IsEmojiPart(text[index - 1]))
                {
                    Delete(buffer, mender, index, MendingRule.CharactersInvisible);
                }
            }
            else if (text[index] == CompatibilityForms.SupplementLead)
            {
                ReplaceSupplement(buffer, mender, index);
            }
            else if (CompatibilityForms.TryGet(text[index], out CompatibilityForm form) && mender.IsOn(form.Rule))
            {
                Replace(buffer, index, form);
            }
        }
    }

    private static bool IsEmojiPart(char character) => char.IsSurrogate(character) || character == EmojiVariation;

    // The two halves become one character.
    private static void ReplaceSupplement(ParagraphBuffer buffer, Mender mender, int index)
    {
        ReadOnlySpan<char> text = buffer.View;
        if (index + 1 < text.Length && mender.IsOn(MendingRule.CharactersCompatibility) && CompatibilityForms.TryGetSupplement(text[index + 1], out char meant))
        {
            buffer.Replace(index, meant, MendingRule.CharactersCompatibility);
            buffer.Delete(index + 1, MendingRule.CharactersCompatibility);
        }
    }

    private static void Replace(ParagraphBuffer buffer, int index, CompatibilityForm form)
    {
        if (form.Second == '\0')
        {
            buffer.Replace(index, form.First, form.Rule);
        }
        else
        {
            buffer.Replace(index, form.First, form.Second, form.Rule);
        }
    }

    private static void Delete(ParagraphBuffer buffer, Mender mender, int index, MendingRule rule)
    {
        if (mender.IsOn(rule))
        {
            buffer.Delete(index, rule);
        }
    }
}
