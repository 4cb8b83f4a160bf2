using System.Collections.Immutable;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests;

/// <summary>Documents, style sheets and fonts for tests.</summary>
internal static class Texts
{
    public static StyleSheet Sheet { get; } = BuiltInStyles.Load("gbt9704")!;

    public static FontLibrary Fonts { get; } = new([Repository.Fonts]);

    /// <summary>A document of paragraphs, each on a line of its own in the source.</summary>
    public static Document Of(params (Role Role, string Text)[] paragraphs)
    {
        SourceText source = new(string.Join('\n', paragraphs.Select(paragraph => paragraph.Text)));
        ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
        for (int i = 0; i < paragraphs.Length; i++)
        {
            MappedText text = MappedText.FromSource(source, source.LineSpan(i + 1));
            blocks.Add(new TextBlock(paragraphs[i].Role, text)
            {
                Level = paragraphs[i].Role == Role.Heading ? 1 : 0,
                Lines = [new BlockLine(0, i + 1)],
            });
        }

        return new Document(source, DocumentKind.Notice, 1, blocks.ToImmutable());
    }

    public static TypesetDocument Typeset(params (Role Role, string Text)[] paragraphs) =>
        Typesetter.Typeset(Styler.Style(Of(paragraphs), Sheet), Fonts);

    /// <summary>The characters of a line.</summary>
    public static string TextOf(TypesetLine line) =>
        string.Concat(line.Runs.SelectMany(run => run.Glyphs).Select(glyph => char.ConvertFromUtf32(glyph.CodePoint)));

    /// <summary>So many Han characters.</summary>
    public static string Han(int count) => string.Concat(Enumerable.Range(0, count).Select(i => "统一部署认真落实各项重点任务"[i % 14]));
}
