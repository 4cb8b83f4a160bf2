using System.Security.Cryptography;
using Converter.Batches;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Fonts;

namespace Converter.Cli.Commands;

/// <summary>One run over several files, with its progress and its summary; the same for <c>convert</c> and <c>batch</c>.</summary>
internal sealed class ConversionRun
{
    private readonly ConversionPlan _plan;
    private readonly Terminal _terminal;
    private readonly DocumentConverter _converter;

    /// <summary>Prepares a run.</summary>
    /// <param name="plan">How to convert.</param>
    /// <param name="terminal">Where to speak.</param>
    public ConversionRun(ConversionPlan plan, Terminal terminal)
    {
        (_plan, _terminal) = (plan, terminal);
        Fonts = FontSources.Open(plan.Fonts);
        _converter = new DocumentConverter(Fonts, TimeProvider.System);
    }

    /// <summary>The fonts that are there to choose from.</summary>
    public FontLibrary Fonts { get; }

    /// <summary>How one text is converted.</summary>
    public BatchConversion Conversion => new() { Convert = Convert, BesideOf = BesideOf, Jobs = _plan.Jobs };

    /// <summary>Converts all files and says how it went.</summary>
    /// <param name="items">The files.</param>
    /// <param name="target">Where the outputs go.</param>
    /// <returns>The exit code.</returns>
    public int Execute(IReadOnlyList<BatchItem> items, BatchTarget target)
    {
        RunProgress progress = new(_terminal with { IsInteractive = false }, items.Count, TimeProvider.System);
        return Summarize(new BatchRun(target, Conversion, TimeProvider.System).Execute(items, progress.Tell));
    }

    /// <summary>Says how a run went.</summary>
    /// <param name="steps">What came of each file.</param>
    /// <returns>The exit code.</returns>
    public int Summarize(IReadOnlyCollection<BatchStep> steps)
    {
        RunSummary.Say([.. steps.Select(step => step.File)], _terminal);
        return ExitCode.Of([.. steps.Select(CodeOf)]);
    }

    private ConversionResult Convert(BatchItem item, InputFile input, ICollection<Diagnostic> findings) =>
        _converter.Convert(input.FileName, input.Content, _plan.Options with
        {
            Reading = _plan.Reading.For(item.Entry.Place, findings),
            FieldFile = FieldsBeside.Read(item.Entry.Place, _plan.Style, findings),
        });

    /// <summary>A digest of the corrections and the values that stand beside a text.</summary>
    private string BesideOf(BatchItem item)
    {
        string corrections = _plan.Reading.DigestFor(item.Entry.Place);
        string values = FieldsBeside.Read(item.Entry.Place, _plan.Style, []) is { } file ? System.Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)) : string.Empty;
        return corrections.Length + values.Length == 0 ? string.Empty : BatchKey.Digest($"{corrections} {values}");
    }

    private static int CodeOf(BatchStep step) => step switch
    {
        { Problem: not null } => ExitCode.InputUnreadable,
        { File.State: BatchState.NotStarted } => ExitCode.SomeFailed,
        _ => CodeOf(step.Outcome ?? ConversionOutcome.Done),
    };

    /// <summary>The exit code for an outcome.</summary>
    /// <param name="outcome">How a conversion ended.</param>
    public static int CodeOf(ConversionOutcome outcome) => outcome switch
    {
        ConversionOutcome.Done => ExitCode.Done,
        ConversionOutcome.InputUnreadable => ExitCode.InputUnreadable,
        ConversionOutcome.FieldsWrong => ExitCode.Usage,
        ConversionOutcome.PlaceholdersLeft => ExitCode.Findings,
        ConversionOutcome.FontsMissing => ExitCode.StyleOrFont,
        _ => ExitCode.Internal,
    };
}
