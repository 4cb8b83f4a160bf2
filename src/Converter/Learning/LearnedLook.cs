using System.Globalization;
using Converter.Reading.Importing.Docx.Looks;
using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Learning;

/// <summary>How characters are set in a sample.</summary>
/// <param name="Chinese">Name of the face of Han characters.</param>
/// <param name="Western">Name of the face of Western characters.</param>
/// <param name="Size">Type size.</param>
/// <param name="Bold">Whether bold.</param>
internal sealed record LearnedCharacters(string Chinese, string Western, Length Size, bool Bold)
{
    private const double HalfPointsPerPoint = 2;

    /// <summary>Word's size where nothing is said, in half points.</summary>
    private const int UsualHalfPoints = 20;

    /// <summary>The look of a run; <see langword="null"/> where it does not name its faces, which then come from a theme.</summary>
    public static LearnedCharacters? Of(RunFormat run)
    {
        string? chinese = run.Properties.Text("rFonts.eastAsia");
        return chinese is null
            ? null
            : new LearnedCharacters(
                chinese,
                run.Properties.Text("rFonts.ascii") ?? run.Properties.Text("rFonts.hAnsi") ?? chinese,
                Length.FromPoints((run.Properties.Number("sz.val") ?? UsualHalfPoints) / HalfPointsPerPoint),
                run.Properties.IsOn("b"));
    }
}

/// <summary>How a paragraph stands in a sample.</summary>
/// <param name="Alignment">How its lines stand.</param>
/// <param name="FirstLine">First-line indent, as a sheet writes it.</param>
/// <param name="Left">Left indent.</param>
/// <param name="Right">Right indent.</param>
internal sealed record LearnedParagraph(Alignment Alignment, string FirstLine, string Left, string Right)
{
    private const double TwipsPerPoint = 20;
    private const double Hundred = 100;

    /// <summary>Indents by hand are taken for whole characters of the body type, or of its column, where they are within this share of one.</summary>
    private const double Tolerance = 0.04;

    /// <summary>The look of a paragraph.</summary>
    /// <param name="format">The paragraph.</param>
    /// <param name="size">Type size of the body text.</param>
    /// <param name="column">Width of a column of the grid.</param>
    public static LearnedParagraph Of(ParagraphFormat format, Length size, Length column)
    {
        DocxProperties look = format.Properties;
        Alignment alignment = look.Text("jc.val") switch
        {
            "center" => Alignment.Center,
            "right" or "end" => Alignment.Right,
            "both" or "distribute" => Alignment.Justified,
            _ => Alignment.Left,
        };
        int? hanging = look.Number("ind.hanging");
        int? hangingChars = look.Number("ind.hangingChars");
        return new LearnedParagraph(
            alignment,
            Indent(-hangingChars ?? look.Number("ind.firstLineChars"), -hanging ?? look.Number("ind.firstLine"), size, column),
            Indent(look.Number("ind.leftChars") ?? look.Number("ind.startChars"), look.Number("ind.left") ?? look.Number("ind.start"), size, column),
            Indent(look.Number("ind.rightChars") ?? look.Number("ind.endChars"), look.Number("ind.right") ?? look.Number("ind.end"), size, column));
    }

    private static string Indent(int? hundredths, int? twips, Length size, Length column)
    {
        if (hundredths is { } count && count != 0)
        {
            return Characters(count / Hundred);
        }

        double points = (twips ?? 0) / TwipsPerPoint;
        foreach (double unit in new[] { column.Points, size.Points })
        {
            double characters = Math.Round(points / unit * 2) / 2;
            if (Math.Abs((points / unit) - characters) <= Tolerance)
            {
                return Characters(characters);
            }
        }

        return points.ToString("0.##", CultureInfo.InvariantCulture) + "pt";
    }

    private static string Characters(double count) => count.ToString("0.##", CultureInfo.InvariantCulture) + "字";
}
