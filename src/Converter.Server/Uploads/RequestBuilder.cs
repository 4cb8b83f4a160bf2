using System.Collections.Immutable;
using System.Text.Json;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Reading.Outline;
using Converter.Server.Answers;
using Converter.Styles.Sheets;

namespace Converter.Server.Uploads;

/// <summary>Makes of a form the request of a conversion, with everything checked that can be before a job is accepted.</summary>
/// <param name="styles">The style sheets of the owners.</param>
internal sealed class RequestBuilder(StyleStore styles)
{
    private const int MostCorrections = 20_000;

    /// <summary>The request.</summary>
    /// <param name="form">The form.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="ProblemException">The form cannot be used.</exception>
    public async Task<ConversionRequest> BuildAsync(ConversionForm form, string owner, CancellationToken cancel)
    {
        ConversionRequest request = new()
        {
            Style = form.Style,
            StyleText = form.Style is { } style ? await styles.TextAsync(owner, style, cancel).ConfigureAwait(false) : null,
            Formats = FormatsOf(form.Formats),
            Fields = (form.Fields ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Corrections = CorrectionsOf(form),
            Keep = [.. form.Keep ?? []],
            Clean = form.Clean ?? true,
            RefusePlaceholders = form.RefusePlaceholders ?? false,
            Mirrored = form.Mirrored,
            PadEven = form.PadEven,
            Contents = form.Contents,
            ContentsLevels = form.ContentsLevels is null or (>= 0 and <= ContentsFormat.MostLevels)
                ? form.ContentsLevels : throw new ProblemException(Problems.Malformed("contentsLevels", $"0 … {ContentsFormat.MostLevels}")),
            Comments = form.Comments ?? false,
            CropMarks = form.CropMarks,
            Colors = form.Colors is null or "rgb" or "cmyk" ? form.Colors : throw new ProblemException(Problems.Malformed("colors", "rgb, cmyk")),
        };
        List<Diagnostic> findings = [];
        RequestReader.Options(request, findings);
        foreach (string name in request.Fields.Keys.Where(name => !Conversion.DocumentFields.Names.Contains(name)))
        {
            findings.Add(new Diagnostic(
                "fields.unknown",
                Severity.Error,
                null,
                new Message($"没有名为“{name}”的要素", $"there is no field called '{name}'"),
                new Message($"可用的要素：{string.Join("、", Conversion.DocumentFields.Names)}", $"the fields are {string.Join(", ", Conversion.DocumentFields.Names)}")));
        }

        Diagnostic[] errors = [.. findings.Where(finding => finding.Severity == Severity.Error)];
        return errors.Length == 0 ? request : throw new ProblemException(Problems.Unusable(errors));
    }

    /// <summary>The request of a new version: what the form leaves out stays as it was.</summary>
    /// <param name="old">The request of the version before.</param>
    /// <param name="form">The form of the new one.</param>
    /// <param name="asked">The request that the form alone would make.</param>
    public static ConversionRequest Renew(ConversionRequest old, ConversionForm form, ConversionRequest asked) => old with
    {
        Corrections = [.. old.Corrections, .. asked.Corrections],
        Style = asked.Style ?? old.Style,
        StyleText = asked.Style is null ? old.StyleText : asked.StyleText,
        Fields = old.Fields.SetItems(asked.Fields),
        Formats = form.Formats is null ? old.Formats : asked.Formats,
        Keep = [.. old.Keep.Union(asked.Keep)],
        Clean = form.Clean ?? old.Clean,
        RefusePlaceholders = form.RefusePlaceholders ?? old.RefusePlaceholders,
        Mirrored = asked.Mirrored ?? old.Mirrored,
        PadEven = asked.PadEven ?? old.PadEven,
        Contents = asked.Contents ?? old.Contents,
        ContentsLevels = asked.ContentsLevels ?? old.ContentsLevels,
        Comments = form.Comments ?? old.Comments,
        CropMarks = asked.CropMarks ?? old.CropMarks,
        Colors = asked.Colors ?? old.Colors,
    };

    private static ImmutableArray<string> FormatsOf(string[]? formats)
    {
        if (formats is null or [])
        {
            return ["docx", "pdf"];
        }

        string[] words = [.. formats.SelectMany(format => format.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(word => word.ToLowerInvariant()).Distinct()];
        return words.All(word => word is "docx" or "pdf") ? [.. words] : throw new ProblemException(Problems.Malformed("formats", "docx, pdf"));
    }

    private static ImmutableArray<CorrectedLine> CorrectionsOf(ConversionForm form)
    {
        List<CorrectedLine> lines = [];
        if (form.Corrections is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } json)
        {
            string outline = json.ValueKind == JsonValueKind.Array ? $"{{\"lines\":{json.GetRawText()}}}" : json.GetRawText();
            CorrectionsResult result = CorrectionReader.Read(System.Text.Encoding.UTF8.GetBytes(outline));
            if (!result.Findings.IsEmpty)
            {
                throw new ProblemException(Problems.Unusable(result.Findings));
            }

            lines.AddRange(result.Corrections.Select(Of));
        }

        foreach (string words in form.SetLine ?? [])
        {
            lines.Add(CorrectionReader.Parse(words) is { } correction
                ? Of(correction)
                : throw new ProblemException(Problems.Malformed("setLine", words)));
        }

        return lines.Count > MostCorrections ? throw new ProblemException(Problems.Malformed("corrections", $"> {MostCorrections}")) : [.. lines];
    }

    private static CorrectedLine Of(LineCorrection correction) => new(correction.Line, Words.Of(correction.Role), correction.Level, correction.Head);
}
