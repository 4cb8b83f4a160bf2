using Converter.Documents;
using Converter.Styles.Sheets.Reading;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets;

/// <summary>Reads style sheets: finds every fault with its line and column, or makes a sheet in which nothing is left open.</summary>
public static class StyleSheetReader
{
    private const int MaxExtends = 8;
    private const string Extends = "extends";
    private const string Ending = ".yaml";

    /// <summary>Reads a sheet together with those that it extends.</summary>
    /// <param name="yaml">Content of the file.</param>
    /// <param name="fileName">Its name; without folder and ending it is the name of the sheet.</param>
    /// <param name="readOther">
    /// Gives the content of the sheet that <c>extends</c> names; <see langword="null"/> where there is none.
    /// </param>
    /// <returns>The sheet or, where anything is wrong, no sheet and at least one finding of severity error. Never throws on bad content.</returns>
    public static StyleSheetResult Read(string yaml, string fileName, Func<string, string?> readOther)
    {
        SheetReading reading = new(fileName);
        StyleSheet? sheet = null;
        if (ReadChain(yaml, fileName, readOther, reading) is { } root)
        {
            sheet = ReadSheet(Path.GetFileNameWithoutExtension(fileName), Section.Of(root, string.Empty, SheetKeys.Sheet, reading), reading);
        }

        return new StyleSheetResult(reading.IsSound ? sheet : null, reading.Findings);
    }

    /// <summary>The mapping of the file, laid over those of the sheets that it extends; none where one of them cannot be had.</summary>
    private static YamlMap? ReadChain(string yaml, string fileName, Func<string, string?> readOther, SheetReading reading)
    {
        List<YamlMap> chain = [];
        (string file, string? content) = (fileName, yaml);
        while (content is not null)
        {
            if (YamlTreeReader.Read(content, file, reading.Fault) is not { } node)
            {
                return null;
            }

            if (node is not YamlMap map)
            {
                NotAMap(node, reading);
                return null;
            }

            chain.Add(map);
            (file, content) = Next(map, chain.Count, readOther, reading);
        }

        return reading.IsSound
            ? chain.AsEnumerable().Reverse().Aggregate((lower, upper) => SheetMerger.Merge(SheetMerger.Without(lower, Extends), upper))
            : null;
    }

    private static (string File, string? Content) Next(YamlMap map, int depth, Func<string, string?> readOther, SheetReading reading)
    {
        if (map.Find(Extends) is not { } node)
        {
            return (string.Empty, null);
        }

        string name = node is YamlScalar scalar ? scalar.Value : string.Empty;
        string? content = depth < MaxExtends && name.Length > 0 ? readOther(name) : null;
        if (content is null)
        {
            Message what = depth < MaxExtends
                ? new Message($"找不到样式“{name}”", $"there is no style sheet “{name}”")
                : new Message("extends 绕了回来或太长", "extends goes in a circle or too far");
            reading.Fault(StyleFindings.BadExtends, node, what, new Message("写一个内置样式的名字，如 gbt9704", "name a built-in sheet, such as gbt9704"));
        }

        return (name.EndsWith(Ending, StringComparison.Ordinal) ? name : name + Ending, content);
    }

    private static void NotAMap(YamlNode node, SheetReading reading) => reading.Fault(
        StyleFindings.WrongType,
        node,
        new Message("样式文件应为一组键和值", "a style sheet must be keys with values"),
        new Message("从 extends: gbt9704 开始写", "begin with extends: gbt9704"));

    private static StyleSheet ReadSheet(string name, Section sheet, SheetReading reading)
    {
        PaletteReader.Read(sheet, reading);
        PageFormat? page = PageReader.Read(sheet, reading);
        return new StyleSheet(
            name,
            sheet.Text("title"),
            page!,
            SmallSectionsReader.PageNumber(sheet, reading),
            ParagraphReader.Read(sheet, reading),
            SmallSectionsReader.Lead(sheet, reading),
            SmallSectionsReader.Composition(sheet, reading))
        {
            BelowTitle = SmallSectionsReader.BelowTitle(sheet, reading),
            Head = page is null ? null : HeadReader.Read(sheet, page, reading),
            Imprint = HeadReader.Imprint(sheet, reading),
            Signature = SmallSectionsReader.Signature(sheet, reading),
            Table = SmallSectionsReader.Table(sheet, reading),
            Contents = BindingReader.Contents(sheet, reading),
            Cover = BindingReader.Cover(sheet, reading),
            Print = SmallSectionsReader.Print(sheet, reading),
            Docx = SmallSectionsReader.Docx(sheet, reading),
            AttachmentsBoundApart = SmallSectionsReader.AttachmentsBoundApart(sheet, reading),
            Emphasis = EmphasisReader.Read(sheet, reading),
            Origins = reading.Origins.ToImmutable(),
        };
    }
}
