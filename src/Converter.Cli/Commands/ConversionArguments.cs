using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using Converter.Batches;
using Converter.Conversion;
using Converter.Documents;
using Converter.Pdf;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary>How texts are converted, as a command line says it.</summary>
/// <param name="Options">The options that hold for all texts.</param>
/// <param name="Reading">How the texts are read, with the corrections of each.</param>
/// <param name="Style">The style that was asked for, by name or file; it is no file of values, wherever it stands.</param>
/// <param name="Fonts">A folder with fonts that goes before all others; <see langword="null"/> for none.</param>
/// <param name="Jobs">How many are converted at the same time.</param>
internal sealed record ConversionPlan(ConversionOptions Options, ReadingPlan Reading, string? Style, string? Fonts, int Jobs);

/// <summary>The options by which texts are converted, the same for every command that converts some.</summary>
internal sealed class ConversionArguments
{
    private readonly HashSet<Option> _own = [];
    private readonly Option<string> _fonts = FileArguments.Fonts();
    private readonly ReadingArguments _reading = new();
    private readonly PdfArguments _pdf = new();
    private readonly ContentsArgument _contents = new();

    private readonly Option<string> _style = new("--style")
    {
        Description = "样式名或样式文件；缺省按文种选择 / style by name or file; by default chosen by the kind of document",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string> _formats = new("--formats")
    {
        Description = "输出格式，逗号分隔：docx,pdf（缺省两者） / formats, separated by commas: docx,pdf (both by default)",
        HelpName = "docx,pdf",
        DefaultValueFactory = _ => "docx,pdf",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = $"补充要素：{string.Join("、", DocumentFields.Names)} / a value that the text does not hold",
        HelpName = "field=value",
    };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "同时转换的文件数 / files converted at the same time",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<bool> _refusePlaceholders = new("--refuse-placeholders")
    {
        Description = "有占位符（××、____ 等）时不转换，用于定稿 / for final copies: do not convert a text that still has placeholders",
    };

    private readonly Option<bool> _mirrored = new("--mirrored")
    {
        Description = "双面印刷：偶数页订口在右 / for double-sided print: the binding margin of even pages is on the right",
    };

    private readonly Option<bool> _padEven = new("--pad-even")
    {
        Description = "页数为单时补一个空白页（不编页码） / add a blank page, not numbered, where the number of pages is odd",
    };

    private readonly Option<bool> _dumpLayout = new("--dump-layout")
    {
        Description = "另写 NAME.layout.txt：每行的位置、字体和调整量 / write NAME.layout.txt too: place, faces and adjustments of every line",
    };

    private readonly Option<bool> _comments = new("--comments")
    {
        Description = "在 .docx 中用批注列出校对发现，占位符加亮 / findings of proofreading as comments in the .docx, placeholders coloured",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        int before = command.Options.Count;
        foreach (Option option in new Option[] { _style, _formats, _fonts, _set, _jobs, _refusePlaceholders, _mirrored, _padEven, _dumpLayout, _comments })
        {
            command.Options.Add(option);
        }

        _contents.AddTo(command);
        _pdf.AddTo(command);
        _reading.AddTo(command);
        command.Validators.Add(Validate);
        _own.UnionWith(command.Options.Skip(before));
    }

    /// <summary>The options as given; what is wrong with them is said.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="terminal">Where to speak.</param>
    /// <param name="code">The exit code where they cannot be used.</param>
    /// <returns>The options; <see langword="null"/> where they cannot be used.</returns>
    public ConversionPlan? Get(ParseResult parsed, Terminal terminal, out int code)
    {
        List<Diagnostic> findings = [];
        ReadingPlan? reading = _reading.Get(parsed, findings);
        StyleSheetResult? style = parsed.GetValue(_style) is { } name ? StyleArgument.Read(name) : null;
        findings.AddRange(style?.Findings ?? []);
        findings.ForEach(finding => terminal.Say(parsed.GetValue(_style) ?? "converter", finding));
        if (reading is null || style is { Sheet: null })
        {
            code = ExitCode.StyleOrFont;
            return null;
        }

        List<Diagnostic> pdfFindings = [];
        PdfOptions? pdf = _pdf.Get(parsed, pdfFindings);
        pdfFindings.ForEach(finding => terminal.Say("converter", finding));
        code = pdf is null ? ExitCode.Usage : ExitCode.Done;
        return pdf is null ? null : new ConversionPlan(_contents.Set(OptionsOf(parsed, reading, style?.Sheet, pdf), parsed), reading, parsed.GetValue(_style), parsed.GetValue(_fonts), parsed.GetValue(_jobs));
    }

    /// <summary>Names of the fields that are given, while the command line is checked.</summary>
    /// <param name="result">The command.</param>
    public IEnumerable<string> FieldNames(CommandResult result) => (result.GetValue(_set) ?? []).Select(pair => pair.Split('=')[0]);

    /// <summary>The options that have a bearing on the files, written out; a file that one of them names stands with its content.</summary>
    /// <param name="parsed">The parsed command line.</param>
    public string Describe(ParseResult parsed)
    {
        HashSet<Option> passedOver = [_style, _fonts, _jobs];
        IEnumerable<string> lines = parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(option => _own.Contains(option.Option) && !passedOver.Contains(option.Option))
            .Select(option => $"{option.Option.Name} {string.Join(' ', option.Tokens.Select(token => ContentOf(token.Value)))}");
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private ConversionOptions OptionsOf(ParseResult parsed, ReadingPlan reading, StyleSheet? sheet, PdfOptions pdf) => new()
    {
        Pdf = pdf,
        Style = sheet,
        Formats = FormatsOf(parsed.GetValue(_formats)!).Formats | (parsed.GetValue(_dumpLayout) ? OutputFormats.Layout : OutputFormats.None),
        Mirrored = parsed.GetValue(_mirrored) ? true : null,
        PadEven = parsed.GetValue(_padEven) ? true : null,
        Reading = reading.Common,
        RefusePlaceholders = parsed.GetValue(_refusePlaceholders),
        Comments = parsed.GetValue(_comments),
        Fields = FieldsOf(parsed.GetValue(_set) ?? []),
    };

    /// <summary>A secret behind a variable or in a file stands with its value, as a digest.</summary>
    private static string ContentOf(string word)
    {
        string path = word.StartsWith("file:", StringComparison.Ordinal) ? word["file:".Length..] : word;
        string value = word.StartsWith("env:", StringComparison.Ordinal) ? Environment.GetEnvironmentVariable(word["env:".Length..]) ?? string.Empty : word;
        try
        {
            return BatchKey.Digest(File.Exists(path) ? System.Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return BatchKey.Digest(value);
        }
    }

    private void Validate(CommandResult result)
    {
        if (result.GetValue(_formats) is { } formats && FormatsOf(formats).Unknown is { } unknown)
        {
            result.AddError($"没有格式“{unknown}”，可用 docx、pdf / there is no format '{unknown}'; docx and pdf are");
        }

        foreach (string pair in result.GetValue(_set) ?? [])
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at && (at <= 0 || !DocumentFields.Names.Contains(pair[..at])))
            {
                result.AddError($"--set {pair}: 应为 field=value，field 为 {string.Join("、", DocumentFields.Names)} / field=value with one of these fields");
            }
        }

        if (result.GetResult(_jobs) is { Implicit: false } jobs && jobs.GetValue(_jobs) < 1)
        {
            result.AddError("--jobs 至少为 1 / --jobs is at least 1");
        }
    }

    private static (OutputFormats Formats, string? Unknown) FormatsOf(string list)
    {
        OutputFormats formats = OutputFormats.None;
        foreach (string word in list.Split(',', StringSplitOptions.TrimEntries))
        {
            OutputFormats? format = word switch { "docx" => OutputFormats.Docx, "pdf" => OutputFormats.Pdf, _ => null };
            if (format is null)
            {
                return (formats, word);
            }

            formats |= format.Value;
        }

        return (formats, null);
    }

    private static ImmutableSortedDictionary<string, string> FieldsOf(string[] pairs)
    {
        ImmutableSortedDictionary<string, string>.Builder fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            fields[pair[..at]] = pair[(at + 1)..];
        }

        return fields.ToImmutable();
    }
}
