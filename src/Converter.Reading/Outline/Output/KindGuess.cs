using Converter.Documents;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Output;

/// <summary>Guesses the kind of document (文种) from its title, or from the set phrases of its text.</summary>
internal static class KindGuess
{
    private const int PhraseReach = 400;

    /// <summary>The kind and how sure it is, 0 … 1.</summary>
    public static (DocumentKind Kind, double Confidence) Of(LineReadings readings)
    {
        (DocumentKind Kind, double Confidence) byTitle = ByTitle(readings);
        if (byTitle.Confidence >= 0.9)
        {
            return byTitle;
        }

        (DocumentKind kind, int hits) = ByPhrases(readings);
        bool enough = hits > (kind == DocumentKind.Minutes ? 1 : 0);
        return enough && byTitle.Kind == DocumentKind.Other ? (kind, Math.Min(0.85, 0.55 + (0.1 * hits))) : byTitle;
    }

    private static (DocumentKind Kind, double Confidence) ByTitle(LineReadings readings)
    {
        (DocumentKind Kind, double Confidence) best = (DocumentKind.Other, 0.3);
        for (int index = 0; index < readings.Count && readings.RoleOf(index) is not (Role.Body or Role.Heading); index++)
        {
            Role role = readings.RoleOf(index);
            if (role is Role.Title or Role.Subtitle or Role.Issuer && best.Confidence < 0.9)
            {
                best = Better(best, readings.LineOf(index).Text, role);
            }
        }

        return best;
    }

    private static (DocumentKind Kind, double Confidence) Better((DocumentKind Kind, double Confidence) best, string text, Role role)
    {
        ReadOnlySpan<char> title = LineForms.WithoutTail(text);
        foreach ((string word, DocumentKind kind) in GenreWords.Current.Kinds)
        {
            if (title.EndsWith(word, StringComparison.Ordinal))
            {
                double confidence = kind == DocumentKind.Other ? 0.6 : role == Role.Title ? 0.95 : 0.9;
                return confidence > best.Confidence ? (kind, confidence) : best;
            }
        }

        return best;
    }

    private static (DocumentKind Kind, int Hits) ByPhrases(LineReadings readings)
    {
        int[] hits = new int[Enum.GetValues<DocumentKind>().Length];
        for (int index = 0; index < readings.Count; index++)
        {
            TextLine line = readings.LineOf(index);
            ReadOnlySpan<char> text = line.Text.AsSpan(0, Math.Min(line.Length, PhraseReach));
            foreach ((string word, DocumentKind kind) in GenreWords.Current.KindPhrases)
            {
                hits[(int)kind] += text.Contains(word, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        int best = Array.IndexOf(hits, hits.Max());
        return ((DocumentKind)best, hits[best]);
    }
}
