using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx.Looks;

/// <summary>Reads how a Word document looks.</summary>
public static class DocxLookReader
{
    /// <summary>Stands in a footer where the number of the page stands.</summary>
    public const char Number = '\uFFFC';

    /// <summary>Reads a file. No content makes it throw.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns><see langword="null"/> for a file that is no Word document or damaged; <see cref="DocxImporter"/> says why.</returns>
    public static DocxLook? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using DocxArchive archive = new(bytes.ToArray());
            return Read(archive);
        }
        catch (DocxProblemException)
        {
            return null;
        }
        catch (Exception exception) when (DocxArchive.IsOfTheFile(exception))
        {
            return null;
        }
    }

    private static DocxLook? Read(DocxArchive archive)
    {
        DocxParts parts = DocxParts.Find(archive);
        StyleChain styles = new(parts.OfType("styles").Where(archive.Has).Select(archive.LoadXml).FirstOrDefault());
        if (archive.LoadXml(parts.Main).Child("body") is not { } body)
        {
            return null;
        }

        XElement? section = body.Descendants().LastOrDefault(element => element.Name.LocalName == "sectPr");
        IEnumerable<ParagraphFormat> numbers = parts.OfType("footer").Where(archive.Has)
            .SelectMany(name => archive.LoadXml(name)?.Descendants() ?? [])
            .Where(element => element.Name.LocalName == "p")
            .Select(paragraph => Format(paragraph, styles))
            .Where(format => format.Text.Contains(Number, StringComparison.Ordinal));
        return new DocxLook(
            [.. body.Children("p").Select(paragraph => Format(paragraph, styles)).Where(format => !string.IsNullOrWhiteSpace(format.Text))],
            DocxProperties.None.With(section),
            [.. numbers])
        {
            HeaderHeight = parts.OfType("header").Where(archive.Has).Select(name => Height(archive.LoadXml(name), styles)).DefaultIfEmpty(0).Max(),
        };
    }

    /// <summary>The heights of the lines of a header together, those that are exact.</summary>
    private static int Height(XElement? header, StyleChain styles) => header.Children("p")
        .Select(paragraph => Format(paragraph, styles).Properties)
        .Where(properties => properties.Text("spacing.lineRule") == "exact")
        .Sum(properties => properties.Number("spacing.line") ?? 0);

    private static ParagraphFormat Format(XElement paragraph, StyleChain styles)
    {
        XElement? properties = paragraph.Child("pPr");
        (DocxProperties look, DocxProperties characters) = styles.OfParagraph(properties.Child("pStyle").Value());
        ImmutableArray<RunFormat>.Builder runs = ImmutableArray.CreateBuilder<RunFormat>();
        FieldState field = FieldState.None;
        foreach (XElement run in paragraph.Descendants().Where(element => element.Name.LocalName == "r"))
        {
            XElement? own = run.Child("rPr");
            string text = TextOf(run, ref field);
            if (text.Length > 0)
            {
                runs.Add(new RunFormat(text, styles.OfRun(own.Child("rStyle").Value(), characters).With(own)));
            }
        }

        return new ParagraphFormat(look.With(properties), runs.ToImmutable());
    }

    /// <summary>The characters of a run; the number of a page is one character, whatever stands in the file for it.</summary>
    private static string TextOf(XElement run, ref FieldState field)
    {
        StringBuilder text = new();
        if (run.Parent is { Name.LocalName: "fldSimple" } simple)
        {
            return IsPage(simple.Value("instr")) ? Number.ToString() : run.Value;
        }

        foreach (XElement child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "fldChar":
                    field = child.Value("fldCharType") switch { "begin" => FieldState.Code, "separate" when field == FieldState.Page => FieldState.Page, _ => FieldState.None };
                    break;
                case "instrText" when field == FieldState.Code && IsPage(child.Value):
                    text.Append(Number);
                    field = FieldState.Page;
                    break;
                case "t" when field != FieldState.Page:
                    text.Append(child.Value);
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    private static bool IsPage(string? code) => code?.Trim().Split(' ', '\\')[0].Equals("PAGE", StringComparison.OrdinalIgnoreCase) == true;

    private enum FieldState
    {
        None,
        Code,
        Page,
    }
}
