using System.Text;
using Converter.Documents;
using Converter.Reading.Decoding;

namespace Converter.Reading.Importing.FrontMatter;

/// <summary>Finds the front matter of a text: values for elements of the document, which are no part of its text.</summary>
internal static class FrontMatterReader
{
    /// <summary>Adds the values to a decoded text; its lines are marked, so that the cleaning takes them out and reports them.</summary>
    /// <param name="decoding">How it was decoded.</param>
    /// <param name="text">The text.</param>
    public static DecodingResult Mark(DecodingResult decoding, SourceText text)
    {
        int lines = FrontMatterForm.LinesOf(text);
        if (lines == 0)
        {
            return decoding;
        }

        StringBuilder yaml = new();
        for (int number = 2; number < lines; number++)
        {
            yaml.Append(text.Line(number)).Append('\n');
        }

        FieldList fields = FieldListReader.Read(yaml.ToString(), 1);
        return decoding with { Fields = fields, Findings = [.. decoding.Findings, .. fields.Findings], Marks = decoding.Marks with { FrontMatterLines = lines } };
    }
}
