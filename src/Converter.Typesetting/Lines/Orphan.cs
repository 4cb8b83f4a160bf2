using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>孤字: what a last line had better not be.</summary>
internal static class Orphan
{
    /// <summary>Whether a line is one Han character, with or without marks behind it.</summary>
    /// <param name="line">Its cells.</param>
    public static bool Is(ReadOnlySpan<Cell> line)
    {
        int characters = 0;
        foreach (ref readonly Cell cell in line)
        {
            if (cell.Class is CharacterClass.Closing or CharacterClass.Pause or CharacterClass.Stop or CharacterClass.Joined)
            {
                continue;
            }

            characters++;
            if (characters > 1 || cell.Class != CharacterClass.Ideograph)
            {
                return false;
            }
        }

        return true;
    }
}
