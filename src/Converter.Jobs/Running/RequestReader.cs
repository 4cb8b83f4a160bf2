using System.Collections.Immutable;
using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Pdf;
using Converter.Reading;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;
using Converter.Styles.Sheets;

namespace Converter.Jobs.Running;

/// <summary>Makes of a stored request the options of a conversion.</summary>
public static class RequestReader
{
    /// <summary>The options.</summary>
    /// <param name="request">The request.</param>
    /// <param name="findings">Receives what is wrong with it.</param>
    /// <returns>The options; <see langword="null"/> where they cannot be had.</returns>
    public static ConversionOptions? Options(ConversionRequest request, ICollection<Diagnostic> findings)
    {
        StyleSheet? sheet = null;
        if (request.Style is { } style)
        {
            StyleSheetResult result = ReadStyle(style, request.StyleText);
            foreach (Diagnostic finding in result.Findings)
            {
                findings.Add(finding);
            }

            if (result.Sheet is null)
            {
                return null;
            }

            sheet = result.Sheet;
        }

        return new ConversionOptions
        {
            Style = sheet,
            Formats = FormatsOf(request.Formats),
            Fields = request.Fields,
            RefusePlaceholders = request.RefusePlaceholders,
            Mirrored = request.Mirrored,
            PadEven = request.PadEven,
            Contents = request.Contents,
            ContentsLevels = request.ContentsLevels,
            Comments = request.Comments,
            Pdf = new PdfOptions { CropMarks = request.CropMarks, Colors = ColorsOf(request.Colors) },
            Reading = Reading(request, findings),
        };
    }

    /// <summary>How the text is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="findings">Receives what is wrong with its corrections.</param>
    public static ReadingOptions Reading(ConversionRequest request, ICollection<Diagnostic> findings)
    {
        ImmutableArray<LineCorrection>.Builder corrections = ImmutableArray.CreateBuilder<LineCorrection>();
        foreach (CorrectedLine line in request.Corrections)
        {
            if (CorrectionReader.Parse(FormattableString.Invariant($"{line.N}={line.Role}")) is { } correction)
            {
                corrections.Add(correction with { Level = Math.Clamp(line.Level, 0, 9), Head = line.Head });
            }
            else
            {
                findings.Add(Malformed(line));
            }
        }

        ReadingOptions options = new() { Cleaning = new CleaningOptions { Keep = [.. request.Keep], Enabled = request.Clean } };
        return corrections.Count == 0 ? options : options.With(corrections);
    }

    /// <summary>A style sheet by name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text; <see langword="null"/> for a built-in one.</param>
    public static StyleSheetResult ReadStyle(string name, string? text)
    {
        if (text is not null)
        {
            return StyleSheetReader.Read(text, name + ".yaml", BuiltInStyles.Text);
        }

        return BuiltInStyles.Load(name) is { } sheet ? new StyleSheetResult(sheet, []) : new StyleSheetResult(null, [UnknownStyle(name)]);
    }

    private static OutputFormats FormatsOf(ImmutableArray<string> words) =>
        (words.Contains("docx") ? OutputFormats.Docx : OutputFormats.None) | (words.Contains("pdf") ? OutputFormats.Pdf : OutputFormats.None);

    private static PrintColors? ColorsOf(string? word) => word switch { "cmyk" => PrintColors.Cmyk, "rgb" => PrintColors.Rgb, _ => null };

    private static Diagnostic UnknownStyle(string name) => new(
        "style.missing",
        Severity.Error,
        null,
        new Message($"没有名为“{name}”的样式", $"there is no style called '{name}'"),
        new Message($"现有样式：{string.Join("、", BuiltInStyles.Names)}，或先上传自己的样式", $"the styles are {string.Join(", ", BuiltInStyles.Names)}; or upload your own first"));

    private static Diagnostic Malformed(CorrectedLine line) => new(
        "outline.correction-malformed",
        Severity.Error,
        null,
        new Message($"看不懂对第 {line.N} 行的更正“{line.Role}”", $"the correction '{line.Role}' of line {line.N} is not understood"),
        new Message("n 为行号，role 用结构 JSON 中的词", "n is the number of a line, role a word of the outline JSON"));
}
