using System.Globalization;
using System.Text;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Sheets;

namespace Converter.Typesetting.Faces;

/// <summary>What is to be said about fonts.</summary>
internal static class FontFindings
{
    /// <summary>Findings about one typeface after the document is set.</summary>
    /// <param name="usage">What was used and missing.</param>
    /// <param name="fonts">Where faces are found.</param>
    /// <param name="text">The original, for positions.</param>
    public static IEnumerable<Diagnostic> Of(TypefaceUsage usage, IFontSource fonts, SourceText text)
    {
        if (Replaced(usage.Typeface, fonts) is { } replaced)
        {
            yield return replaced;
        }

        foreach ((int codePoint, (long count, int? offset)) in usage.Missing)
        {
            yield return Missing(usage.Typeface, codePoint, count, offset is { } at ? text.PositionOf(at) : null);
        }
    }

    /// <summary>That no Chinese face is there at all; <see langword="null"/> where one is.</summary>
    public static Diagnostic? None(StyleSheet sheet, IFontSource fonts)
    {
        List<string> asked = [.. SheetTypefaces.Of(sheet).SelectMany(typeface => typeface.Chinese).Distinct(StringComparer.Ordinal)];
        if (asked.Exists(name => fonts.Find(name) is not null))
        {
            return null;
        }

        string names = string.Join('、', asked);
        return new Diagnostic(
            "fonts.none",
            Severity.Error,
            null,
            new Message($"未找到任何中文字体（{names}），无法生成 PDF", $"no Chinese font was found ({names}); the PDF cannot be made"),
            new Message("运行 converter fonts install，或用 --fonts 指定字体目录", "run 'converter fonts install', or name a folder of fonts with --fonts"));
    }

    private static Diagnostic? Replaced(Typeface typeface, IFontSource fonts)
    {
        string? asked = typeface.Chinese.FirstOrDefault();
        if (asked is null || fonts.Find(asked) is not null)
        {
            return null;
        }

        string used = typeface.Chinese.Select(fonts.Find).FirstOrDefault(face => face is not null)?.FullName ?? string.Empty;
        return new Diagnostic(
            "fonts.replaced",
            used.Length > 0 ? Severity.Info : Severity.Warning,
            null,
            used.Length > 0
                ? new Message($"{typeface.Name}：未找到“{asked}”，改用“{used}”", $"{typeface.Name}: '{asked}' was not found, '{used}' is used instead")
                : new Message($"{typeface.Name}：所列字体均未找到，改用其他中文字体", $"{typeface.Name}: none of its faces was found, another Chinese face is used"),
            new Message("安装该字体，或用 --fonts 指定其目录", "install the font, or name its folder with --fonts"));
    }

    private static Diagnostic Missing(Typeface typeface, int codePoint, long count, SourcePosition? at)
    {
        string character = Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : "�";
        string name = "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
        string times = count.ToString(CultureInfo.InvariantCulture);
        return new Diagnostic(
            "fonts.missing-glyph",
            Severity.Warning,
            at,
            new Message(
                $"没有字体含有字符“{character}”（{name}，{typeface.Name}，共 {times} 处），以方框代替",
                $"no font has the character '{character}' ({name}, {typeface.Name}, {times} times); a box is drawn"),
            new Message("安装字符更全的字体，并列入样式的字体链", "install a font with more characters and name it in the style's chain of faces"));
    }
}
