using Converter.Documents;
using Converter.Documents.Pictures;

namespace Converter.Reading.Outline.Lines;

/// <summary>Pictures and their captions are body text, whatever else they look like; a person may still say otherwise.</summary>
internal static class PictureLines
{
    /// <summary>Adds their roles to those that are demanded.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="demanded">The roles by index of the line.</param>
    public static Dictionary<int, Role> With(TextLine[] lines, Dictionary<int, Role> demanded)
    {
        for (int index = 0; index < lines.Length; index++)
        {
            bool isPicture = lines[index].Marks is { Picture: not null };
            if (isPicture || (index > 0 && lines[index - 1].Marks is { Picture: not null } && FigureCaption.Is(lines[index].Text)))
            {
                demanded.TryAdd(index, Role.Body);
            }
        }

        return demanded;
    }
}
